//! Two structs of an enum that accept one line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "userOne id:long = User;", accepts = "user id:long old:int = User;")]
pub struct UserOne {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "userTwo id:long = User;", accepts = "user id:long old:int = User;")]
pub struct UserTwo {
    pub id: i64,
}

#[derive(TlObject)]
pub enum User {
    #[tl(accepts)]
    One(UserOne),
    #[tl(accepts)]
    Two(UserTwo),
}

fn main() {}
