use tl_core::TlObject;

#[derive(TlObject)]
enum Inner {
    #[tl(id = 0x00000001)]
    First,
    #[tl(id = 0x00000002)]
    Second,
}

#[derive(TlObject)]
#[tl(id = 0x00000003)]
struct Outer {
    #[tl(items = bare)]
    items: Vec<Inner>,
}

fn main() {}
