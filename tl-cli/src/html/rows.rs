//! The lines of a packet, for the page.

use std::ops::Range;

use tl_core::DecodeError;
use tl_core::schema::Dump;

/// A line of a packet: a field, an object, or the error.
pub(super) struct Row {
    pub(super) depth: usize,
    pub(super) range: Range<usize>,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) is_error: bool,
    /// The number of the row after its fields.
    pub(super) end: usize,
}

/// The first lines of a packet, and its error.
pub(super) struct Lines {
    pub(super) rows: Vec<Row>,
    /// The number of lines that are left out.
    pub(super) left_out: usize,
    pub(super) result: Result<(), DecodeError>,
}

impl Lines {
    /// Reads the lines of `packet` and keeps at most `limit` of them.
    pub(super) fn of(dump: Dump<'_>, packet: &[u8], limit: usize) -> Self {
        let mut rows = Vec::new();
        let mut left_out = 0;
        let mut end = 0;
        let result = dump.for_each_line(|line| {
            end = line.range().end;
            if rows.len() >= limit {
                left_out += 1;
                return;
            }
            rows.push(Row {
                depth: line.depth(),
                range: line.range(),
                name: line.name().to_string(),
                value: line.value().to_string(),
                is_error: false,
                end: 0,
            });
        });
        if let Err(error) = &result {
            let start = error.offset().min(end);
            rows.push(Row {
                depth: 0,
                range: start..packet.len(),
                name: "error".to_owned(),
                value: format!(": {error}"),
                is_error: true,
                end: 0,
            });
        }
        set_ends(&mut rows);
        Self { rows, left_out, result: result.map(drop) }
    }
}

/// Finds the end of each row: that of the last row that is deeper.
fn set_ends(rows: &mut [Row]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..rows.len() {
        while let Some(last) = open.pop_if(|it| rows[*it].depth >= rows[index].depth) {
            rows[last].end = index;
        }
        open.push(index);
    }
    for index in open {
        rows[index].end = rows.len();
    }
}
