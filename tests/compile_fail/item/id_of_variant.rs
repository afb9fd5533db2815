//! A variant with the name of a constant that `ids` makes.

use tl_core::TlObject;

#[allow(non_camel_case_types)]
#[derive(TlObject)]
#[tl(ids)]
pub enum Either {
    #[tl(id = 0x00000001)]
    Left,
    #[tl(id = 0x00000002)]
    LEFT_ID,
}

fn main() {}
