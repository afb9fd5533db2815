//! Attributes of fields that are a bit or a flags word, which would do nothing.

use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(definition = "one flags:# x:flags.0?true y:flags.1?true = One;")]
pub struct One {
    #[tl(max_items = 3)]
    pub flags: Flags,
    #[tl(with = tl_core::sized)]
    pub x: bool,
    #[tl(as = i32)]
    pub y: bool,
}

fn main() {}
