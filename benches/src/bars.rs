//! What is to be reached, as issue 5 has it, and what is.

use crate::cases;
use crate::contenders::Contender;
use crate::contenders::grammers::Grammers;
use crate::contenders::memcpy;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::{Limit, Plain};
use crate::curve::Point;
use crate::results::Results;

const PEERS: [&str; 2] = [TlProto::NAME, Grammers::NAME];

/// How much slower than the best hand-written safe codec the derive may be.
const WITHIN_FIVE_PERCENT: f64 = 1.05;

/// The largest exponent that passes for a straight line. Caches that overflow, and a processor that
/// forgets where to return to from deep inside, bend it to 1.1; `n log n` would be 1.2 of depth.
const STRAIGHT: f64 = 1.15;

/// A row of the table.
pub struct Row {
    pub case: &'static str,
    pub bar: Bar,
    /// `None` where it could not be measured.
    pub measured: Option<f64>,
}

/// The most that passes.
pub enum Bar {
    /// So many times as long as something else.
    Ratio { limit: f64, to: String },
    /// So many of what is counted.
    Count { limit: f64, what: &'static str },
}

impl Row {
    pub fn passes(&self) -> bool {
        let limit = match self.bar {
            Bar::Ratio { limit, .. } | Bar::Count { limit, .. } => limit,
        };
        self.measured.is_some_and(|measured| measured <= limit)
    }
}

/// The whole table.
pub fn rows(results: &Results) -> Vec<Row> {
    let tables = [calls, bulk, rejections, derive, instructions, curves];
    tables.iter().flat_map(|table| table(results)).collect()
}

fn calls(results: &Results) -> Vec<Row> {
    vec![
        ratio(results, cases::ENCODE, 1.2, Plain::NAME),
        ratio(results, cases::ENCODE, 1.2, Limit::NAME),
        ratio(results, cases::ENCODE, 0.7, TlProto::NAME),
        ratio(results, cases::ENCODE, 0.55, Grammers::NAME),
        allocations(results, cases::ENCODE_FRESH, 1.0),
        allocations(results, cases::ENCODE_BYTES, 1.0),
        ratio(results, cases::ENCODE_FRESH, 1.2, Plain::NAME),
        ratio(results, cases::ENCODE_FRESH, 1.2, Limit::NAME),
        ratio(results, cases::ENCODE_FRESH, 0.9, TlProto::NAME),
        ratio(results, cases::ENCODE_FRESH, 0.4, Grammers::NAME),
        ratio(results, cases::DECODE, 1.05, Plain::NAME),
        ratio(results, cases::DECODE, 0.4, Grammers::NAME),
        ratio(results, cases::DECODE, 1.0, TlProto::NAME),
        ratio(results, cases::BORROW, 1.0, TlProto::NAME),
        ratio(results, cases::BORROW, 1.05, Plain::NAME),
    ]
}

fn bulk(results: &Results) -> Vec<Row> {
    vec![
        ratio(results, cases::ENCODE_LONGS, 1.15, memcpy::NAME),
        ratio_to_peers(results, cases::ENCODE_LONGS, 0.35),
        ratio(results, cases::DECODE_LONGS, 1.3, memcpy::NAME),
        ratio_to_peers(results, cases::DECODE_LONGS, 0.15),
        ratio_to_peers(results, cases::ENCODE_CONNECTIONS, 0.6),
        ratio_to_peers(results, cases::DECODE_CONNECTIONS, 1.0),
        ratio(results, cases::ENCODE_BLOB, 1.1, memcpy::NAME),
        Row {
            case: cases::DECODE_BLOB,
            bar: Bar::Count { limit: 0.0, what: "copies" },
            measured: Some(if results.blob_is_shared { 0.0 } else { 1.0 }),
        },
    ]
}

/// The slowest of the truncated packets against the whole one.
fn rejections(results: &Results) -> Vec<Row> {
    let times = &results.case(cases::REJECT).times;
    let ratios = cases::TENTHS.iter().filter_map(|name| times.ratio(name, cases::ACCEPTED));
    vec![Row {
        case: cases::REJECT,
        bar: Bar::Ratio { limit: 1.0, to: "accepting it whole".to_owned() },
        measured: ratios.max_by(f64::total_cmp),
    }]
}

fn derive(results: &Results) -> Vec<Row> {
    let raced = results.cases.iter().filter(|case| case.ratio_to(Safe::NAME).is_some());
    raced.map(|case| ratio(results, case.label, WITHIN_FIVE_PERCENT, Safe::NAME)).collect()
}

fn instructions(results: &Results) -> Vec<Row> {
    let limits = [(cases::ENCODE, 1_300.0), (cases::DECODE, 6_100.0), (cases::BORROW, 3_000.0)];
    let row = |(case, limit)| Row {
        case,
        bar: Bar::Count { limit, what: "instructions" },
        measured: results.case(case).instructions(Ours::NAME).map(to_f64),
    };
    limits.map(row).into()
}

fn curves(results: &Results) -> Vec<Row> {
    let row = |case, curve: &crate::curve::Curve, time: fn(&Point) -> f64| Row {
        case,
        bar: Bar::Count { limit: STRAIGHT, what: "as the exponent of the curve" },
        measured: Some(curve.exponent(time)),
    };
    vec![
        row("encode against size", &results.size, |point| point.encode),
        row("decode against size", &results.size, |point| point.decode),
        row("encode against depth", &results.depth, |point| point.encode),
        row("decode against depth", &results.depth, |point| point.decode),
    ]
}

fn ratio(results: &Results, case: &'static str, limit: f64, to: &str) -> Row {
    let measured = results.case(case).ratio_to(to);
    Row { case, bar: Bar::Ratio { limit, to: to.to_owned() }, measured }
}

fn ratio_to_peers(results: &Results, case: &'static str, limit: f64) -> Row {
    let measured = results.case(case).ratio_to_best(&PEERS);
    Row { case, bar: Bar::Ratio { limit, to: "the better peer".to_owned() }, measured }
}

fn allocations(results: &Results, case: &'static str, limit: f64) -> Row {
    let measured = results.case(case).allocations(Ours::NAME).map(to_f64);
    Row { case, bar: Bar::Count { limit, what: "allocations" }, measured }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn to_f64(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_does_not_pass() {
        let row = |measured| Row { case: "", bar: Bar::Count { limit: 1.0, what: "" }, measured };
        assert!(row(Some(1.0)).passes());
        assert!(!row(Some(1.1)).passes());
        assert!(!row(None).passes());
    }
}
