use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct ChannelFull {
    #[tl(flags)]
    flags: Flags,
    #[tl(flags)]
    flags2: Flags,
    #[tl(flag = 3)]
    blocked: bool,
}

fn main() {}
