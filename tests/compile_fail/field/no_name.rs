//! A name that is empty: of a flags word, and of a constructor.

use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
pub struct Page {
    #[tl(flags, name = "")]
    pub flags: Flags,
    #[tl(flag = 0, name = "")]
    pub title: Option<String>,
}

#[derive(TlObject)]
#[tl(name = "")]
pub struct Empty {
    #[tl(name = "")]
    pub title: String,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, name = "pair")]
pub struct Pair(#[tl(name = "")] i32, #[tl(name = "")] String);

fn main() {}
