use tl_core::TlObject;

trait Item {}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Page<X: Item> {
    item: X,
}

#[derive(TlObject)]
#[tl(name = "book")]
struct Book<X: Item> {
    #[tl(bare)]
    page: Page<X>,
}

fn main() {}
