use tl_core::{TlObject, Unknown};

#[derive(TlObject)]
enum Update {
    #[tl(id = 0x1, other)]
    Unknown(Unknown),
    #[tl(other)]
    Two(Unknown, i32),
}

fn main() {}
