//! The time in the units of the protocol.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Seconds since 1970, as TL's `int` has them.
#[must_use]
pub fn unix_time() -> i32 {
    i32::try_from(since_epoch().as_secs()).unwrap_or(i32::MAX)
}

/// Seconds since 1970 in the high half, the fraction of a second in the low half: what message ids begin with.
#[must_use]
pub fn message_time() -> i64 {
    let now = since_epoch();
    let fraction = (u64::from(now.subsec_nanos()) << 32) / 1_000_000_000;
    let seconds = i64::try_from(now.as_secs()).unwrap_or(0);
    (seconds << 32) | i64::try_from(fraction).unwrap_or(0)
}
