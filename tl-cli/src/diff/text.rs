//! Differences as text, one line each.

use std::io;

use super::Diff;
use super::compare::Change;
use super::wording::{Kind, Words};
use crate::fmt::definition_line;
use crate::output::Output;

const WORDS: Words = Words { quote: "" };

/// Writes all differences, and their numbers at the end.
pub(super) fn write(diff: &Diff<'_>, output: &mut Output) -> io::Result<()> {
    for ty in &diff.types {
        output.bold(format_args!("type {}", WORDS.ty(ty)))?;
        list(&ty.constructors, output)?;
        output.line("")?;
    }
    if !diff.functions.is_empty() {
        output.bold("functions")?;
        list(&diff.functions, output)?;
        output.line("")?;
    }
    if diff.is_empty() { output.line("no differences") } else { output.line(diff.summary()) }
}

fn list(changes: &[Change<'_>], output: &mut Output) -> io::Result<()> {
    for change in changes {
        match change {
            Change::Added(it) => line(Kind::Added, 2, &definition_line(it), output)?,
            Change::Removed(it) => line(Kind::Removed, 2, &definition_line(it), output)?,
            Change::Changed(it) => {
                line(Kind::Changed, 2, &WORDS.name(it), output)?;
                for (kind, text) in WORDS.details(it) {
                    line(kind, 6, &text, output)?;
                }
            }
        }
    }
    Ok(())
}

/// A line with its sign, in its colour.
fn line(kind: Kind, indent: usize, text: &str, output: &mut Output) -> io::Result<()> {
    let (sign, color) = match kind {
        Kind::Added => ('+', "\x1b[32m"),
        Kind::Removed => ('-', "\x1b[31m"),
        Kind::Changed => ('~', "\x1b[33m"),
    };
    let (start, end) = if output.is_colored { (color, "\x1b[0m") } else { ("", "") };
    output.line(format_args!("{:indent$}{start}{sign} {text}{end}", ""))
}
