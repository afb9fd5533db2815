//! A parameter without a name.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long int = User;")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", accepts = "chat id:long Photo = Chat;")]
pub struct Chat {
    pub id: i64,
}

fn main() {}
