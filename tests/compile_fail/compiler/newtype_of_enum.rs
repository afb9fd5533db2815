use tl_core::TlObject;

#[derive(TlObject)]
enum Inner {
    #[tl(id = 0x00000001)]
    First,
    #[tl(id = 0x00000002)]
    Second,
}

#[derive(TlObject)]
enum Outer {
    Inner(Inner),
}

fn main() {}
