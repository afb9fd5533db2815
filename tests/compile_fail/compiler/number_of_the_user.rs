#![allow(non_camel_case_types)]
use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct u32 {
    text: String,
}

#[derive(TlObject)]
#[tl(id = 0x00000002)]
struct Row {
    first: i32,
    second: u32,
}

fn main() {}
