//! The bars: for each case, the largest value that passes, and the measured value.

use crate::baseline;
use crate::cases;
use crate::contenders::Contender;
use crate::contenders::ferogram::Ferogram;
use crate::contenders::grammers::Grammers;
use crate::contenders::memcpy;
use crate::contenders::ours::Ours;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::Limit;
use crate::curve::{Count, Curve};
use crate::results::{Results, to_f64};

const PEERS: [&str; 3] = [TlProto::NAME, Grammers::NAME, Ferogram::NAME];

/// The bar for the cost per part of a larger message, as a multiple of that of the smallest one. It is above 1, because
/// the allocator searches more memory.
const STRAIGHT: f64 = 1.05;

/// A row of the table.
pub struct Row {
    pub case: &'static str,
    pub bar: Bar,
    /// `None` if it could not be measured.
    pub measured: Option<f64>,
}

/// The largest value that passes.
pub enum Bar {
    /// A multiple of the time of another contender, or of another figure.
    Ratio { limit: f64, to: String },
    /// A number of the unit `what`.
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

/// Returns the whole table.
pub fn rows(results: &Results) -> Vec<Row> {
    let tables = [encoding, peers, instructions, ton, curves];
    tables.iter().flat_map(|table| table(results)).collect()
}

fn encoding(results: &Results) -> Vec<Row> {
    vec![
        ratio(results, cases::TO_SLICE, 1.05, Limit::NAME),
        ratio(results, cases::CONNECTIONS_TO_SLICE, 0.9, Limit::NAME),
        ratio(results, cases::ENCODE, 1.4, Limit::NAME),
        ratio(results, cases::ENCODE_FRESH, 1.2, Limit::NAME),
        ratio(results, cases::ENCODE_BLOB_FRESH, 1.3, memcpy::NAME),
    ]
}

fn peers(results: &Results) -> Vec<Row> {
    let row = |case| Row {
        case,
        bar: Bar::Ratio { limit: 0.65, to: "the best peer".to_owned() },
        measured: results.case(case).ratio_to_best(&PEERS),
    };
    cases::AGAINST_PEERS.map(row).into()
}

fn instructions(results: &Results) -> Vec<Row> {
    let row = |(case, before)| Row {
        case,
        bar: Bar::Ratio {
            limit: if case == cases::BORROW { 1.05 } else { 1.03 },
            to: format!("{before} instructions of {}", baseline::COMMIT),
        },
        measured: results
            .case(case)
            .instructions(Ours::NAME)
            .map(|it| to_f64(it) / f64::from(before)),
    };
    baseline::INSTRUCTIONS.map(row).into()
}

fn ton(results: &Results) -> Vec<Row> {
    vec![
        ratio(results, cases::DHT_NODE, 1.3, TlProto::NAME),
        ratio(results, cases::DHT_VALUE, 1.3, TlProto::NAME),
        ratio(results, cases::PACKET_CONTENTS, 1.3, TlProto::NAME),
        ratio(results, cases::MESSAGE_PART, 1.3, TlProto::NAME),
        nanoseconds(results, cases::UDP_ADDRESS, 5.0),
        nanoseconds(results, cases::UNKNOWN, 10.0),
        ratio(results, cases::COLLECTION, 1.2, cases::VEC),
    ]
}

fn curves(results: &Results) -> Vec<Row> {
    let row = |case, curve: &Curve, cost: fn(&Count) -> Option<f64>| Row {
        case,
        bar: Bar::Ratio {
            limit: STRAIGHT,
            to: format!("the smallest of {} messages", curve.counts.len()),
        },
        measured: curve.growth(cost),
    };
    vec![
        row("encode, instructions per connection", &results.size, |it| it.encode),
        row("decode, instructions per connection", &results.size, |it| it.decode),
        row("encode, instructions per level", &results.depth, |it| it.encode),
        row("decode, instructions per level", &results.depth, |it| it.decode),
    ]
}

fn ratio(results: &Results, case: &'static str, limit: f64, to: &str) -> Row {
    let measured = results.case(case).ratio_to(to);
    Row { case, bar: Bar::Ratio { limit, to: to.to_owned() }, measured }
}

fn nanoseconds(results: &Results, case: &'static str, limit: f64) -> Row {
    let measured = results.case(case).times.median(Ours::NAME);
    Row { case, bar: Bar::Count { limit, what: "ns" }, measured }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_measurement_a_row_fails() {
        let row = |measured| Row { case: "", bar: Bar::Count { limit: 1.0, what: "" }, measured };
        assert!(row(Some(1.0)).passes());
        assert!(!row(Some(1.1)).passes());
        assert!(!row(None).passes());
    }
}
