use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Data {
    #[tl(flag = 0, with = module)]
    muted: bool,
    #[tl(flag = 1, type = "true")]
    video: bool,
}

fn main() {}
