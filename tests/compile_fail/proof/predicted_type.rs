use tl_core::{Definition, TlObject};

trait Item {}

impl Item for i32 {}

#[derive(TlObject)]
#[tl(id = 0x00000001, type = "Sheet", proof = false)]
struct Page<X: Item> {
    item: X,
}

#[derive(TlObject)]
#[tl(name = "book")]
struct Book<X: Item> {
    page: Vec<Page<X>>,
}

/// What looks at an instance does not compile.
const _: &[Definition] = Book::<i32>::CONSTRUCTORS;

fn main() {}
