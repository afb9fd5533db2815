//! `tl fmt`: a schema in one form, with its comments.
//!
//! A definition is one line, with single spaces and an id of eight digits. Comments, headings and single empty lines
//! stay where they are. A definition with a comment in it stays as it is.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tl_syntax::{Definition, Error};

use crate::Failure;
use crate::arguments::FmtArguments;
use crate::files::{built_in, read};
use crate::inputs::only_one_stdin;
use crate::output::Output;
use crate::parts::{Part, Placed, parts};
use crate::report::Reporter;

/// Formats the files in place, or standard input to standard output. With `--check`, nothing is written, and a file that
/// would change is a failure.
pub(crate) fn run(
    arguments: &FmtArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let FmtArguments { files: paths, check: is_check } = arguments;
    only_one_stdin(paths)?;
    let mut is_right = true;
    for path in paths {
        if built_in(path).is_some() && !*is_check {
            let message = format!("`{path}` is a schema of this command: it cannot be changed");
            return Err(Failure::Usage(message));
        }
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
            (false, path) if !is_same => replace(path, &formatted)
                .map_err(|error| Failure::Input(format!("cannot write `{path}`: {error}")))?,
            _ => {}
        }
    }
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

/// Writes `text` beside the file, and then in its place: a full disk does not lose the schema.
fn replace(path: &str, text: &str) -> io::Result<()> {
    // The file that a link leads to is replaced, not the link.
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    let mut new = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(permissions)?;
    new.persist(&path)?;
    Ok(())
}

/// The formatted text. It is read again, and has to have the same definitions.
pub(crate) fn formatted(name: &str, text: &str) -> Result<String, Error> {
    if tl_syntax::is_json(text) {
        let message = format!("`{name}` is JSON, and this is for TL: `tl convert` writes it as TL");
        return Err(Error::general(message));
    }
    let before = tl_syntax::parse(name, text)?.definitions;
    let source = tl_syntax::source(text);
    let mut text = String::new();
    for Placed { part, line_ends, .. } in parts(&source) {
        write(part, line_ends, &mut text);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let after = tl_syntax::parse(name, &text).map(|it| it.definitions);
    match after {
        Ok(after) if before.iter().map(meaning).eq(after.iter().map(meaning)) => Ok(text),
        _ => Err(Error::general(format!("`{name}` cannot be formatted without changing it"))),
    }
}

/// The parts of a definition that formatting must not change.
fn meaning(definition: &Definition) -> (String, bool, Option<u32>) {
    (definition_line(definition), definition.is_function, definition.layer)
}

/// Writes a part on a new line. A comment that follows a part on its line stays there.
fn write(part: Part<'_>, line_ends: usize, text: &mut String) {
    let is_comment = matches!(part, Part::Comment(_));
    text.push_str(match (text.is_empty(), line_ends) {
        (true, _) => "",
        (_, 0) if is_comment => " ",
        (_, 0 | 1) => "\n",
        _ => "\n\n",
    });
    match part {
        Part::Comment(comment) => text.push_str(comment.trim_end()),
        Part::Heading(heading) => text.push_str(heading.trim()),
        Part::Definition(definition) => text.push_str(&line(definition)),
    }
}

/// A definition as one line. A statement, such as `Final A;`, gets single spaces.
fn line(text: &str) -> String {
    if text.contains("//") || text.contains("/*") {
        return text.to_owned();
    }
    let Ok(definition) = tl_syntax::parse_definition("", text) else {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    definition_line(&definition)
}

/// The line of a definition, with an id only if it has one.
pub(crate) fn definition_line(definition: &Definition) -> String {
    let id = definition.id.as_ref().map(|it| it.value);
    let line = definition.line(id.unwrap_or_default());
    match (id, line.split_once(' ')) {
        (None, Some((_, rest))) => format!("{} {rest}", definition.name.value),
        _ => line,
    }
}
