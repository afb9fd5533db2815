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

fn main() {}
