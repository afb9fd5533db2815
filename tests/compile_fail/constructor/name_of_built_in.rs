//! Constructors that have the name of a built-in type of another form.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(bare)]
pub struct Long {
    pub value: i32,
}

// A `bare` field of this type would be called `double`, as the built-in type.
#[derive(TlObject)]
#[tl(id = 0x12345678)]
pub struct Double {
    pub value: i32,
}

#[derive(TlObject)]
#[tl(name = "bool")]
pub struct Bool {
    pub value: i64,
}

#[derive(TlObject)]
#[tl(type = "Bool")]
pub enum Answer {
    #[tl(name = "boolFalse")]
    No,
    #[tl(name = "yes")]
    Yes,
}

fn main() {}
