//! A list cannot borrow from the input: only text and bytes can.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Lists<'a> {
    ids: &'a [i64],
    #[tl(flag = 0)]
    names: Option<&'a [&'a str]>,
}

fn main() {}
