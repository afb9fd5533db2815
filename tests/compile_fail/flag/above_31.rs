use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    #[tl(flag = 32)]
    p2p_allowed: bool,
    #[tl(flag = flags.99)]
    video: bool,
}

fn main() {}
