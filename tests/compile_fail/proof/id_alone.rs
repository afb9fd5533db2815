//! Ids without a name. The default name spells the first three; the others are not proven, which the compiler
//! warns of.
#![deny(deprecated)]

use tl_core::{Bytes, TlObject};

pub type Text = String;

#[derive(TlObject)]
#[tl(id = 0xfc878fc8)]
pub struct PhoneCallProtocol {
    #[tl(flag = 0)]
    pub udp_p2p: bool,
    #[tl(flag = 1)]
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<String>,
}

// The macro does not know what `Text` is. The compiler does.
#[derive(TlObject)]
#[tl(id = 0xb71e767a, type = "JSONValue")]
pub struct JsonString {
    pub value: Text,
}

#[derive(TlObject)]
pub enum Peer {
    #[tl(id = 0x59511722)]
    PeerUser { user_id: i64 },
    // Swapped with that of another constructor.
    #[tl(id = 0xa2a5371e)]
    PeerChat { chat_id: i64 },
}

#[derive(TlObject)]
#[tl(id = 0x7abe77ec)]
pub struct Ping {
    pub ping_id: i64,
}

// Only the id is reported, not the uses of the deprecated item.
#[deprecated]
#[derive(TlObject)]
#[tl(id = 0x7abe77ec)]
pub struct OldPing {
    #[deprecated]
    pub ping_id: i64,
}

#[deprecated]
#[derive(TlObject)]
#[tl(id = 0x7abe77ec)]
pub struct OldPage<X> {
    #[deprecated]
    pub query: X,
}

#[derive(TlObject)]
#[tl(id = 0x7abe77ec, proof = false)]
pub struct MeantPing {
    pub data: Bytes,
}

fn main() {}
