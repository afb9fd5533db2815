use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct WallPaper {
    #[tl(flags)]
    flags: Flags,
    #[tl(flags, flag = 1, bare)]
    flags2: Flags,
}

fn main() {}
