//! Errors and warnings as the command shows them: with the line of the schema, and a caret.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::{env, fs};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use tl_gen::{Error, Location};

/// How a schema that comes from standard input is called.
pub(crate) const STANDARD_INPUT: &str = "<standard input>";

/// Shows errors and warnings on standard error.
pub(crate) struct Reporter {
    renderer: Renderer,
    /// The lines of each file.
    files: HashMap<String, Vec<String>>,
}

impl Reporter {
    pub(crate) fn new() -> Self {
        let is_plain = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
        let is_styled = io::stderr().is_terminal() && !is_plain;
        let renderer = if is_styled { Renderer::styled() } else { Renderer::plain() };
        Self { renderer, files: HashMap::new() }
    }

    /// Keeps the text of a schema that is in no file.
    pub(crate) fn keep(&mut self, name: &str, text: &str) {
        self.files.insert(name.to_owned(), lines(text));
    }

    /// Shows `error`, and all that it carries.
    pub(crate) fn errors(&mut self, error: &Error) {
        error.all().for_each(|it| self.show(Level::ERROR, it));
    }

    pub(crate) fn warning(&mut self, warning: &Error) {
        self.show(Level::WARNING, warning);
    }

    fn show(&mut self, level: Level<'_>, error: &Error) {
        let title = level.primary_title(error.message.as_str());
        let line = error.location.as_ref().and_then(|it| Some((it, self.line(it)?)));
        let group = match &line {
            Some((location, line)) => {
                let snippet = Snippet::source(line.as_str()).line_start(location.line);
                let caret = AnnotationKind::Primary.span(caret(line, location.column));
                title.element(snippet.path(&*location.file).annotation(caret))
            }
            None => Group::with_title(title),
        };
        let text = self.renderer.render(&[group]);
        // Nobody reads it if it cannot be written.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// The line of the schema; the empty one after the last is the end.
    fn line(&mut self, location: &Location) -> Option<String> {
        let file = location.file.to_string();
        let lines = self
            .files
            .entry(file)
            .or_insert_with_key(|file| lines(&fs::read_to_string(file).unwrap_or_default()));
        lines.get(location.line - 1).cloned()
    }
}

fn lines(text: &str) -> Vec<String> {
    tl_gen::source(text).split('\n').map(str::to_owned).collect()
}

/// The bytes of the word in `column`, or of the one character.
fn caret(line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column - 1).map_or(line.len(), |(start, _)| start);
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let rest = &line[start..];
    let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start..start + word.max(first)
}
