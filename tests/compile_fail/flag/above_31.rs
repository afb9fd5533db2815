use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    #[tl(flag = 32)]
    p2p_allowed: bool,
    #[tl(flag = flags.99)]
    video: bool,
    #[tl(flag = 5u32)]
    suffix: bool,
    // That it has no flag is not said, too.
    #[tl(flag = 32)]
    custom_parameters: Option<i32>,
}

fn main() {}
