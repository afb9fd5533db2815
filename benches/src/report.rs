//! The results as text: a table of bars for the terminal and for `REPORT.md`, and all numbers.

use std::fmt::{self, Display, Write};

use crate::bars::{Bar, Row};
use crate::curve::Curve;
use crate::machine::Fact;
use crate::results::{CaseResult, Results};

/// The table of bars, in Markdown, which is also readable on a terminal.
pub fn table(rows: &[Row]) -> String {
    let mut text = Table::new(&["case", "bar", "measured", ""]);
    for row in rows {
        let verdict = if row.passes() { "pass" } else { "**FAIL**" };
        text.row(&[&row.case, &row.bar, &Measured(row), &verdict]);
    }
    text.finish()
}

/// The marks around the section that `compile_time/measure.py` writes.
const COMPILE_TIME: [&str; 2] = ["<!-- compile time -->\n", "<!-- /compile time -->\n"];

/// The section of `document` on compile time, with its marks; empty if there is none.
pub fn compile_time(document: &str) -> String {
    let [start, end] = COMPILE_TIME;
    let section = document.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    section.map_or_else(String::new, |(section, _)| format!("{start}{section}{end}"))
}

/// The whole of `REPORT.md`; `kept` is the section on compile time.
pub fn document(facts: &[Fact], rows: &[Row], results: &Results, kept: &str) -> String {
    let passed = rows.iter().filter(|row| row.passes()).count();
    let mut text = format!(
        "# tl-core against its peers\n\n\
         Written by `cargo run --release -p tl-benches`: {passed} of {} rows pass. Times are medians; a \
         ratio is the median of the ratios of interleaved rounds.\n\n",
        rows.len()
    );
    text += &machine(facts);
    text += "\n## Bars\n\n";
    text += &table(rows);
    text += "\n![bars against the peers](plots/peers.svg)\n\n![cost](plots/cost.svg)\n\n";
    text += kept;
    text += "\n## All numbers\n\nInstructions are callgrind's, for one time; so are allocations.\n";
    for case in &results.cases {
        text += &numbers(case);
    }
    for (curve, part) in [(&results.size, "connection"), (&results.depth, "level")] {
        text += &counts(curve, part);
    }
    text
}

/// The instructions of one curve, per part of a message.
fn counts(curve: &Curve, part: &str) -> String {
    let mut table = Table::new(&["parts", "encode", "decode"]);
    for count in &curve.counts {
        table.row(&[&count.parts, &Number(count.encode, 1), &Number(count.decode, 1)]);
    }
    format!("\n### instructions per {part}\n\nStrings are borrowed.\n\n{}", table.finish())
}

fn machine(facts: &[Fact]) -> String {
    let mut table = Table::new(&["what", "which"]);
    for (what, which) in facts {
        table.row(&[what, which]);
    }
    table.finish()
}

/// All results of one race.
pub fn numbers(case: &CaseResult) -> String {
    let mut table = Table::new(&["contender", "ns", "ours to it", "allocations", "instructions"]);
    for name in case.times.names() {
        table.row(&[
            name,
            &Number(case.times.median(name), 1),
            &Number(case.ratio_to(name), 2),
            &Optional(case.allocations(name)),
            &Optional(case.instructions(name)),
        ]);
    }
    format!("\n### {}\n\n{}", case.label, table.finish())
}

/// A table in Markdown with aligned columns.
struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    fn row(&mut self, cells: &[&dyn Display]) {
        self.rows.push(cells.iter().map(ToString::to_string).collect());
    }

    fn finish(self) -> String {
        let width = |column: usize| {
            let widths = self.rows.iter().map(|row| row[column].chars().count());
            widths.max().unwrap_or_default()
        };
        let widths: Vec<_> = (0..self.rows[0].len()).map(width).collect();
        let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let mut rows = self.rows.iter();
        let lines = rows.next().into_iter().chain([&rule]).chain(rows);
        lines.fold(String::new(), |text, row| text + &line(row, &widths))
    }
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut text = String::from("|");
    for (cell, width) in row.iter().zip(widths) {
        write!(text, " {cell:width$} |").expect("a String takes what is written");
    }
    text + "\n"
}

impl Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio { limit, to } => write!(f, "≤ {limit} × {to}"),
            Self::Count { limit, what } => write!(f, "≤ {limit} {what}"),
        }
    }
}

/// The measured value, in the unit of its bar.
struct Measured<'a>(&'a Row);

impl Display for Measured<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0.bar, self.0.measured) {
            (_, None) => f.write_str("not measured"),
            (Bar::Ratio { .. }, Some(ratio)) => write!(f, "{ratio:.2}"),
            (Bar::Count { .. }, Some(count)) if count.fract() == 0.0 => write!(f, "{count}"),
            (Bar::Count { .. }, Some(count)) => write!(f, "{count:.2}"),
        }
    }
}

/// A number, and the number of its decimal places.
struct Number(Option<f64>, usize);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self(Some(number), places) => write!(f, "{number:.places$}"),
            Self(None, _) => Ok(()),
        }
    }
}

struct Optional<T>(Option<T>);

impl<T: Display> Display for Optional<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |value| value.fmt(f))
    }
}
