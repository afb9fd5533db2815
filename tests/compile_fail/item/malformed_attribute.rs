use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id: 0x7d748d04)]
struct Colon;

#[derive(TlObject)]
#[tl = "id"]
struct Equals;

#[derive(TlObject)]
#[tl(id = 0x7d748d04 name = "dataJSON")]
struct NoComma;

#[derive(TlObject)]
#[tl(id = 0x7d748d04)]
struct WordWithValue {
    #[tl(bare = true)]
    items: Vec<i32>,
}

fn main() {}
