//! Lists without a line, without parentheses, or empty.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", drop(id), convert(id = i32))]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", accepts = "chat id:long old:int = Chat;", drop = "old")]
pub struct Chat {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "peer id:long = Peer;",
    accepts = "peer id:long old:int = Peer;",
    drop(),
    convert(id)
)]
pub struct Peer {
    pub id: i64,
}

fn main() {}
