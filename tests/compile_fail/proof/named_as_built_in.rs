//! A struct whose constructor has the name of a built-in type. As a type, this name is the built-in one.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "long")]
pub struct Long {
    pub value: i32,
}

#[derive(TlObject)]
#[tl(definition = "page value:long = Page;")]
pub struct Page {
    #[tl(bare)]
    pub value: Long,
}

#[derive(TlObject)]
#[tl(definition = "pages values:Vector<long> = Pages;")]
pub struct Pages {
    #[tl(items = bare)]
    pub values: Vec<Long>,
}

// The CRC32 of "page value:long = Page".
#[derive(TlObject)]
#[tl(id = 0xbed9d73f, name = "page", type = "Page")]
pub struct PageById {
    #[tl(bare)]
    pub value: Long,
}

// Right: the bare form of the type `Long`, and its boxed form.
#[derive(TlObject)]
#[tl(definition = "both bare:%Long boxed:Long = Both;")]
pub struct Both {
    #[tl(bare)]
    pub bare: Long,
    pub boxed: Long,
}

fn main() {}
