//! A bare value of such a struct in a `Box`.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "stamp at:long = Stamp;", accepts(200) = "stamp at:int = Stamp;", convert(at = i32))]
pub struct Stamp {
    pub at: i64,
}

#[derive(TlObject)]
#[tl(definition = "entry stamp:%Stamp = Entry;")]
pub struct Entry {
    #[tl(bare)]
    pub stamp: Box<Stamp>,
}

fn main() {}
