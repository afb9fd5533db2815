//! A function without an id, and a field of another name, whose conversion the fields' line shows.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(bare, schema = "schema/api.tl")]
struct GetConfig {}

#[derive(TlObject)]
#[tl(bare, schema = "schema/api.tl")]
struct FutureSalt {
    #[tl(as = i32)]
    valid_since: u16,
    #[tl(as = i32)]
    valid_until: u16,
    #[tl(as = i64)]
    pepper: Vec<u16>,
}

fn main() {}
