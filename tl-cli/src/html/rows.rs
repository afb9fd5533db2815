//! The lines of a packet, for the page.

use std::fmt::Display;
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
                name: shortened(line.name()),
                value: shortened(line.value()),
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
                value: shortened(format_args!(": {error}")),
                is_error: true,
                end: 0,
            });
        }
        set_ends(&mut rows);
        Self { rows, left_out, result: result.map(drop) }
    }
}

/// Maximum number of characters of a name and a value. The name of a type may be as long as a schema, and each row has
/// one.
const MAX_TEXT: usize = 1_000;

/// The text, or its beginning.
fn shortened(text: impl Display) -> String {
    let mut text = text.to_string();
    if let Some((end, _)) = text.char_indices().nth(MAX_TEXT) {
        text.truncate(end);
        text.push('…');
    }
    text
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

#[cfg(test)]
mod tests {
    use tl_core::schema::Schema;

    use super::*;

    /// 16 items of a type whose name takes 20,000 characters.
    #[test]
    fn long_types_are_shortened() {
        let arguments = " A".repeat(10_000);
        let schema = format!("a#00000001 = A; b#00000002 v:Vector<(A{arguments})> = B;");
        let schema = Schema::parse(&schema).unwrap();
        let words = [2, 0x1cb5_c415, 16].into_iter().chain([1; 16]);
        let packet: Vec<u8> = words.flat_map(u32::to_le_bytes).collect();
        let rows = Lines::of(schema.dump(&packet), &packet, 100).rows;
        assert_eq!(rows.len(), 18);
        assert!(rows[2].name.starts_with("[0]:"), "{}", &rows[2].name[..20]);
        assert!(rows.iter().all(|it| it.name.chars().count() <= MAX_TEXT + 1));
    }
}
