//! A value for a parameter with a flag bit.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "messageReactor#4ba3a95a flags:# top:flags.0?true my:flags.1?true anonymous:flags.2?true peer_id:flags.3?long count:int = MessageReactor;",
    proof = false
)]
pub struct MessageReactor {
    pub top: bool,
    pub my: bool,
    pub anonymous: bool,
    pub peer_id: i64,
    pub count: i32,
}

fn main() {}
