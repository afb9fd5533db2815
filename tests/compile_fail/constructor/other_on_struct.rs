use tl_core::{TlObject, Unknown};

#[derive(TlObject)]
#[tl(id = 0x1, other)]
struct Update(Unknown);

fn main() {}
