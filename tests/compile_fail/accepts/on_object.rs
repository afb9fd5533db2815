//! Lines on a variant that holds a struct, and on one that is `other`.

use tl_core::TlObject;

use tl_core::Unknown;

#[derive(TlObject)]
#[tl(definition = "user id:long = User;", accepts = "user id:long old:int = User;")]
pub struct User {
    pub id: i64,
}

#[derive(TlObject)]
#[tl(type = "User")]
pub enum AnyUser {
    #[tl(accepts = "user id:long old:int = User;")]
    User(User),
    #[tl(accepts, other)]
    Other(Unknown),
}

#[derive(TlObject)]
#[tl(type = "User")]
pub enum NewUser {
    #[tl(accepts, since = 216)]
    User(User),
}

#[derive(TlObject)]
#[tl(type = "User")]
pub enum GenericUser<X> {
    #[tl(accepts)]
    User(User),
    #[tl(name = "userOf")]
    Of { value: X },
}

fn main() {}
