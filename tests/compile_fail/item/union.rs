use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
union Number {
    int: i32,
    long: i64,
}

fn main() {}
