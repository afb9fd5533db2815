//! A type that is given to an enum, and that none of its lines has.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(type = "Answer")]
pub enum Reply {
    #[tl(definition = "yes = Reply;")]
    Yes,
    #[tl(definition = "no = Reply;")]
    No,
}

fn main() {}
