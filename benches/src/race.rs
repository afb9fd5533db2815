//! A race: contenders with the same task are timed in turns.
//!
//! criterion and divan time one contender for seconds, and then the next. If the machine becomes slower in between,
//! their ratio is wrong. A race has many rounds, and in each round every contender runs a short batch. The ratio of two
//! contenders is the median of the ratios of the rounds.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The wanted duration of a batch.
const BATCH: Duration = Duration::from_micros(40);
/// The wanted duration of a race. It takes longer if it needs longer for the minimum number of rounds.
const RACE: Duration = Duration::from_millis(1500);
const MIN_ROUNDS: usize = 51;
const MAX_ROUNDS: usize = 2_001;

/// Runs a contender's operation the given number of times.
type Repeat<'a> = Box<dyn FnMut(u32) + 'a>;

/// Contenders with the same task.
pub struct Race<'a> {
    pub label: &'static str,
    entrants: Vec<(&'static str, Repeat<'a>)>,
}

impl<'a> Race<'a> {
    pub fn new(label: &'static str) -> Self {
        Self { label, entrants: Vec::new() }
    }

    /// Adds a contender. The time includes dropping the result of `operation`.
    pub fn with<T>(mut self, name: &'static str, mut operation: impl FnMut() -> T + 'a) -> Self {
        let repeat = move |times| {
            for _ in 0..times {
                black_box(&operation());
            }
        };
        self.entrants.push((name, Box::new(repeat)));
        self
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.entrants.iter().map(|(name, _)| *name)
    }

    /// Runs the operation of the contender `name` `times` times. Returns `None` if there is no such contender.
    pub fn repeat(&mut self, name: &str, times: u32) -> Option<()> {
        let (_, repeat) = self.entrants.iter_mut().find(|(it, _)| *it == name)?;
        repeat(times);
        Some(())
    }

    /// Runs the race, and returns all times.
    pub fn run(&mut self) -> Times {
        let batches: Vec<_> = self.entrants.iter_mut().map(|(_, it)| batch_size(it)).collect();
        let mut times = Times { names: self.names().collect(), rounds: Vec::new() };
        let start = Instant::now();
        while times.wants_more(start.elapsed()) {
            let round = self.round(&batches, times.rounds.len());
            times.rounds.push(round);
        }
        times
    }

    /// Times one batch of each contender. Each round begins with another contender.
    fn round(&mut self, batches: &[u32], number: usize) -> Vec<f64> {
        let count = self.entrants.len();
        let mut nanoseconds = vec![0.0; count];
        for turn in 0..count {
            let index = (number + turn) % count;
            let (_, repeat) = &mut self.entrants[index];
            nanoseconds[index] = time(repeat, batches[index]);
        }
        nanoseconds
    }
}

/// Times a batch, and returns the nanoseconds per operation.
fn time(repeat: &mut Repeat<'_>, times: u32) -> f64 {
    let start = Instant::now();
    repeat(times);
    start.elapsed().as_secs_f64() * 1e9 / f64::from(times)
}

/// Returns the number of operations that take about as long as [`BATCH`].
fn batch_size(repeat: &mut Repeat<'_>) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        repeat(times);
        if start.elapsed() >= BATCH || times > 1 << 20 {
            return times;
        }
        times *= 2;
    }
}

/// The times of a race: nanoseconds per operation, by round and contender.
pub struct Times {
    names: Vec<&'static str>,
    rounds: Vec<Vec<f64>>,
}

impl Times {
    fn wants_more(&self, elapsed: Duration) -> bool {
        let rounds = self.rounds.len();
        rounds < MIN_ROUNDS || (rounds < MAX_ROUNDS && elapsed < RACE)
    }

    /// The median of a contender's times, in nanoseconds.
    pub fn median(&self, name: &str) -> Option<f64> {
        let index = self.index(name)?;
        Some(median(self.rounds.iter().map(|round| round[index]).collect()))
    }

    /// The time of `name` divided by the time of `other`.
    pub fn ratio(&self, name: &str, other: &str) -> Option<f64> {
        let (name, other) = (self.index(name)?, self.index(other)?);
        Some(median(self.rounds.iter().map(|round| round[name] / round[other]).collect()))
    }

    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|it| *it == name)
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_work_takes_longer() {
        let work = |turns: u64| (0..turns).fold(0, |sum, turn| black_box(sum ^ turn));
        let mut race = Race::new("work").with("once", || work(500)).with("often", || work(2_000));
        let times = race.run();
        assert!(times.ratio("often", "once").unwrap() > 2.0);
        assert_eq!(times.ratio("once", "nobody"), None);
    }
}
