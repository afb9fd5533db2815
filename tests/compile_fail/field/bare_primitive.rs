use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(bare)]
    id: i64,
    #[tl(bare)]
    text: String,
    #[tl(bare, flag = 0)]
    content: Option<Bytes>,
    #[tl(bare, flag = 1)]
    muted: bool,
}

fn main() {}
