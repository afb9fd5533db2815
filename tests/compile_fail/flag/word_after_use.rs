use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct WallPaper {
    #[tl(flag = 0)]
    creator: bool,
    #[tl(flags)]
    flags: Flags,
}

fn main() {}
