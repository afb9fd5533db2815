//! Instructions per call, counted by `valgrind --tool=callgrind`: the machine's mood has no part in them.
//!
//! This binary runs itself under valgrind twice, to do the same thing a few times and many times; the
//! difference is what the additional times cost.

use std::env;
use std::process::Command;

use crate::race::Race;

/// The first argument of a run that does one thing `times` times and exits: label, contender, times.
const REPEAT: &str = "--repeat";

const FEW: u32 = 100;
const MANY: u32 = 1_100;

/// Instructions that `contender` takes in the race `label`; `None` where there is no valgrind.
pub fn count(label: &str, contender: &str) -> Option<u64> {
    let (few, many) = (collected(label, contender, FEW)?, collected(label, contender, MANY)?);
    Some((many - few) / u64::from(MANY - FEW))
}

fn collected(label: &str, contender: &str, times: u32) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args([REPEAT, label, contender, &times.to_string()])
        .output()
        .ok()?;
    let log = String::from_utf8_lossy(&output.stderr);
    let (_, count) = log.rsplit_once("Collected : ")?;
    count.split_whitespace().next()?.parse().ok()
}

/// Does what [`count`] has asked for; `false` where this run is not one of its own.
pub fn serve(races: &mut [Race<'_>]) -> bool {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [mode, label, contender, times] = arguments.as_slice() else {
        return false;
    };
    let race = races.iter_mut().find(|race| race.label == label);
    match (mode == REPEAT, race, times.parse()) {
        (true, Some(race), Ok(times)) => race.repeat(contender, times).is_some(),
        _ => false,
    }
}
