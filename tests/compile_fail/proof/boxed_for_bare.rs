use tl_core::{Bare, TlObject};

#[derive(TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct FutureSalt {
    valid_since: i32,
    valid_until: i32,
    salt: i64,
}

#[derive(TlObject)]
#[tl(id = 0xae500895, name = "future_salts", type = "FutureSalts")]
struct FutureSalts {
    req_msg_id: i64,
    now: i32,
    salts: Bare<Vec<FutureSalt>>,
}

fn main() {}
