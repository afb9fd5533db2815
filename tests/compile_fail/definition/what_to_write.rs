//! Types that are none of TL's, absent or of another length: the line says what to write.

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(definition = "foo id:int = Foo;")]
pub struct Foo {
    pub id: i32,
}

#[derive(TlObject)]
#[tl(definition = "one flags:# a:int b:flags.0?int c:Bool d:int e:int128 f:string g:foo = One;")]
pub struct One {
    pub a: Option<i64>,
    pub b: i64,
    pub c: u8,
    pub d: f32,
    pub e: [u8; 20],
    pub f: Bytes,
    pub g: Foo,
}

fn main() {}
