use tl_core::TlObject;

#[derive(TlObject)]
#[tl(bare)]
struct Point {
    x: i32,
}

#[derive(TlObject)]
enum Shape {
    Point(Point),
}

fn main() {}
