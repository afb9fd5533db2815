//! Instructions per operation, counted by `valgrind --tool=callgrind`. Other programs on the machine do not change
//! them.
//!
//! This binary runs itself under valgrind twice, with a few and with many operations. The difference is the cost of the
//! additional operations.

use std::env;
use std::process::Command;

use crate::allocations;
use crate::malloc;
use crate::race::Race;

/// The first argument of a run that only repeats one operation. The next arguments are the label, the contender, and
/// the number of operations.
const REPEAT: &str = "--repeat";

/// The number of operations of the two runs.
#[derive(Clone, Copy)]
pub struct Runs {
    few: u32,
    many: u32,
}

impl Runs {
    /// For operations of up to some microseconds.
    pub const SHORT: Self = Self { few: 100, many: 1_100 };
    /// For longer operations, which need fewer repetitions for the same precision.
    pub const LONG: Self = Self { few: 1, many: 4 };
}

/// Instructions that `contender` takes in the race `label`; `None` if there is no valgrind.
pub fn count(label: &str, contender: &str, runs: Runs) -> Option<u64> {
    let few = collected(label, contender, runs.few)?;
    let many = collected(label, contender, runs.many)?;
    Some((many - few) / u64::from(runs.many - runs.few))
}

fn collected(label: &str, contender: &str, times: u32) -> Option<u64> {
    let output = malloc::steady_counts(&mut Command::new("valgrind"))
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args([REPEAT, label, contender, &times.to_string()])
        .output()
        .ok()?;
    let log = String::from_utf8_lossy(&output.stderr);
    let (_, count) = log.rsplit_once("Collected : ")?;
    count.split_whitespace().next()?.parse().ok()
}

/// Repeats the operation, if this run was started by [`count`]. Returns `false` if it was not.
pub fn serve<'a>(mut races: impl Iterator<Item = Race<'a>>) -> bool {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [mode, label, contender, times] = arguments.as_slice() else {
        return false;
    };
    if mode != REPEAT {
        return false;
    }
    allocations::move_always();
    match (races.find(|race| race.label == label), times.parse()) {
        (Some(mut race), Ok(times)) => race.repeat(contender, times).is_some(),
        _ => false,
    }
}
