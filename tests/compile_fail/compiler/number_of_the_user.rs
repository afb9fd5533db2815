#![allow(non_camel_case_types)]
use tl_core::TlObject;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct u32 {
    text: String,
}

#[derive(TlObject)]
#[tl(id = 0x00000002, proof = false)]
struct Row {
    first: i32,
    second: u32,
}

fn main() {}
