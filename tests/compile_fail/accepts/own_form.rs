//! A field with a form of its own cannot be converted.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "user ids:vector<int> = User;",
    accepts = "user ids:Vector<long> = User;",
    convert(ids = Vec<i64>)
)]
pub struct User {
    #[tl(bare)]
    pub ids: Vec<i32>,
}

fn main() {}
