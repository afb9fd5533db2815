//! Lines with the id of another constructor.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long = User;")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
pub enum Peer {
    #[tl(definition = "peerUser id:long = Peer;", accepts = "peerOld id:long = Peer;")]
    User { id: i64 },
    #[tl(definition = "peerChat id:long = Peer;", accepts = "peerOld id:long = Peer;")]
    Chat { id: i64 },
}

fn main() {}
