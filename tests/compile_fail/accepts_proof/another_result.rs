//! A function whose line returns another type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "photo id:long = Photo;")]
pub struct Photo {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false, accepts = "getPhoto id:long = Vector<Photo>;", returns = Photo)]
pub struct GetPhoto {
    pub id: i64,
}

fn main() {}
