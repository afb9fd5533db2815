//! Variants that do not say what their structs do.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long old:int = User;")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(type = "User")]
pub enum AnyUser {
    User(User),
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;")]
pub struct Chat {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(type = "Chat")]
pub enum AnyChat {
    #[tl(accepts)]
    Chat(Chat),
}

fn main() {}
