//! All results of one run.

use std::collections::HashMap;

use crate::contenders::Contender;
use crate::contenders::ours::Ours;
use crate::curve::{self, Curve};
use crate::instructions::{self, Runs};
use crate::race::{Race, Times};
use crate::{allocations, cases};

/// The races in which instructions are counted.
const COUNTED: [(&str, Runs); 14] = [
    (cases::TO_SLICE, Runs::SHORT),
    (cases::CONNECTIONS_TO_SLICE, Runs::LONG),
    (cases::ENCODE, Runs::SHORT),
    (cases::ENCODE_FRESH, Runs::SHORT),
    (cases::DECODE, Runs::SHORT),
    (cases::BORROW, Runs::SHORT),
    (cases::DECODE_CONNECTIONS, Runs::LONG),
    (cases::DHT_NODE, Runs::SHORT),
    (cases::DHT_VALUE, Runs::SHORT),
    (cases::PACKET_CONTENTS, Runs::SHORT),
    (cases::MESSAGE_PART, Runs::SHORT),
    (cases::UDP_ADDRESS, Runs::SHORT),
    (cases::UNKNOWN, Runs::SHORT),
    (cases::COLLECTION, Runs::LONG),
];

pub struct Results {
    /// In the order of the races.
    pub cases: Vec<CaseResult>,
    pub size: Curve,
    pub depth: Curve,
}

pub struct CaseResult {
    pub label: &'static str,
    pub times: Times,
    allocations: HashMap<&'static str, u64>,
    instructions: HashMap<&'static str, u64>,
}

impl Results {
    /// Runs all races and both curves. Prints the name of each before it begins.
    pub fn measure(races: &mut [Race<'_>]) -> Self {
        Self {
            cases: races.iter_mut().map(CaseResult::measure).collect(),
            size: announced("cost against size", curve::of_size),
            depth: announced("cost against depth", curve::of_depth),
        }
    }

    /// The result of the race `label`, which has to be one of [`cases`].
    pub fn case(&self, label: &str) -> &CaseResult {
        self.cases.iter().find(|it| it.label == label).expect("the label is one of `cases`")
    }
}

fn announced<T>(what: &str, measure: impl FnOnce() -> T) -> T {
    eprintln!("measuring: {what}");
    measure()
}

impl CaseResult {
    /// Runs one race.
    pub fn measure(race: &mut Race<'_>) -> Self {
        let times = announced(race.label, || race.run());
        let names: Vec<_> = race.names().collect();
        let allocations = names.iter().map(|name| (*name, allocations_of(race, name))).collect();
        let runs = COUNTED.iter().find(|(label, _)| *label == race.label).map(|(_, runs)| *runs);
        let count = |name| Some((name, instructions::count(race.label, name, runs?)?));
        let instructions = names.iter().copied().filter_map(count).collect();
        Self { label: race.label, times, allocations, instructions }
    }

    /// Heap allocations of one encoding or decoding.
    pub fn allocations(&self, name: &str) -> Option<u64> {
        self.allocations.get(name).copied()
    }

    /// Instructions of one encoding or decoding; `None` if they have not been counted.
    pub fn instructions(&self, name: &str) -> Option<u64> {
        self.instructions.get(name).copied()
    }

    /// Our time divided by the time of `other`.
    pub fn ratio_to(&self, other: &str) -> Option<f64> {
        self.times.ratio(Ours::NAME, other)
    }

    /// Our time divided by that of the fastest of `others`; `None` if one of them is missing.
    pub fn ratio_to_best(&self, others: &[&str]) -> Option<f64> {
        let ratios: Vec<_> =
            others.iter().map(|other| self.ratio_to(other)).collect::<Option<_>>()?;
        ratios.into_iter().max_by(f64::total_cmp)
    }
}

fn allocations_of(race: &mut Race<'_>, name: &str) -> u64 {
    allocations::count(|| {
        race.repeat(name, 1);
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn to_f64(count: u64) -> f64 {
    count as f64
}
