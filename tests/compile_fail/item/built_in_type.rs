//! An object that is called by the name of a built-in type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "text", type = "string")]
pub struct Text {
    pub text: String,
}

#[derive(TlObject)]
#[tl(type = "int")]
pub enum Number {
    #[tl(name = "zero")]
    Zero,
}

fn main() {}
