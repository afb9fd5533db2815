use tl_core::{Flags, TlObject};

#[derive(TlObject)]
#[tl(definition = "first flags:# x:flags.0?int = First;")]
struct First {
    #[tl(flags)]
    flags: u32,
    x: Option<i32>,
}

#[derive(TlObject)]
#[tl(definition = "second flags:# count:flags.0?# = Second;")]
struct Second {
    count: Option<Flags>,
}

fn main() {}
