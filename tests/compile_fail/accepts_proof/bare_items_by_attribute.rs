//! Items of such a struct without their ids, by the attribute.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "stamp at:long = Stamp;", accepts(200) = "stamp at:int = Stamp;", convert(at = i32))]
pub struct Stamp {
    pub at: i64,
}

#[derive(TlObject)]
#[tl(definition = "log stamps:Vector<%Stamp> = Log;")]
pub struct Log {
    #[tl(items = bare)]
    pub stamps: Vec<Stamp>,
}

fn main() {}
