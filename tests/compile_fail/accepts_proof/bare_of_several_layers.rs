//! Bare values of a struct that is read from the lines of several layers: only an id says which line a value has.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "stamp at:long = Stamp;", accepts(200) = "stamp at:int = Stamp;", convert(at = i32))]
pub struct Stamp {
    pub at: i64,
}

#[derive(TlObject)]
#[tl(
    definition = "entry id:long stamp:%Stamp = Entry;",
    accepts(200) = "entry id:int stamp:%Stamp = Entry;",
    convert(id = i32)
)]
pub struct Entry {
    pub id: i64,
    #[tl(bare)]
    pub stamp: Stamp,
}

fn main() {}
