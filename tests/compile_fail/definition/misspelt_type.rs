//! Names of types in the line that are nearly the names of TL's types, or that are Rust's.

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(definition = "user flags:# id:lnog name:flags.0?strng = User;")]
pub struct User {
    pub id: i64,
    pub name: Option<String>,
}

#[derive(TlObject)]
#[tl(definition = "page ids:Vector<itn> seen:Vetcor<long> = Page;")]
pub struct Page {
    pub ids: Vec<i32>,
    pub seen: Vec<i64>,
}

#[derive(TlObject)]
#[tl(definition = "point x:i64 y:Long is_set:bool = Point;")]
pub struct Point {
    pub x: i64,
    pub y: i64,
    pub is_set: bool,
}

#[derive(TlObject)]
#[tl(definition = "bits flags:# a:flags.0?ture b:flags.1?True = Bits;")]
pub struct Bits {
    pub a: bool,
    pub b: bool,
}

/// A type of the user's can have the name of Rust's: only the compiler knows.
#[derive(TlObject)]
#[tl(definition = "file name:String data:Bytes = File;")]
pub struct File {
    pub name: String,
    pub data: Bytes,
}

fn main() {}
