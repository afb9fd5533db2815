//! `tl fmt`: a schema in one form, with its comments.
//!
//! A definition is one line, with single spaces and an id of eight digits. Comments, headings and single empty lines
//! stay where they are. A definition with a comment in it stays as it is.

use std::fs;

use tl_syntax::{Definition, Dialect, Error};

use crate::Failure;
use crate::output::Output;
use crate::report::Reporter;
use crate::schemas::read;

/// Formats the files in place, or standard input to standard output. With `is_check` nothing is written, and a file that
/// would change is a failure.
pub(crate) fn fmt(
    paths: &[String],
    is_check: bool,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let mut is_right = true;
    for path in paths {
        let file = read(path).map_err(Failure::Input)?;
        reporter.keep(&file.name, &file.text);
        let formatted = formatted(&file.name, &file.text)?;
        let is_same = *file.text == formatted;
        match (is_check, path.as_str()) {
            (true, _) if !is_same => {
                is_right = false;
                output.line(format_args!("{} is not formatted", file.name))?;
            }
            (false, "-") => output.write(formatted)?,
            (false, path) if !is_same => fs::write(path, formatted)
                .map_err(|error| Failure::Input(format!("cannot write {path}: {error}")))?,
            _ => {}
        }
    }
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

/// The text in its form. It says the same: each definition is read again.
fn formatted(name: &str, text: &str) -> Result<String, Error> {
    let before = tl_syntax::parse(name, text)?.definitions;
    let source = tl_syntax::source(text);
    let mut printer = Printer { rest: &source, text: String::new() };
    while printer.part() {}
    let mut text = printer.text;
    if !text.is_empty() {
        text.push('\n');
    }
    let after = tl_syntax::parse(name, &text).map(|it| it.definitions);
    match after {
        Ok(after) if before.iter().map(meaning).eq(after.iter().map(meaning)) => Ok(text),
        _ => Err(Error::general(format!("{name} cannot be formatted without changing it"))),
    }
}

/// What a definition says.
fn meaning(definition: &Definition) -> (String, bool, bool, Option<u32>) {
    let id = definition.id.as_ref().map(|it| it.value);
    let line = definition.line(id.unwrap_or_default());
    (line, id.is_some(), definition.is_function, definition.layer)
}

/// Writes a text part by part.
struct Printer<'a> {
    rest: &'a str,
    text: String,
}

impl<'a> Printer<'a> {
    /// Writes the next comment, heading or definition. Gives whether there was one.
    fn part(&mut self) -> bool {
        let blank = self.take(self.rest.len() - self.rest.trim_start().len());
        let line_ends = blank.matches('\n').count();
        if self.rest.is_empty() {
            return false;
        }
        if self.rest.starts_with("//") {
            let comment = self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
            self.write(comment.trim_end(), line_ends, true);
        } else if self.rest.starts_with("/*") {
            let end = self.rest.find("*/").map_or(self.rest.len(), |it| it + 2);
            let comment = self.take(end);
            self.write(comment, line_ends, true);
        } else if self.rest.starts_with(['-', '=']) {
            let heading = self.heading();
            self.write(heading.trim(), line_ends, false);
        } else {
            let end = definition_end(self.rest);
            let definition = self.take(end);
            self.write(&line(definition), line_ends, false);
        }
        true
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    /// `---functions---`, `===17===`
    fn heading(&mut self) -> &'a str {
        let marks = self.rest.len() - self.rest.trim_start_matches(['-', '=']).len();
        let inside = self.rest[marks..].find(['-', '=', '/', ';', '\n']);
        let end = inside.map_or(self.rest.len(), |it| marks + it);
        let closing =
            self.rest[end..].len() - self.rest[end..].trim_start_matches(['-', '=']).len();
        self.take(end + closing)
    }

    /// Writes `part` on a line of its own, or on that of the part in front of it if it is a comment there.
    fn write(&mut self, part: &str, line_ends: usize, is_comment: bool) {
        self.text.push_str(match (self.text.is_empty(), line_ends) {
            (true, _) => "",
            (_, 0) if is_comment => " ",
            (_, 0 | 1) => "\n",
            _ => "\n\n",
        });
        self.text.push_str(part);
    }
}

/// The length of a definition with its `;`, which may have comments in it.
fn definition_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let Some(next) = rest.find([';', '/']) else { return text.len() };
        end += match &rest[next..] {
            it if it.starts_with(';') => return end + next + 1,
            it if it.starts_with("//") => next + it.find('\n').unwrap_or(it.len()),
            it if it.starts_with("/*") => next + it.find("*/").map_or(it.len(), |it| it + 2),
            _ => next + 1,
        };
    }
}

/// A definition as one line. What is none, `Final A;`, has single spaces.
fn line(text: &str) -> String {
    if text.contains("//") || text.contains("/*") {
        return text.to_owned();
    }
    let Ok(definition) = tl_syntax::parse_definition("", text) else {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let name = &definition.name.value;
    let id = definition.id.as_ref().map(|it| it.value);
    let line = definition.line(id.unwrap_or_else(|| definition.computed_id(Dialect::Telegram)));
    match (id, line.strip_prefix(name.as_str()).and_then(|it| it.split_once(' '))) {
        (None, Some((_, rest))) => format!("{name} {rest}"),
        _ => line,
    }
}
