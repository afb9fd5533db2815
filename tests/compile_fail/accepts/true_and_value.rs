//! A flag bit without a value in one line, and a value in the other.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "user flags:# old:flags.0?true = User;",
    accepts = "user flags:# old:flags.0?int = User;"
)]
pub struct User {
    pub old: bool,
}

#[derive(TlObject)]
#[tl(definition = "chat old:int = Chat;", accepts = "chat flags:# old:flags.0?true = Chat;")]
pub struct Chat {
    pub old: i32,
}

/// And a flags word, which is no value at all.
#[derive(TlObject)]
#[tl(definition = "peer flags:# id:int = Peer;", accepts = "peer id:int flags:long = Peer;")]
pub struct Peer {
    #[tl(flags)]
    pub flags: tl_core::Flags,
    pub id: i32,
}

fn main() {}
