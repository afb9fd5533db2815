use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct ChannelFull {
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = nosuch.3)]
    blocked: bool,
}

#[derive(TlObject)]
#[tl(id = 0x00000002)]
struct Implied {
    #[tl(flag = mode.3)]
    blocked: bool,
}

fn main() {}
