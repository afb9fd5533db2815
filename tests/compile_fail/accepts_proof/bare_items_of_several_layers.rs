//! Bare values of such a struct in a line that is the same in all layers: the values in it are not the same.

use tl_core::{Bare, TlObject};

#[derive(TlObject)]
#[tl(definition = "stamp at:long = Stamp;", accepts(200) = "stamp at:int = Stamp;", convert(at = i32))]
pub struct Stamp {
    pub at: i64,
}

#[derive(TlObject)]
#[tl(definition = "log stamps:Vector<%Stamp> = Log;")]
pub struct Log {
    pub stamps: Vec<Bare<Stamp>>,
}

fn main() {}
