use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x0949d9dc, name = "future_salt", type = "FutureSalt")]
struct FutureSalt {
    valid_until: i32,
    valid_since: i32,
    salt: i64,
}

fn main() {}
