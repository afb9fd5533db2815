use tl_core::{Definition, TlObject};

trait Item {}

impl Item for i32 {}

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Page<X: Item> {
    item: X,
}

#[derive(TlObject)]
#[tl(type = "Page")]
enum AnyPage<X: Item> {
    Page(Page<X>),
    #[tl(id = 0x00000001, proof = false)]
    Empty,
}

/// What looks at an instance does not compile.
const _: &[Definition] = AnyPage::<i32>::CONSTRUCTORS;

fn main() {}
