use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(skip, flag = 1)]
    cached: Option<i32>,
    #[tl(skip, name = "other")]
    named: i32,
}

fn main() {}
