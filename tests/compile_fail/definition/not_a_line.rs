//! Text that is no line of a schema.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "dataJSON#7d748d04 data string = DataJSON;")]
pub struct DataJson {
    pub data: String,
}

#[derive(TlObject)]
#[tl(definition = "int ? = Int;")]
pub struct Int;

#[derive(TlObject)]
#[tl(definition = "a#00000001 = A; b#00000002 = A;")]
pub struct A;

fn main() {}
