//! Names that are in the lists twice.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(
    definition = "user id:long name:string = User;",
    accepts = "user id:int old:int = User;",
    convert(id = i32, id = i32),
    drop(old, name, old)
)]
pub struct User {
    pub id: i64,
    #[tl(default)]
    pub name: String,
}

#[derive(TlObject)]
#[tl(
    definition = "chat id:long = Chat;",
    accepts = "chat id:int = Chat;",
    convert(id = i32),
    drop(id = i32)
)]
pub struct Chat {
    #[tl(default)]
    pub id: i64,
}

fn main() {}

#[derive(TlObject)]
#[tl(definition = "bot id:long = Bot;", accepts = "bot id:long old:int = Bot;")]
pub struct Bot {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(type = "Bot")]
pub enum AnyBot {
    #[tl(accepts, accepts)]
    Bot(Bot),
}
