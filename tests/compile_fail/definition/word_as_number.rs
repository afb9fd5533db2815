//! A number for a flags word.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "poll flags:# closed:flags.0?true hash:int = Poll;")]
pub struct Poll {
    pub flags: u32,
    pub closed: bool,
    pub hash: i32,
}

fn main() {}
