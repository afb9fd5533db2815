//! A default of a type that has none.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "user id:long photo:Photo = User;", accepts = "user id:long = User;")]
pub struct User {
    pub id: i64,
    #[tl(default)]
    pub photo: Photo,
}

fn main() {}
