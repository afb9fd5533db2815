use tl_core::TlObject;

#[derive(TlObject)]
enum Inner {
    #[tl(id = 0x00000001, proof = false)]
    First,
    #[tl(id = 0x00000002, proof = false)]
    Second,
}

#[derive(TlObject)]
enum Outer {
    Inner(Inner),
}

fn main() {}
