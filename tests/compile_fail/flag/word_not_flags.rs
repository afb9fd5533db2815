use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct WallPaper {
    #[tl(flags)]
    flags: u32,
    #[tl(flag = 0)]
    creator: bool,
}

fn main() {}
