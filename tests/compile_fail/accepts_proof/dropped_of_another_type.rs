//! A dropped parameter that is read by another type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "user id:long = User;",
    accepts = "user id:long photo:UserPhoto = User;",
    drop(photo = Photo)
)]
pub struct User {
    pub id: i64,
}

fn main() {}
