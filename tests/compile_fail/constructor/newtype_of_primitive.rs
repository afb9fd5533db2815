use tl_core::TlObject;

#[derive(TlObject)]
enum Number {
    Int(i32),
}

fn main() {}
