//! Texts that are no TL types.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, name = "one", proof = false)]
pub struct One {
    #[tl(type = "!")]
    pub variable: i32,
    #[tl(type = "int int")]
    pub two: i32,
    #[tl(type = "Vector<>")]
    pub vector: Vec<i32>,
}

fn main() {}
