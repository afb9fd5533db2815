//! A condition on a word that the line does not have.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "poll flags:# closed:flgs.0?true hash:int = Poll;")]
pub struct Poll {
    pub closed: bool,
    pub hash: i32,
}

fn main() {}
