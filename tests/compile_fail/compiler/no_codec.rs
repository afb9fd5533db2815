use tl_core::TlObject;

use std::time::Duration;

#[derive(TlObject)]
#[tl(id = 0x00000001, proof = false)]
struct Wait {
    duration: Duration,
}

fn main() {}
