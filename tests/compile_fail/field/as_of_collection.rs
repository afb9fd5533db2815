use std::collections::VecDeque;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct Port(i32);

#[derive(TlObject)]
#[tl(definition = "ports#00000001 ports:Vector<int> names:Vector<string> = Ports;", proof = false)]
struct Ports {
    #[tl(as = i32)]
    ports: VecDeque<Port>,
    #[tl(as = String)]
    names: Box<[Port]>,
}

#[derive(TlObject)]
#[tl(name = "bytes")]
struct Numbers {
    #[tl(as = i32)]
    small: Vec<u8>,
}

fn main() {}
