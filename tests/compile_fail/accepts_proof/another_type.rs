//! A shared parameter of another type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "user id:long photo:Photo names:Vector<string> = User;",
    accepts = "user id:int photo:Photo names:Vector<string> = User;",
    accepts = "user id:long photo:UserPhoto names:Vector<bytes> = User;"
)]
pub struct User {
    pub id: i64,
    pub photo: Photo,
    pub names: Vec<String>,
}

fn main() {}
