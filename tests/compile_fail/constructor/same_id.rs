use tl_core::TlObject;

#[derive(TlObject)]
enum PhoneConnection {
    #[tl(id = 0x9cc123c7)]
    Plain { id: i64 },
    #[tl(id = 0x9cc123c7)]
    Webrtc { id: i64 },
}

fn main() {}
