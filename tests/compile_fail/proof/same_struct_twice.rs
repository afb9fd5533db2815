use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "circle", type = "Shape")]
struct Circle {
    radius: i32,
}

#[derive(TlObject)]
enum Shape {
    Circle(Circle),
    Square(Circle),
}

fn main() {}
