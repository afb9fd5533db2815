//! A type parameter where the line has no type variable.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "page items:Vector<long> = Page;")]
pub struct Page<X> {
    pub items: X,
}

fn main() {}
