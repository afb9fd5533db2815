//! Messages on standard error. Messages about schemas show the line, with a caret.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use tl_syntax::{Error, Location};

/// Shows errors and warnings on standard error.
pub(crate) struct Reporter {
    renderer: Renderer,
    /// The lines of each file.
    files: HashMap<String, Vec<String>>,
}

impl Reporter {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let choice = match color {
            ColorChoice::Auto => AutoStream::choice(&io::stderr()),
            color => color,
        };
        let is_plain = choice == ColorChoice::Never;
        let renderer = if is_plain { Renderer::plain() } else { Renderer::styled() };
        Self { renderer, files: HashMap::new() }
    }

    /// Shows an error that is in no schema.
    pub(crate) fn error(&self, message: &str) {
        let message = shortened(message);
        self.render(&[Group::with_title(Level::ERROR.primary_title(&*message))]);
    }

    /// Shows what to do about the last error.
    pub(crate) fn help(&self, message: impl Display) {
        let message = message.to_string();
        self.render(&[Group::with_title(Level::HELP.primary_title(message))]);
    }

    /// Keeps the text of a schema for its lines.
    pub(crate) fn keep(&mut self, name: &str, text: &str) {
        self.files.insert(name.to_owned(), lines(text));
    }

    /// Shows `error`, and the errors that it contains.
    pub(crate) fn errors(&self, error: &Error) {
        error.all().for_each(|it| self.show(Level::ERROR, it));
    }

    pub(crate) fn warning(&self, warning: &Error) {
        self.show(Level::WARNING, warning);
    }

    fn show(&self, level: Level<'_>, error: &Error) {
        let message = shortened(&error.message);
        let title = level.primary_title(&*message);
        let excerpt = error.location.as_ref().and_then(|it| Some((it, self.excerpt(it)?)));
        let group = match &excerpt {
            Some((location, excerpt)) => {
                let Location { file, line, column } = location;
                let caret = AnnotationKind::Primary.span(excerpt.caret.clone());
                let snippet = Snippet::source(excerpt.text.as_str()).line_start(*line);
                let snippet = snippet.annotation(caret);
                if excerpt.is_whole {
                    title.element(snippet.path(&**file))
                } else {
                    let origin = Origin::path(&**file).line(*line).char_column(*column);
                    title.element(origin).element(snippet)
                }
            }
            None => Group::with_title(title),
        };
        self.render(&[group]);
    }

    fn render(&self, groups: &[Group<'_>]) {
        let text = self.renderer.render(groups);
        // If standard error is closed, there is nowhere to report it.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// The line at `location`. The end of a schema is an empty line after the last.
    fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        let lines = self.files.get(&*location.file)?;
        lines.get(location.line - 1).map(|line| Excerpt::of(line, location.column))
    }
}

/// Shows a list that belongs to the last message.
pub(crate) fn list(items: impl IntoIterator<Item = impl Display>) {
    for item in items {
        // If standard error is closed, there is nowhere to report it.
        let _ = writeln!(io::stderr(), "  {}", shortened(&item.to_string()));
    }
}

/// The longest message that is shown as a whole, in characters: a name in it may be as long as a schema.
const LONG_MESSAGE: usize = 1_000;

/// A message without its middle if it is very long.
fn shortened(message: &str) -> Cow<'_, str> {
    let count = message.chars().count();
    if count <= LONG_MESSAGE {
        return message.into();
    }
    let start: String = message.chars().take(LONG_MESSAGE / 2).collect();
    let end: String = message.chars().skip(count - LONG_MESSAGE / 2).collect();
    format!("{start}…{end}").into()
}

/// The part of a line that is shown: some lines are whole schemas.
struct Excerpt {
    text: String,
    caret: Range<usize>,
    is_whole: bool,
}

/// The longest line that is shown as a whole, in bytes. The library looks at the whole line for each error.
const LONG: usize = 400;

/// How many characters of a longer line are shown before a caret, and from it on.
const SHOWN: usize = 60;

impl Excerpt {
    /// The word or the character in `column`, and the text around it.
    fn of(line: &str, column: usize) -> Self {
        let start = line.char_indices().nth(column - 1).map_or(line.len(), |(start, _)| start);
        let (before, rest) = line.split_at(start);
        if line.len() <= LONG {
            let caret = start..start + word_len(rest);
            return Self { text: line.to_owned(), caret, is_whole: true };
        }
        let before_start = before.char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
        let rest_end = rest.char_indices().nth(SHOWN).map_or(rest.len(), |(end, _)| end);
        let mut text = String::from(if before_start > 0 { "..." } else { "" });
        text += &before[before_start..];
        let caret = text.len()..text.len() + word_len(&rest[..rest_end]);
        text += &rest[..rest_end];
        text += if rest_end < rest.len() { "..." } else { "" };
        Self { text, caret, is_whole: false }
    }
}

fn word_len(text: &str) -> usize {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    word.max(text.chars().next().map_or(0, char::len_utf8))
}

fn lines(text: &str) -> Vec<String> {
    tl_syntax::source(text).split('\n').map(str::to_owned).collect()
}
