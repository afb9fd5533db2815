use std::time::Duration;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct Seconds(u32);

impl From<Duration> for Seconds {
    fn from(_: Duration) -> Self {
        Self(0)
    }
}

#[derive(TlObject)]
#[tl(id = 0x00000001)]
struct Wait {
    #[tl(as = Seconds)]
    durations: Vec<Duration>,
}

fn main() {}
