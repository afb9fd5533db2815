use std::time::Duration;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct Seconds(i64);

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Wait {
    #[tl(as = Seconds)]
    duration: Duration,
}

fn main() {}
