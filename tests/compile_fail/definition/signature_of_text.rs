//! Signatures that are no `bytes`: in the line, and in the struct.

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(definition = "one id:long signature:string = One;")]
pub struct One {
    pub id: i64,
    #[tl(signature)]
    pub signature: String,
}

#[derive(TlObject)]
#[tl(definition = "two id:long signature:bytes = Two;")]
pub struct Two {
    pub id: i64,
    #[tl(signature)]
    pub signature: String,
}

#[derive(TlObject)]
#[tl(definition = "three id:long signature:bytes = Three;")]
pub struct Three {
    pub id: i64,
    #[tl(signature)]
    pub signature: Bytes,
}

fn main() {}
