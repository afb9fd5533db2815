use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(bare, id = 0x00000001)]
struct Point {
    x: i32,
}

#[derive(TlObject)]
#[tl(bare, returns = bool, proof = false)]
struct Call {
    x: i32,
}

#[derive(TlObject)]
#[tl(bare)]
enum Either {
    #[tl(id = 0x00000001)]
    Left,
}

#[derive(TlObject)]
#[tl(bare)]
struct Signed {
    #[tl(signature)]
    signature: Bytes,
}

fn main() {}
