//! A line of the schema that declares a built-in type.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(schema = "schema/api.tl", name = "int128")]
pub struct Wide;

fn main() {}
