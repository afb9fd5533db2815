use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneCall {
    #[tl(flag)]
    p2p_allowed: bool,
    #[tl(flag = "5")]
    video: bool,
    #[tl(flag = flags2)]
    conference_supported: bool,
    #[tl(flag = -1)]
    muted: bool,
    #[tl(flag = "first")]
    need_rating: bool,
}

fn main() {}
