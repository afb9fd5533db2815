use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "point a:int b:int c:int d:int = Point;")]
struct Point {
    d: i32,
    c: i32,
    b: i32,
    a: i32,
}

fn main() {}
