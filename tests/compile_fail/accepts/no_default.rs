//! Values that a line lacks, or may lack.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "user id:long name:string = User;", accepts = "user id:long = User;")]
pub struct User {
    pub id: i64,
    pub name: String,
}

#[derive(TlObject)]
#[tl(
    definition = "chat id:long name:string = Chat;",
    accepts = "chat flags:# id:flags.0?long name:string = Chat;"
)]
pub struct Chat {
    pub id: i64,
    pub name: String,
}

#[derive(TlObject)]
#[tl(
    definition = "peer id:long = Peer;",
    accepts = "peer id:string = Peer;",
    drop(id = String)
)]
pub struct Peer {
    pub id: i64,
}

fn main() {}
