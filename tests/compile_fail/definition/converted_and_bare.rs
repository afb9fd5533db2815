//! Fields of other types than the parameters: of a conversion, at its type; in a struct without an id.

use tl_core::{Bytes, TlObject};

#[derive(TlObject)]
#[tl(definition = "wait seconds:int steps:Vector<int> rest:vector<int> = Wait;")]
struct Wait {
    #[tl(as = i64)]
    seconds: u64,
    #[tl(as = i64)]
    steps: Vec<u64>,
    #[tl(as = i32)]
    rest: Vec<u16>,
}

#[derive(TlObject)]
#[tl(bare, definition = "point x:int y:int = Point;")]
struct Point {
    x: i32,
    y: i64,
}

#[derive(TlObject)]
#[tl(definition = "node version:int signature:string = Node;")]
struct Node {
    version: i32,
    #[tl(signature)]
    signature: Bytes,
}

#[derive(TlObject)]
#[tl(bare)]
struct Called {
    #[tl(type = "long")]
    x: i32,
}

fn main() {}
