//! What the comments in front of a definition say of it.

use super::Comment;
use super::lexer::CommentLine;

/// Reads the comments that stand right above the line `line`, with nothing between.
pub(super) fn above(comments: &[CommentLine], line: usize) -> Comment {
    let mut first = comments.len();
    let mut expected = line;
    while let Some(comment) = first.checked_sub(1).map(|index| &comments[index]) {
        if !comment.is_alone || comment.line + 1 != expected {
            break;
        }
        expected = comment.line;
        first -= 1;
    }
    read(&comments[first..])
}

fn read(lines: &[CommentLine]) -> Comment {
    let mut comment = Comment::default();
    let mut tagged = String::new();
    for line in lines.iter().map(|line| line.text.as_str()) {
        match line.strip_prefix('-') {
            // `//-` goes on with what `//@` began.
            Some(more) if !tagged.is_empty() => tagged = format!("{tagged} {}", more.trim()),
            _ if line.starts_with('@') => tagged = format!("{tagged} {line}"),
            _ if is_prose(line) => {
                comment.lines.push(line.trim_start_matches('/').trim().to_owned());
            }
            _ => {}
        }
    }
    read_tags(&tagged, &mut comment);
    comment
}

/// `@description Text @param Its text`. What is said of a class is not said of the constructor.
fn read_tags(text: &str, comment: &mut Comment) {
    let mut is_of_class = false;
    for tag in text.split('@').map(str::trim).filter(|tag| !tag.is_empty()) {
        let (key, value) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        match key {
            "class" => is_of_class = true,
            "description" if is_of_class => is_of_class = false,
            "description" => comment.lines.push(value.trim().to_owned()),
            _ => comment.parameters.push((key.to_owned(), value.trim().to_owned())),
        }
    }
}

/// Whether the line says something: rules, headings and definitions that are commented out do not.
fn is_prose(line: &str) -> bool {
    let is_definition = line.contains(" = ") && line.contains(';');
    let is_heading = line.trim_start().starts_with("---") || line.starts_with("//");
    let is_layer = layer(line).is_some();
    line.contains(char::is_alphabetic) && !is_definition && !is_heading && !is_layer
}

/// The number in `LAYER 230`.
pub(super) fn layer(line: &str) -> Option<u32> {
    line.trim().strip_prefix("LAYER")?.trim().parse().ok()
}
