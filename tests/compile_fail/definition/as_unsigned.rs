//! `u32` is `#`, also in `as`. With `type = "int"`, it keeps the bits of an `int`.

use std::net::Ipv4Addr;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(definition = "server address:int = Server;")]
struct Server {
    #[tl(as = u32)]
    address: Ipv4Addr,
}

#[derive(TlObject)]
#[tl(definition = "servers addresses:Vector<int> = Servers;")]
struct Servers {
    #[tl(as = u32)]
    addresses: Vec<Ipv4Addr>,
}

#[derive(TlObject)]
#[tl(definition = "typed address:int addresses:Vector<int> plain:int = Typed;")]
struct Typed {
    #[tl(as = u32, type = "int")]
    address: Ipv4Addr,
    #[tl(as = u32, type = "Vector<int>")]
    addresses: Vec<Ipv4Addr>,
    plain: u32,
}

fn main() {}
