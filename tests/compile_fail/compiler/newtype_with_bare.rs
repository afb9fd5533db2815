use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct UserId(i64);

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct User {
    #[tl(bare)]
    id: UserId,
}

fn main() {}
