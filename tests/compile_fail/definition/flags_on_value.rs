//! An attribute that makes a number a flags word.

use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(definition = "poll count:int = Poll;")]
pub struct Poll {
    #[tl(flags)]
    pub count: Flags,
}

fn main() {}
