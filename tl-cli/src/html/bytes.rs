//! The bytes of a packet in rows of 16, each field's bytes an element of its own.

use std::fmt::Write;

use super::escape::Escaped;
use super::rows::Row;

/// How many bytes a row has.
const WIDTH: usize = 16;

/// How many bytes of a field are shown.
const SHOWN: usize = 256;

/// Writes the pane. `first` is the number of the first row on the page.
pub(super) fn write(page: &mut String, rows: &[Row], packet: &[u8], first: usize) {
    let label = "Bytes. Arrow keys go from field to field, Enter goes to the field";
    page.push_str("<div class=\"bytes\" role=\"group\" aria-label=\"");
    page.push_str(label);
    page.push_str("\">\n");
    let mut grid = Grid { page, packet, column: None, is_first: true };
    for (index, row) in rows.iter().enumerate() {
        grid.field(row, first + index);
    }
    let end = rows.last().map_or(0, |it| it.range.end);
    grid.left_out(packet.len().saturating_sub(end));
    grid.end_row();
    page.push_str("</div>\n");
}

struct Grid<'p> {
    page: &'p mut String,
    packet: &'p [u8],
    /// The number of bytes in the present row, if one has been begun.
    column: Option<usize>,
    /// Whether no field has had bytes yet.
    is_first: bool,
}

impl Grid<'_> {
    fn field(&mut self, row: &Row, number: usize) {
        let end = row.range.end.min(row.range.start + SHOWN);
        let mut offset = row.range.start;
        while offset < end {
            self.begin_row(offset);
            let column = self.column.unwrap_or(0);
            let len = (end - offset).min(WIDTH - column);
            self.piece(row, number, offset, len);
            offset += len;
            self.column = Some(column + len);
            if column + len == WIDTH {
                self.end_row();
            }
        }
        self.left_out(row.range.end - end);
    }

    fn piece(&mut self, row: &Row, number: usize, offset: usize, len: usize) {
        let class = if row.is_error { "b error" } else { "b" };
        // Writing to a string cannot fail.
        let _ = write!(self.page, " <span class=\"{class}\" data-f=\"{number}\"");
        if offset == row.range.start {
            let tab = if std::mem::take(&mut self.is_first) { 0 } else { -1 };
            let (last, name) = (row.range.end - 1, Escaped(&row.name));
            let _ = write!(
                self.page,
                " role=\"button\" tabindex=\"{tab}\" aria-label=\"bytes {offset} to {last}, {name}\""
            );
        } else {
            self.page.push_str(" aria-hidden=\"true\"");
        }
        self.page.push('>');
        for (index, byte) in self.packet[offset..offset + len].iter().enumerate() {
            let separator = if index == 0 { "" } else { " " };
            let _ = write!(self.page, "{separator}{byte:02x}");
        }
        self.page.push_str("</span>");
    }

    fn begin_row(&mut self, offset: usize) {
        if self.column.is_none() {
            let _ =
                write!(self.page, "<div class=\"row\"><span class=\"offset\">{offset:06x} </span>");
            self.column = Some(offset % WIDTH);
            // After bytes that are left out, a row may begin in its middle.
            (0..offset % WIDTH).for_each(|_| self.page.push_str("   "));
        }
    }

    fn end_row(&mut self) {
        if self.column.take().is_some() {
            self.page.push_str("</div>\n");
        }
    }

    fn left_out(&mut self, count: usize) {
        if count > 0 {
            self.end_row();
            let _ = writeln!(self.page, "<div class=\"more\">… {count} more bytes</div>");
        }
    }
}
