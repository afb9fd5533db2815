use tl_core::{Bare, TlObject};

#[derive(TlObject)]
#[tl(name = "ping")]
struct Ping {
    id: i64,
}

#[derive(TlObject)]
enum Either {
    Ping(Bare<Ping>),
}

fn main() {}
