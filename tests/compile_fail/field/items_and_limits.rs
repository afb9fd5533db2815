use std::collections::HashSet;

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct Salt {
    salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Salts {
    #[tl(items = bare)]
    one: Salt,
    #[tl(max_items = 3)]
    content: Vec<u8>,
    #[tl(flag = 0, max_items = 3)]
    text: Option<String>,
    #[tl(max_items = 3)]
    set: HashSet<i32>,
    #[tl(items = bare)]
    numbers: Vec<i64>,
    #[tl(items = boxed)]
    boxed: Vec<Salt>,
    #[tl(items)]
    without: Vec<Salt>,
    #[tl(max_items = 0)]
    none: Vec<Bytes>,
    #[tl(max_items = -1)]
    negative: Vec<Bytes>,
    #[tl(max_items = 20u32)]
    suffix: Vec<Bytes>,
    #[tl(max_items)]
    unlimited: Vec<Bytes>,
    #[tl(max_items = 1, max_items = 2)]
    twice: Vec<Bytes>,
}

fn main() {}
