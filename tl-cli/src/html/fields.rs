//! The fields of a packet as a tree.

use std::fmt::Write;

use super::escape::Escaped;
use super::rows::Row;

/// Writes the tree. `first` is the number of the first row on the page.
pub(super) fn write(page: &mut String, rows: &[Row], first: usize, left_out: usize) {
    page.push_str("<div><ul class=\"fields\" role=\"tree\" aria-label=\"Fields\">\n");
    let mut depths: Vec<usize> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        close(page, &mut depths, |depth| depth >= row.depth);
        item(page, row, first, index);
        depths.push(row.depth);
    }
    close(page, &mut depths, |_| true);
    page.push_str("</ul>\n");
    if left_out > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "<p class=\"more\">… {left_out} more lines are in the dump without --html</p>"
        );
    }
    page.push_str("</div>\n");
}

/// Ends the items whose depth is `is_ended`, innermost first.
fn close(page: &mut String, depths: &mut Vec<usize>, is_ended: impl Fn(usize) -> bool) {
    let mut is_leaf = true;
    while depths.pop_if(|it| is_ended(*it)).is_some() {
        page.push_str(if is_leaf { "</li>\n" } else { "</ul></li>\n" });
        is_leaf = false;
    }
}

fn item(page: &mut String, row: &Row, first: usize, index: usize) {
    let (number, end) = (first + index, first + row.end);
    let has_fields = row.end > index + 1;
    let expanded = if has_fields { " aria-expanded=\"true\"" } else { "" };
    let tab = if index == 0 { 0 } else { -1 };
    let error = if row.is_error { " error" } else { "" };
    let twist = if has_fields { "<span class=\"twist\" aria-hidden=\"true\"></span>" } else { "" };
    let (name, value) = (Escaped(&row.name), Escaped(&row.value));
    let place = match row.range.len() {
        0 => "no bytes".to_owned(),
        1 => format!("byte {}", row.range.start),
        _ => format!("bytes {} to {}", row.range.start, row.range.end - 1),
    };
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "<li role=\"treeitem\" tabindex=\"{tab}\" data-f=\"{number}\" data-end=\"{end}\" \
         aria-labelledby=\"l{number}\"{expanded}><span class=\"line{error}\" id=\"l{number}\">{twist}\
         <span class=\"name\">{name}</span>{value}<span class=\"hidden\">, {place}</span></span>"
    );
    if has_fields {
        page.push_str("<ul role=\"group\">\n");
    }
}
