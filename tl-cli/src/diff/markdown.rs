//! Differences as Markdown, for release notes.

use std::io;

use super::Diff;
use super::compare::Change;
use super::wording::{Kind, Words};
use crate::fmt::definition_line;
use crate::output::Output;

const WORDS: Words = Words { quote: "`" };

/// Writes all differences below `title`.
pub(super) fn write(diff: &Diff<'_>, title: &str, output: &mut Output) -> io::Result<()> {
    output.line(format_args!("# {title}\n"))?;
    output.line(if diff.is_empty() { "No differences.".to_owned() } else { diff.summary() })?;
    if !diff.types.is_empty() {
        output.line("\n## Types")?;
    }
    for ty in &diff.types {
        output.line(format_args!("\n### {}\n", WORDS.ty(ty)))?;
        list(&ty.constructors, output)?;
    }
    if !diff.functions.is_empty() {
        output.line("\n## Functions\n")?;
    }
    list(&diff.functions, output)
}

fn list(changes: &[Change<'_>], output: &mut Output) -> io::Result<()> {
    for change in changes {
        match change {
            Change::Added(it) => item(Kind::Added, 0, &WORDS.quoted(&definition_line(it)), output)?,
            Change::Removed(it) => {
                item(Kind::Removed, 0, &WORDS.quoted(&definition_line(it)), output)?;
            }
            Change::Changed(it) => {
                item(Kind::Changed, 0, &WORDS.name(it), output)?;
                for (kind, text) in WORDS.details(it) {
                    item(kind, 2, &text, output)?;
                }
            }
        }
    }
    Ok(())
}

/// An item of a list.
fn item(kind: Kind, indent: usize, text: &str, output: &mut Output) -> io::Result<()> {
    let kind = match kind {
        Kind::Added => "added",
        Kind::Removed => "removed",
        Kind::Changed => "changed",
    };
    output.line(format_args!("{:indent$}- {kind} {text}", ""))
}
