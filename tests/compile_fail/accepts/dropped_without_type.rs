//! Parameters that the item lacks, of types that are not built in.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "user id:long = User;",
    accepts = "user id:long photo:Photo photos:Vector<Photo> = User;"
)]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "chat id:long = Chat;",
    accepts = "chat id:long photo:Photo = Chat;",
    drop(photo)
)]
pub struct Chat {
    pub id: i64,
}

fn main() {}
