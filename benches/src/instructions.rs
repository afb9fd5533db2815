//! Instructions per call, counted by `valgrind --tool=callgrind`: how busy the machine is does not matter.
//!
//! This binary runs itself under valgrind twice, to do the same thing a few times and many times; the
//! difference is what the additional times cost.

use std::env;
use std::process::Command;

use crate::allocations;
use crate::race::Race;

/// The first argument of a run that does one thing `times` times and exits: label, contender, times.
const REPEAT: &str = "--repeat";

/// Makes each allocation of up to 1 kB cost the same, whatever was allocated before: glibc keeps up to so
/// many freed blocks of each size at hand, and looks through its other lists for none of them.
const STEADY_MALLOC: (&str, &str) = ("GLIBC_TUNABLES", "glibc.malloc.tcache_count=8192");

/// How often something is repeated in the two runs.
#[derive(Clone, Copy)]
pub struct Runs {
    few: u32,
    many: u32,
}

impl Runs {
    /// For what takes up to some microseconds.
    pub const SHORT: Self = Self { few: 100, many: 1_100 };
    /// For what takes longer: a repetition more or less does not matter.
    pub const LONG: Self = Self { few: 1, many: 4 };
}

/// Instructions that `contender` takes in the race `label`; `None` if there is no valgrind.
pub fn count(label: &str, contender: &str, runs: Runs) -> Option<u64> {
    let few = collected(label, contender, runs.few)?;
    let many = collected(label, contender, runs.many)?;
    Some((many - few) / u64::from(runs.many - runs.few))
}

fn collected(label: &str, contender: &str, times: u32) -> Option<u64> {
    let (variable, setting) = STEADY_MALLOC;
    let output = Command::new("valgrind")
        .env(variable, setting)
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args([REPEAT, label, contender, &times.to_string()])
        .output()
        .ok()?;
    let log = String::from_utf8_lossy(&output.stderr);
    let (_, count) = log.rsplit_once("Collected : ")?;
    count.split_whitespace().next()?.parse().ok()
}

/// Does what [`count`] has asked for; `false` if this run is not one of those.
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
