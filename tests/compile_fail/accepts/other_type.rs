//! Lines of another TL type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:int = Person;", convert(id = i32))]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
pub enum Peer {
    #[tl(definition = "peerUser id:long = Peer;", accepts = "peerUser id:long old:int = Chat;")]
    User { id: i64 },
}

#[derive(TlObject)]
#[tl(definition = "getUser id:long = User;", accepts = "getUser id:long old:int = Chat;", returns = User)]
pub struct GetUser {
    pub id: i64,
}

fn main() {}
