//! A schema's text to tokens.

use std::sync::Arc;

use crate::location::{Error, Location};

/// The smallest part of a schema that means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A name with its namespace, a number, or `flags.5`.
    Word(String),
    /// `---functions---`: the word in it.
    Section(String),
    /// A character that stands for itself.
    Symbol(char),
    /// The end of the text.
    End,
}

impl TokenKind {
    /// The token as messages show it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Word(text) => format!("`{text}`"),
            Self::Section(text) => format!("`---{text}---`"),
            Self::Symbol(symbol) => format!("`{symbol}`"),
            Self::End => "the end of the schema".to_owned(),
        }
    }
}

/// A token, where it stands, and the comments in front of it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) location: Location,
    /// Whether it follows the token before without a space.
    pub(crate) is_joined: bool,
    pub(crate) comments: Vec<CommentLine>,
}

/// A line of a comment.
#[derive(Clone, Debug)]
pub(crate) struct CommentLine {
    pub(crate) line: usize,
    /// What follows the `//`.
    pub(crate) text: String,
    /// Whether nothing stands in front of it on its line.
    pub(crate) is_alone: bool,
}

/// Takes `text` apart. The last token is the end.
pub(crate) fn tokens(file: &str, text: &str) -> Result<Vec<Token>, Error> {
    let mut lexer = Lexer {
        file: file.into(),
        rest: text,
        line: 1,
        column: 1,
        last_token_line: 0,
        comments: Vec::new(),
    };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.token()?;
        let is_end = token.kind == TokenKind::End;
        tokens.push(token);
        if is_end {
            return Ok(tokens);
        }
    }
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
    fn token(&mut self) -> Result<Token, Error> {
        let before = self.rest.len();
        self.skip_blank()?;
        let is_joined = self.rest.len() == before;
        let location = self.location();
        let kind = self.kind()?;
        self.last_token_line = self.line;
        let comments = std::mem::take(&mut self.comments);
        Ok(Token { kind, location, is_joined, comments })
    }

    fn kind(&mut self) -> Result<TokenKind, Error> {
        let Some(first) = self.rest.chars().next() else { return Ok(TokenKind::End) };
        if is_word(first) {
            let word = self.take(self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len()));
            return Ok(TokenKind::Word(word.to_owned()));
        }
        if self.rest.starts_with("---") {
            return self.section();
        }
        if "#:;={}()<>[]!%?*,".contains(first) {
            self.take(first.len_utf8());
            return Ok(TokenKind::Symbol(first));
        }
        let message = format!("unexpected `{}`: it has no meaning in TL", first.escape_default());
        Err(Error::at(&self.location(), message))
    }

    /// `---functions---`
    fn section(&mut self) -> Result<TokenKind, Error> {
        let location = self.location();
        let line = self.rest.lines().next().unwrap_or(self.rest);
        let name = line.trim_end().trim_matches('-').trim();
        if name != "functions" && name != "types" {
            let message = "unknown section: write `---types---` or `---functions---`";
            return Err(Error::at(&location, message));
        }
        let name = name.to_owned();
        self.take(line.len());
        Ok(TokenKind::Section(name))
    }

    /// Skips spaces, and keeps comments.
    fn skip_blank(&mut self) -> Result<(), Error> {
        loop {
            let spaces = self.rest.len() - self.rest.trim_start().len();
            self.take(spaces);
            if self.rest.starts_with("//") {
                self.line_comment();
            } else if self.rest.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn line_comment(&mut self) {
        let line = self.line;
        let text = self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
        let text = text[2..].trim_end().to_owned();
        let is_alone = self.last_token_line != line;
        self.comments.push(CommentLine { line, text, is_alone });
    }

    fn block_comment(&mut self) -> Result<(), Error> {
        let Some(end) = self.rest.find("*/") else {
            return Err(Error::at(
                &self.location(),
                "this comment has no end: write `*/` after it",
            ));
        };
        self.take(end + 2);
        Ok(())
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
