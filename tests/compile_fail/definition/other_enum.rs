//! Variants of two types.

use tl_core::TlObject;

#[derive(TlObject)]
pub enum PhoneCall {
    #[tl(definition = "phoneCallEmpty#5366c915 id:long = PhoneCall;")]
    Empty { id: i64 },
    #[tl(definition = "dataJSON#7d748d04 data:string = DataJSON;")]
    Data { data: String },
}

fn main() {}
