//! A function that returns another type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "users.isOnline id:long = Bool;", returns = i32)]
pub struct IsOnline {
    pub id: i64,
}

fn main() {}
