//! A line that is none, and one that does not spell its id.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "chat id:long = Chat;", accepts = "chat#00000001 id:long old:int = Chat;")]
pub struct Chat {
    pub id: i64,
}

fn main() {}
