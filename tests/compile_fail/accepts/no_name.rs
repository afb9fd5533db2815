//! A parameter without a name.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long int = User;")]
pub struct User {
    pub id: i64,
}

fn main() {}
