//! A field that is given the name of a built-in type whose form it does not have.

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0x7abe77ec, name = "ping", type = "Pong")]
pub struct Ping {
    #[tl(type = "long")]
    pub ping_id: i32,
}

#[derive(TlObject)]
#[tl(name = "lists")]
pub struct Lists {
    #[tl(type = "Vector<int>")]
    pub ids: Vec<i64>,
    // The two have one form.
    #[tl(type = "Vector<string>")]
    pub parts: Vec<Bytes>,
    // The schema's own name of a type.
    #[tl(type = "int53")]
    pub number: i64,
}

fn main() {}
