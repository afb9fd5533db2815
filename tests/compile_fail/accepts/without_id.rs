//! Items without a constructor id.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(bare, definition = "user id:long = User;", accepts = "user id:long old:int = User;")]
pub struct User {
    pub id: i64,
}

fn main() {}
