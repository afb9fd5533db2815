//! A line that does not spell its id.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "dataJSON#7d748d04 date:string = DataJSON;")]
pub struct DataJson {
    pub date: String,
}

fn main() {}
