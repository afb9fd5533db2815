use std::time::Duration;

use tl_core::{Flags, TlObject};

mod seconds {}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Wait {
    #[tl(as = i32, with = seconds)]
    both: Duration,
    #[tl(as = i32, bare)]
    bare: Duration,
    #[tl(as = i32, items = bare, max_items = 3)]
    items: Vec<Duration>,
    #[tl(as = Option<i32>)]
    option: Duration,
    #[tl(as = u64)]
    foreign: Duration,
    #[tl(as = i32)]
    no_flag: Option<u32>,
    #[tl(flags, as = i32)]
    flags: Flags,
    #[tl(flag = 0, as = i32)]
    bit: bool,
    #[tl(skip, as = i32)]
    skipped: i32,
    #[tl(as)]
    nothing: i32,
    #[tl(as = "i32")]
    text: i32,
}

fn main() {}
