//! Defaults that nothing asks for.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;")]
pub struct User {
    #[tl(default)]
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "chat flags:# id:flags.0?long is_old:flags.1?true = Chat;",
    accepts = "chat = Chat;"
)]
pub struct Chat {
    #[tl(default)]
    pub id: Option<i64>,
    #[tl(default)]
    pub is_old: bool,
}

#[derive(TlObject)]
#[tl(definition = "peer id:long = Peer;", accepts = "peer id:long old:int = Peer;")]
pub struct Peer {
    #[tl(default)]
    pub id: i64,
}

fn main() {}
