//! A struct that no longer fits its schema.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(schema = "schema/api.tl")]
pub struct FutureSalt {
    pub valid_since: i32,
    pub valid_until: i32,
    pub pepper: i64,
}

#[derive(TlObject)]
#[tl(schema = "schema/api.tl")]
pub enum PhoneCall {
    Empty { id: i32 },
}

fn main() {}
