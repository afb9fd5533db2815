use tl_core::TlObject;

#[derive(Clone, Copy, TlObject)]
#[tl(id = 0x00000001)]
#[repr(C, packed(4))]
struct FutureSalt {
    valid_since: i32,
    salt: i64,
}

fn main() {}
