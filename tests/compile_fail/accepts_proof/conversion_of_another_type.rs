//! A conversion from a type that is not the line's, and one that Rust does not have.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "user id:long = User;",
    accepts = "user id:string = User;",
    convert(id = i32)
)]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "chat id:long = Chat;",
    accepts = "chat id:Photo = Chat;",
    convert(id = Photo)
)]
pub struct Chat {
    pub id: i64,
}

fn main() {}
