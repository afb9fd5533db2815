//! Two parameters of one name, and two fields that are one parameter.

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "point x:int x:int = Point;")]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

#[derive(TlObject)]
#[tl(definition = "size width:int height:int = Size;")]
pub struct Size {
    pub width: i32,
    #[tl(name = "width")]
    pub height: i32,
}

fn main() {}
