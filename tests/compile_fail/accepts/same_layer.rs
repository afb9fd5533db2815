//! Two lines of one layer, and a line of a layer that has the definition.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "user id:long = User;",
    accepts(225) = "user id:long old:int = User;",
    accepts(225) = "user id:long older:int = User;"
)]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", since = 220, accepts(225) = "chat id:long old:int = Chat;")]
pub struct Chat {
    pub id: i64,
}

fn main() {}
