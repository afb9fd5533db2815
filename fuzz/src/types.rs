//! Types in which everything that TL has comes up.

use std::borrow::Cow;

use tl_core::{Bare, Bytes, Flags, Int128, Int256, TlObject, Unknown};

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, proof = false)]
pub struct Everything {
    pub count: u32,
    #[tl(flags)]
    pub mode: Flags,
    pub nonce: Int128,
    #[tl(flag = mode.0)]
    pub boolean: Option<bool>,
    #[tl(flag = mode.1, bare)]
    pub pair: Option<Pair>,
    #[tl(flag = mode.2)]
    pub is_muted: bool,
    #[tl(flags)]
    pub flags2: Flags,
    #[tl(flag = mode.3)]
    pub left: Option<Int256>,
    #[tl(flag = flags2.3)]
    pub shared_a: Option<String>,
    #[tl(flag = flags2.3)]
    pub shared_b: Option<Vec<Bytes>>,
    #[tl(bare)]
    pub pairs: Vec<Bare<Pair>>,
    pub numbers: Vec<Vec<i64>>,
    pub booleans: Vec<bool>,
    pub content: Vec<u8>,
    #[tl(with = tl_core::sized, type = "Object")]
    pub sized: Unknown,
    pub rich: RichText,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002, proof = false)]
pub struct Pair {
    pub left: i32,
    pub right: String,
}

#[derive(Debug, PartialEq, TlObject)]
pub enum RichText {
    #[tl(id = 0x744694e0, name = "textPlain")]
    Plain { text: String },
    #[tl(id = 0x6724abc4, name = "textBold")]
    Bold { text: Box<RichText> },
    #[tl(id = 0x7e6260d7, name = "textConcat")]
    Concat { texts: Vec<RichText> },
    #[tl(id = 0xdc3d824f, name = "textEmpty")]
    Empty,
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, proof = false)]
pub struct Borrowed<'a> {
    #[tl(flag = 0)]
    pub text: Option<&'a str>,
    pub content: &'a [u8],
    pub either: Cow<'a, str>,
    pub texts: Vec<&'a str>,
}
