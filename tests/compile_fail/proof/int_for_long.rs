use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0x9cc123c7, name = "phoneConnection")]
struct PhoneConnection {
    #[tl(flag = 0)]
    tcp: bool,
    id: i32,
    ip: String,
    ipv6: String,
    port: i32,
    peer_tag: Bytes,
}

fn main() {}
