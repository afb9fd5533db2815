use tl_core::TlObject;

#[derive(TlObject)]
enum Never {}

fn main() {}
