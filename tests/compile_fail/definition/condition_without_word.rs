//! Conditions that no flags word in front decides.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "poll flags:int closed:flags.0?true hash:int = Poll;")]
pub struct Poll {
    pub flags: i32,
    pub closed: bool,
    pub hash: i32,
}

#[derive(TlObject)]
#[tl(definition = "quiz flags:# flags2:flags.0?# closed:flags2.1?true = Quiz;")]
pub struct Quiz {
    pub closed: bool,
}

#[derive(TlObject)]
#[tl(definition = "vote closed:flags.1?true flags:# = Vote;")]
pub struct Vote {
    pub closed: Option<bool>,
}

fn main() {}
