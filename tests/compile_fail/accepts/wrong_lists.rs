//! Names in lists that are not what the lists are about.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "user id:long name:string = User;",
    accepts = "user id:long photo:Photo = User;",
    drop(photo = Photo, id, name = String, nobody),
    convert(name = i32, photo = i32, nobody = i32)
)]
pub struct User {
    pub id: i64,
    #[tl(default)]
    pub name: String,
}

fn main() {}
