use std::collections::VecDeque;
use std::sync::Arc;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Message {
    id: u64,
    #[tl(flag = 0)]
    optional: Option<u64>,
    list: Vec<u64>,
    lists: VecDeque<Vec<u64>>,
    shared: Arc<[u64]>,
    #[tl(type = "int")]
    int: u64,
    #[tl(type = "Vector<int>")]
    ints: Vec<u64>,
    #[tl(type = "long", bare)]
    bare: u64,
}

fn main() {}
