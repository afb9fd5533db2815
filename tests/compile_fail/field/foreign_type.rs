use std::collections::{BTreeMap, HashMap, HashSet};

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Message {
    ratio: f32,
    letter: char,
    port: u16,
    small: i16,
    index: isize,
    color: [i32; 4],
    pair: (i32, String),
    unit: (),
    callback: fn(i32) -> i32,
    #[tl(flag = 0)]
    users: Option<HashMap<i64, String>>,
    chats: Vec<BTreeMap<i64, String>>,
    seen: std::collections::HashSet<i64>,
    sent: std::time::SystemTime,
    timeout: std::time::Duration,
    address: core::net::IpAddr,
    ipv4: core::net::Ipv4Addr,
    range: std::ops::Range<i32>,
    lock: std::sync::Mutex<i32>,
    any: Box<dyn std::any::Any>,
    // These are taken as they are.
    #[tl(skip)]
    cached: HashSet<i64>,
}

fn main() {}
