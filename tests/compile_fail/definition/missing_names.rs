//! Parameters without a field: what to write for them.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "one id:long match:int self:Bool = One;")]
pub struct One {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "two id:long hash:int = Two;")]
pub struct Two(pub i64);

#[derive(TlObject)]
#[tl(definition = "three id:long = Three;")]
struct Three;

#[derive(TlObject)]
#[tl(definition = "four id:long hash:int = Four;")]
pub struct Four {
    pub id: i64,
    #[tl(skip)]
    pub hash: i32,
}

fn main() {}
