use tl_core::{Bare, TlObject};

#[derive(TlObject)]
enum Inner {
    #[tl(id = 0x00000001, proof = false)]
    First,
    #[tl(id = 0x00000002, proof = false)]
    Second,
}

#[derive(TlObject)]
#[tl(id = 0x00000003, proof = false)]
struct Outer {
    #[tl(bare)]
    inner: Inner,
    items: Vec<Bare<Inner>>,
}

fn main() {}
