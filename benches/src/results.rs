//! All that has been measured in one run.

use std::collections::HashMap;

use crate::agreement::is_within;
use crate::contenders::Contender;
use crate::contenders::ours::Ours;
use crate::curve::{self, Curve};
use crate::packets::Packets;
use crate::race::{Race, Times};
use crate::{allocations, cases, instructions};

/// The races in which instructions are counted.
const COUNTED: [&str; 3] = [cases::ENCODE, cases::DECODE, cases::BORROW];

pub struct Results {
    /// In the order of the races.
    pub cases: Vec<CaseResult>,
    pub size: Curve,
    pub depth: Curve,
    /// Whether the megabyte that is decoded is a slice of its packet.
    pub blob_is_shared: bool,
}

pub struct CaseResult {
    pub label: &'static str,
    pub times: Times,
    allocations: HashMap<&'static str, u64>,
    instructions: HashMap<&'static str, u64>,
}

impl Results {
    /// Runs everything; says on the way what is being run.
    pub fn measure(packets: &Packets, races: &mut [Race<'_>]) -> Self {
        Self {
            cases: races.iter_mut().map(CaseResult::measure).collect(),
            size: announced("time against size", curve::of_size),
            depth: announced("time against depth", curve::of_depth),
            blob_is_shared: tl_core::from_bytes::<bytes::Bytes>(&packets.blob)
                .is_ok_and(|content| is_within(&content, &packets.blob)),
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
        let is_counted = COUNTED.contains(&race.label);
        let counted = names.iter().filter(|_| is_counted);
        let instructions = counted
            .filter_map(|name| Some((*name, instructions::count(race.label, name)?)))
            .collect();
        Self { label: race.label, times, allocations, instructions }
    }

    /// Heap allocations for one time.
    pub fn allocations(&self, name: &str) -> Option<u64> {
        self.allocations.get(name).copied()
    }

    /// Instructions for one time, where they have been counted.
    pub fn instructions(&self, name: &str) -> Option<u64> {
        self.instructions.get(name).copied()
    }

    /// How many times as long we take as `other`.
    pub fn ratio_to(&self, other: &str) -> Option<f64> {
        self.times.ratio(Ours::NAME, other)
    }

    /// How many times as long we take as the fastest of `others`.
    pub fn ratio_to_best(&self, others: &[&str]) -> Option<f64> {
        others.iter().filter_map(|other| self.ratio_to(other)).max_by(f64::total_cmp)
    }
}

fn allocations_of(race: &mut Race<'_>, name: &str) -> u64 {
    allocations::count(|| {
        race.repeat(name, 1);
    })
}
