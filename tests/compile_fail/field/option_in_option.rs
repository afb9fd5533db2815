use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Message {
    #[tl(flag = 0)]
    twice: Option<Option<i32>>,
    items: Vec<Option<String>>,
    #[tl(flag = 1)]
    both: Option<Vec<Option<i64>>>,
    pointer: Box<Option<i64>>,
}

fn main() {}
