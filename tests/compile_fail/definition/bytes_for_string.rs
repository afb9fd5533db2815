//! Bytes for text.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "dataJSON#7d748d04 data:string = DataJSON;")]
pub struct DataJson {
    pub data: Vec<u8>,
}

fn main() {}
