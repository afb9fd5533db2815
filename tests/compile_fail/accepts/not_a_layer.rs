//! Layers that are no numbers of layers.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts("225") = "user id:long old:int = User;")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", accepts(0) = "chat id:int = Chat;", convert(id = i32))]
pub struct Chat {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "peer id:long = Peer;", accepts(1, 2) = "peer id:long old:int = Peer;")]
pub struct Peer {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "bot id:long = Bot;", since = "216")]
pub struct Bot {
    pub id: i64,
}

fn main() {}
