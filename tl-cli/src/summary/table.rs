//! The summary as a table.

use std::fmt::Display;
use std::io;

use super::tally::Tally;
use crate::output::Output;

/// Writes the numbers of all packets, of each type, and the failures.
pub(super) fn write(tally: &Tally, output: &mut Output) -> io::Result<()> {
    let (packets, bytes) = (grouped(tally.packets), grouped(tally.bytes));
    let noun = if tally.packets == 1 { "packet" } else { "packets" };
    output
        .line(format_args!("{packets} {noun}, {bytes} bytes, {} failed", grouped(tally.failed)))?;
    let mut rows = vec![["packets", "bytes", "shortest", "longest", "type"].map(str::to_owned)];
    for (name, count) in tally.types() {
        let numbers = [count.packets, count.bytes].map(grouped);
        let lengths = [count.shortest, count.longest].map(grouped);
        let ([packets, bytes], [shortest, longest]) = (numbers, lengths);
        rows.push([packets, bytes, shortest, longest, name.to_owned()]);
    }
    if rows.len() > 1 {
        output.line("")?;
        write_rows(&rows, output)?;
    }
    if tally.failed > 0 {
        output.heading("failures:")?;
    }
    for failures in tally.failures() {
        let first = if failures.count == 1 { "" } else { "first " };
        let (count, place) = (grouped(failures.count), &failures.place);
        output.line(format_args!("  {count}  {first}{place}: {}", failures.message))?;
    }
    Ok(())
}

/// Writes numbers on the right of their columns, and the last column on the left.
fn write_rows(rows: &[[String; 5]], output: &mut Output) -> io::Result<()> {
    let width = |column: usize| rows.iter().map(|it| it[column].len()).max().unwrap_or(0);
    let widths = [0, 1, 2, 3].map(width);
    for [packets, bytes, shortest, longest, name] in rows {
        let [a, b, c, d] = widths;
        output.line(format_args!(
            "{packets:>a$}  {bytes:>b$}  {shortest:>c$}  {longest:>d$}  {name}"
        ))?;
    }
    Ok(())
}

/// The digits in groups of three: `1,048,570`.
fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
