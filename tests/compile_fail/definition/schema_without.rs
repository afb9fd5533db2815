//! A schema that has no such definition, a file that is not there, and a function that is not marked.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(schema = "schema/api.tl")]
pub struct DataText {
    pub data: String,
}

#[derive(TlObject)]
#[tl(schema = "schema/api.tl")]
pub enum Call {
    Ended { id: i64 },
}

#[derive(TlObject)]
#[tl(schema = "schema/none.tl")]
pub struct None {
    pub data: String,
}

#[derive(TlObject)]
#[tl(schema = "schema/api.tl")]
pub struct GetConfig;

fn main() {}
