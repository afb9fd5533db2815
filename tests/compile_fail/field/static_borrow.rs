use std::borrow::Cow;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct PhoneConnection {
    ip: &'static str,
    #[tl(flag = 0)]
    peer_tag: Option<&'static [u8]>,
    ipv6: Cow<'static, str>,
    id: &'static i64,
}

fn main() {}
