//! Reads the comments before a definition.

use std::collections::HashMap;

use crate::definition::Comment;

/// A line of a comment.
#[derive(Clone, Debug)]
pub(crate) struct CommentLine {
    pub(crate) line: usize,
    /// The text without `//`, `/*`, or the `*` that begins a line of a block.
    pub(crate) text: String,
    /// Whether it is the first text on its line.
    pub(crate) is_alone: bool,
}

/// Reads the comments that are right above the line `line`, with nothing between.
pub(crate) fn above(comments: &[CommentLine], line: usize) -> Comment {
    let mut first = comments.len();
    let mut expected = line;
    while let Some(comment) = first.checked_sub(1).map(|index| &comments[index]) {
        // A block may end on the line of the definition.
        let is_next = comment.line + 1 == expected || comment.line == expected;
        if !comment.is_alone || !is_next {
            break;
        }
        expected = comment.line;
        first -= 1;
    }
    read(&comments[first..])
}

/// Reads the comments on types in the whole schema: `//@class Name @description Text`.
pub(crate) fn of_types<'a>(
    comments: impl Iterator<Item = &'a CommentLine>,
) -> HashMap<String, String> {
    let mut types = HashMap::new();
    let mut class = None;
    for (key, value) in tags(comments.map(|line| line.text.as_str())) {
        match (key.as_str(), class.take()) {
            ("class", _) => class = Some(value),
            ("description", Some(name)) => {
                types.insert(name, value);
            }
            _ => {}
        }
    }
    types
}

fn read(lines: &[CommentLine]) -> Comment {
    let lines = lines.iter().map(|line| line.text.as_str());
    let prose = lines.clone().filter(|line| is_prose(line));
    let prose = prose.map(|line| line.trim_start_matches('/').trim().to_owned());
    let mut comment = Comment { lines: prose.collect(), parameters: Vec::new() };
    let mut is_of_class = false;
    for (key, value) in tags(lines) {
        match key.as_str() {
            "class" => is_of_class = true,
            // A comment on a class does not describe the constructor.
            "description" if is_of_class => is_of_class = false,
            "description" => comment.lines.push(value),
            _ => comment.parameters.push((key, value)),
        }
    }
    comment
}

/// The key and the text of each tag: `@description Text @param Its text`.
fn tags<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut text = String::new();
    for line in lines {
        match line.strip_prefix('-') {
            // `//-` goes on with what `//@` began.
            Some(more) if !text.is_empty() => text.extend([" ", more.trim()]),
            _ if line.starts_with('@') => text.extend([" ", line]),
            _ => {}
        }
    }
    let tags = text.split('@').map(str::trim).filter(|tag| !tag.is_empty());
    let pairs = tags.map(|tag| tag.split_once(char::is_whitespace).unwrap_or((tag, "")));
    pairs.map(|(key, value)| (key.to_owned(), value.trim().to_owned())).collect()
}

/// Whether the line is a description. Horizontal rules, headings and commented-out definitions are not.
fn is_prose(line: &str) -> bool {
    let is_definition = line.contains(" = ") && line.contains(';');
    let is_heading = line.trim_start().starts_with("---") || line.starts_with("//");
    let is_tag = line.starts_with(['@', '-']);
    let is_layer = layer(line).is_some();
    line.contains(char::is_alphabetic) && !is_definition && !is_heading && !is_tag && !is_layer
}

/// A comment's line that is allowed in Rust comments: each character that moves the cursor or changes the direction of
/// text, which rustc refuses, becomes a space.
pub(crate) fn printable(line: &str) -> String {
    let is_direction = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_line_end = |c| matches!(c, '\u{2028}' | '\u{2029}');
    let is_invisible = |c: char| c.is_control() || is_direction(c) || is_line_end(c);
    line.replace(is_invisible, " ").trim_end().to_owned()
}

/// The number in `LAYER 230`.
pub(crate) fn layer(line: &str) -> Option<u32> {
    line.trim().strip_prefix("LAYER")?.trim().parse().ok()
}
