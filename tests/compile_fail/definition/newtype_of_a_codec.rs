//! A newtype with a codec of its own, whose TL type is given, as another type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
pub struct Len(#[tl(with = tl_core::sized_bytes, type = "int")] pub Vec<u8>);

#[derive(TlObject)]
#[tl(definition = "one x:string = One;")]
pub struct One {
    pub x: Len,
}

#[derive(TlObject)]
#[tl(definition = "two x:int = Two;")]
pub struct Two {
    pub x: Len,
}

fn main() {}
