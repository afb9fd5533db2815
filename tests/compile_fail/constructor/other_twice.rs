use tl_core::{TlObject, Unknown};

#[derive(TlObject)]
enum Update {
    #[tl(other)]
    Unknown(Unknown),
    #[tl(other)]
    Other(Unknown),
}

fn main() {}
