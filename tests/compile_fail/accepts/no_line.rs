//! An item of its own that names no line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts)]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", accepts(225))]
pub struct Chat {
    pub id: i64,
}

fn main() {}
