//! A line that cannot be read, and one that is not there: of the fields, nothing else is said.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "poll flags:# closed:flags.32?true = Poll;")]
pub struct Poll {
    pub closed: Option<bool>,
    pub size: u64,
}

#[derive(TlObject)]
#[tl(definitions = "quiz flags:# hash:flags.0?int = Quiz;")]
pub struct Quiz {
    pub hash: Option<i32>,
}

#[derive(TlObject)]
#[tl(schema = "schema/gone.tl")]
pub struct Vote {
    pub hash: Option<i32>,
}

#[derive(TlObject)]
#[tl(schema = "schema/gone.tl")]
pub enum Answer {
    Yes { hash: Option<i32> },
    No { hash: Option<i32> },
}

/// Its type is unknown, too, and nothing is said of it here.
#[derive(TlObject)]
#[tl(definition = "votes poll:Survey = Votes;")]
pub struct Votes {
    pub poll: Poll,
}

fn main() {}
