use std::time::Duration;

use tl_core::TlObject;

#[derive(TlObject)]
#[tl(transparent)]
struct Seconds(Duration);

fn main() {}
