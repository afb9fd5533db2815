//! The growth of the cost with the size of a message, and with its depth.
//!
//! The plots show times. The bar for a straight line counts instructions, because times grow faster as soon as a
//! message does not fit in the caches.

use std::hint::black_box;

use tl_core::TlObject;

use crate::codec;
use crate::contenders::Contender;
use crate::contenders::ours::{Connection, Ours};
use crate::instructions::{self, Runs};
use crate::packets::written;
use crate::race::Race;
use crate::samples;

/// Encoding and decoding of messages that grow.
pub struct Curve {
    /// The unit of the size: bytes or levels.
    pub measure: &'static str,
    pub points: Vec<Point>,
    /// The instructions of fewer messages, also of growing size.
    pub counts: Vec<Count>,
}

/// The times of a message, in nanoseconds.
pub struct Point {
    /// The size of this message, in `measure`.
    pub amount: f64,
    pub encode: f64,
    pub decode: f64,
}

/// The instructions per part of a message. A part is a connection or a level.
pub struct Count {
    /// The number of parts of the message.
    pub parts: u32,
    /// `None` if it could not be measured.
    pub encode: Option<f64>,
    /// If there are strings, they are borrowed, because the allocator's cost per string grows with their number.
    pub decode: Option<f64>,
}

const ENCODE: &str = "encode";
const DECODE: &str = "decode";
const BORROW: &str = "decode, borrowed";

/// A message of `parts` parts, to count instructions.
struct Counted {
    label: &'static str,
    parts: u32,
    decoder: &'static str,
    make: fn(&'static str, usize) -> Race<'static>,
}

impl Counted {
    const fn connections(label: &'static str, parts: u32) -> Self {
        Self { label, parts, decoder: BORROW, make: connections_race }
    }

    const fn levels(label: &'static str, parts: u32) -> Self {
        Self { label, parts, decoder: DECODE, make: levels_race }
    }

    fn race<'a>(&self) -> Race<'a> {
        (self.make)(self.label, self.parts as usize)
    }

    fn count(&self) -> Count {
        let count = |contender| {
            let instructions = instructions::count(self.label, contender, Runs::LONG)?;
            Some(crate::results::to_f64(instructions) / f64::from(self.parts))
        };
        Count { parts: self.parts, encode: count(ENCODE), decode: count(self.decoder) }
    }
}

const CONNECTIONS: [Counted; 3] = [
    Counted::connections("1,000 connections", 1_000),
    Counted::connections("16,000 connections", 16_000),
    Counted::connections("93,000 connections", 93_000),
];
const LEVELS: [Counted; 2] =
    [Counted::levels("256 levels", 256), Counted::levels("1,024 levels", 1_024)];

/// Returns the races in which instructions are counted. Each is made when the iterator reaches it.
pub fn counted_races<'a>() -> impl Iterator<Item = Race<'a>> {
    CONNECTIONS.iter().chain(&LEVELS).map(Counted::race)
}

/// Measures vectors of connections from about 100 bytes to about 10 MB.
pub fn of_size() -> Curve {
    let counts = (0..=16).map(|power| 1_usize << power).chain([93_000]);
    let points = counts.map(|count| {
        let bytes = written(|it| Ours::encode_connections(&samples::connections(count), it)).len();
        point(bytes, &mut connections_race("size", count))
    });
    Curve {
        measure: "bytes",
        points: points.collect(),
        counts: CONNECTIONS.iter().map(Counted::count).collect(),
    }
}

fn connections_race(label: &'static str, count: usize) -> Race<'static> {
    let connections = samples::connections(count);
    let packet = codec::to_vec(&connections);
    let copy = packet.clone();
    let mut buffer = Vec::with_capacity(packet.len() + 64);
    Race::new(label)
        .with(ENCODE, move || {
            buffer.clear();
            Ours::encode_connections(black_box(&connections), &mut buffer);
        })
        .with(DECODE, move || Ours::decode_connections(black_box(&packet)))
        .with(BORROW, move || {
            let decoded = codec::from_slice::<Vec<Connection<'_>>>(black_box(&copy));
            black_box(&decoded).is_ok()
        })
}

/// Measures nested texts from one level to 1,024.
pub fn of_depth() -> Curve {
    let depths = (0..=10).map(|power| 1_usize << power);
    Curve {
        measure: "levels",
        points: depths.map(|depth| point(depth, &mut levels_race("depth", depth))).collect(),
        counts: LEVELS.iter().map(Counted::count).collect(),
    }
}

fn levels_race(label: &'static str, depth: usize) -> Race<'static> {
    let text = (1..depth).fold(RichText::Empty, |text, _| RichText::Bold { text: text.into() });
    let packet = codec::to_vec(&text);
    let mut memory = vec![0; packet.len()];
    Race::new(label)
        .with(ENCODE, move || codec::to_slice(black_box(&text), &mut memory))
        .with(DECODE, move || codec::from_slice_deep::<RichText>(black_box(&packet)))
}

/// The part of Telegram's type `RichText` that nests.
#[derive(TlObject)]
enum RichText {
    #[tl(id = 0xdc3d_824f, name = "textEmpty")]
    Empty,
    #[tl(id = 0x6724_abc4, name = "textBold")]
    Bold { text: Box<RichText> },
}

#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
fn point(amount: usize, race: &mut Race<'_>) -> Point {
    let times = race.run();
    let median = |name| times.median(name).unwrap_or(f64::NAN);
    Point { amount: amount as f64, encode: median(ENCODE), decode: median(DECODE) }
}

impl Curve {
    /// The maximum cost of a part, divided by the cost of a part of the smallest message: 1 for a straight line.
    pub fn growth(&self, cost: impl Fn(&Count) -> Option<f64>) -> Option<f64> {
        let costs: Vec<_> = self.counts.iter().map(cost).collect::<Option<_>>()?;
        let (first, larger) = costs.split_first()?;
        larger.iter().map(|it| it / first).max_by(f64::total_cmp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_that_of_the_cost_per_part() {
        let count = |parts, encode| Count { parts, encode: Some(encode), decode: None };
        let counts = vec![count(1, 10.0), count(2, 15.0), count(3, 5.0)];
        let curve = Curve { measure: "x", points: Vec::new(), counts };
        assert_eq!(curve.growth(|it| it.encode), Some(1.5));
        assert_eq!(curve.growth(|it| it.decode), None);
    }
}
