use tl_core::{Flags, TlObject, Unknown};

#[derive(TlObject)]
#[tl(nmae = "help.config")]
struct Config {
    #[tl(flg = 5)]
    expires: Option<i32>,
    #[tl(skp)]
    cached: std::collections::HashMap<i32, String>,
    #[tl(flgs)]
    flags2: Flags,
    #[tl(flag = flags2.1)]
    test_mode: bool,
}

#[derive(TlObject)]
#[tl(dailect = "ton")]
enum Update {
    #[tl(ID = 0x1)]
    Empty,
    #[tl(ide = 0x2)]
    Count(#[tl(name = "count")] i32),
    #[tl(othr)]
    Unknown(Unknown),
}

// What uses the broken types does not fail, too.
#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Updates {
    config: Config,
    updates: Vec<Update>,
}

fn main() {}
