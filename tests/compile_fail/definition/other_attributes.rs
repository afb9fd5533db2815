//! A name, an id and a type that are not those of the line.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "dataJSON#7d748d04 data:string = DataJSON;",
    id = 0x7d748d05,
    name = "dataJson",
    type = "DataJson"
)]
pub struct DataJson {
    pub data: String,
}

fn main() {}
