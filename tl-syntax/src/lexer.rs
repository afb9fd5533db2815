//! Splits a schema's text into tokens.

use std::borrow::Cow;
use std::sync::Arc;

use crate::comment::{self, CommentLine};
use crate::location::Location;

/// The smallest part of a schema that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind<'a> {
    /// A name with its namespace, a number, or `flags.5`.
    Word(&'a str),
    /// `---functions---`, with the name.
    Section(&'a str),
    /// `===17===`, with the text.
    Layer(&'a str),
    /// A character that is a token on its own.
    Symbol(char),
    /// `/*` without `*/`.
    OpenComment,
    /// The end of the text.
    End,
}

impl TokenKind<'_> {
    /// The token as messages show it.
    pub(crate) fn shown(self) -> String {
        match self {
            Self::Word(text) => format!("`{text}`"),
            Self::Section(text) => format!("`---{text}---`"),
            Self::Layer(text) => format!("`==={text}===`"),
            Self::Symbol(symbol) => format!("`{symbol}`"),
            Self::OpenComment => "a comment without an end".to_owned(),
            Self::End => "the end of the schema".to_owned(),
        }
    }
}

/// A token, its place, and the comments before it.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) kind: TokenKind<'a>,
    pub(crate) location: Location,
    /// Whether it follows the token before without a space.
    pub(crate) is_joined: bool,
    pub(crate) comments: Vec<CommentLine>,
}

/// Splits a [source], which begins at `start`, into tokens. The last token is the end.
pub(crate) fn tokens<'a>(source: &'a str, start: &Location) -> Vec<Token<'a>> {
    let mut lexer = Lexer {
        file: Arc::clone(&start.file),
        rest: source,
        line: start.line,
        column: start.column,
        last_token_line: 0,
        comments: Vec::new(),
    };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.token();
        let is_end = token.kind == TokenKind::End;
        tokens.push(token);
        if is_end {
            return tokens;
        }
    }
}

/// Normalises `text` for locations: removes a byte order mark, and ends each line with `\n`.
///
/// A `\r` without `\n` ends a line if the text has no `\n`, or if a definition or a heading follows on the line.
/// If not, it is a space, as it mostly is in a comment.
#[must_use]
pub fn source(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains('\r') {
        return text.into();
    }
    let text = text.replace("\r\n", "\n");
    if !text.contains('\n') {
        return text.replace('\r', "\n").into();
    }
    text.split_inclusive('\n').map(without_returns).collect::<String>().into()
}

fn without_returns(line: &str) -> String {
    let last = [";", "---", "==="].into_iter().filter_map(|end| line.rfind(end)).max();
    let (schema, rest) = line.split_at(last.unwrap_or(0));
    schema.replace('\r', "\n") + &rest.replace('\r', " ")
}

struct Lexer<'a> {
    file: Arc<str>,
    rest: &'a str,
    line: usize,
    column: usize,
    last_token_line: usize,
    comments: Vec<CommentLine>,
}

impl<'a> Lexer<'a> {
    fn token(&mut self) -> Token<'a> {
        let before = self.rest.len();
        self.skip_blank();
        let is_joined = self.rest.len() == before;
        let location = self.location();
        let kind = self.kind();
        self.last_token_line = self.line;
        let comments = std::mem::take(&mut self.comments);
        Token { kind, location, is_joined, comments }
    }

    fn kind(&mut self) -> TokenKind<'a> {
        let Some(first) = self.rest.chars().next() else { return TokenKind::End };
        if is_word(first) {
            return TokenKind::Word(self.take_until(|c| !is_word(c)));
        }
        if self.rest.starts_with("---") {
            return TokenKind::Section(self.heading('-'));
        }
        if self.rest.starts_with("===") {
            return TokenKind::Layer(self.heading('='));
        }
        if self.rest.starts_with("/*") {
            self.take(self.rest.len());
            return TokenKind::OpenComment;
        }
        self.take(first.len_utf8());
        TokenKind::Symbol(first)
    }

    /// `---functions---`, `===17===`: the text between the marks. A comment may follow.
    fn heading(&mut self, mark: char) -> &'a str {
        self.take_until(|c| c != mark);
        let text = self.take_until(|c| c == mark || "/;\n".contains(c)).trim();
        self.take_until(|c| c != mark);
        text
    }

    /// Skips spaces, and keeps comments.
    fn skip_blank(&mut self) {
        loop {
            self.take_until(|c| !c.is_whitespace());
            if self.rest.starts_with("//") {
                self.line_comment();
            } else if let Some(end) = self.block_end() {
                self.block_comment(end);
            } else {
                return;
            }
        }
    }

    fn line_comment(&mut self) {
        let line = self.line;
        let is_alone = self.last_token_line != line;
        let text = comment::printable(&self.take_until(|c| c == '\n')[2..]);
        self.comments.push(CommentLine { line, text, is_alone });
    }

    /// The length of the comment `/* … */` that comes next.
    fn block_end(&self) -> Option<usize> {
        let inside = self.rest.strip_prefix("/*")?;
        inside.find("*/").map(|len| len + "/**/".len())
    }

    fn block_comment(&mut self, len: usize) {
        let first = self.line;
        let is_first_alone = self.last_token_line != first;
        let block = self.take(len);
        for (index, text) in block[2..len - 2].split('\n').enumerate() {
            let text = comment::printable(text.trim_start().trim_start_matches(['*', '!']));
            let is_alone = is_first_alone || index > 0;
            self.comments.push(CommentLine { line: first + index, text, is_alone });
        }
    }

    /// Takes the text before the first character that `is_end`.
    fn take_until(&mut self, is_end: impl Fn(char) -> bool) -> &'a str {
        self.take(self.rest.find(is_end).unwrap_or(self.rest.len()))
    }

    /// Takes `len` bytes from the front, and counts their lines.
    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        self.line += taken.matches('\n').count();
        match taken.rsplit_once('\n') {
            Some((_, last_line)) => self.column = last_line.chars().count() + 1,
            None => self.column += taken.chars().count(),
        }
        taken
    }

    fn location(&self) -> Location {
        Location { file: Arc::clone(&self.file), line: self.line, column: self.column }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}
