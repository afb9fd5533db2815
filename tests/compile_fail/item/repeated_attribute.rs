use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x7d748d04, id = 0x7d748d04)]
struct DataJson {
    #[tl(flag = 1)]
    #[tl(flag = 2)]
    data: Option<String>,
}

fn main() {}
