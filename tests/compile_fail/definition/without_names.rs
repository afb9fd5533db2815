//! Parameters without names: a wrong type, one too many, one that is missing, and names that they have not.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "pair int string = Pair;")]
pub struct Pair(pub i64, pub String);

#[derive(TlObject)]
#[tl(definition = "couple int string = Couple;")]
pub struct Couple {
    pub first: i32,
    pub second: i32,
}

#[derive(TlObject)]
#[tl(definition = "triple int string x:long = Triple;")]
pub struct Triple {
    pub first: i32,
    pub x: i64,
}

#[derive(TlObject)]
#[tl(definition = "one flags.0?int = One;")]
pub struct One(pub Option<i32>);

#[derive(TlObject)]
#[tl(definition = "point flags:# flags.0?int long = Point;")]
pub struct Point {
    pub x: i32,
    pub y: Option<i64>,
}

#[derive(TlObject)]
#[tl(definition = "named int x:long = Named;")]
pub struct Named {
    #[tl(name = "count")]
    pub count: i32,
    #[tl(name = "")]
    pub x: i64,
    pub more: i32,
}

#[derive(TlObject)]
#[tl(definition = "user flags:# name string bio flags.0?string = User;")]
pub struct User {
    pub name: String,
    pub bio: Option<String>,
}

fn main() {}
