use tl_core::TlObject;

#[derive(TlObject)]
#[tl(name = "point")]
struct Point(i32, #[tl(name = "y")] i32);

#[derive(TlObject)]
enum Shape {
    #[tl(id = 0x73924be0, name = "circle")]
    Circle(f64),
}

// The id says nothing of names.
#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Given(i32);

fn main() {}
