//! Types that are written out, of another form than the fields.

use tl_core::{Bare, TlObject, Unknown};

#[derive(TlObject)]
#[tl(id = 0x00000001, name = "user", proof = false)]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(definition = "one date:Date users:Vector<User> ids:vector<long> = One;")]
pub struct One {
    #[tl(type = "Date")]
    pub date: i32,
    #[tl(type = "Vector<User>")]
    pub users: User,
    #[tl(type = "vector<long>")]
    pub ids: Vec<i64>,
}

#[derive(TlObject)]
#[tl(definition = "two user:%User salt:salt bytes:bytes object:Object = Two;")]
pub struct Two {
    #[tl(type = "%User")]
    pub user: User,
    #[tl(type = "salt")]
    pub salt: User,
    #[tl(type = "bytes")]
    pub bytes: i64,
    #[tl(type = "Object")]
    pub object: Bare<User>,
}

#[derive(TlObject)]
#[tl(definition = "three bytes:int body:Object = Three;")]
pub struct Three {
    #[tl(name = "bytes", type = "int body:Object")]
    pub body: Unknown,
}

fn main() {}
