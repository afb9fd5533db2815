//! Basic operations of the parser on tokens.

use crate::definition::Spanned;
use crate::lexer::{Token, TokenKind};
use crate::location::Error;
use crate::parser::Parser;

/// The longest name, in bytes. Dumps and JSON repeat names for each object of a packet.
const MAX_NAME: usize = 256;

impl<'a> Parser<'a> {
    /// A name that may have a namespace.
    pub(crate) fn name(&mut self, expected: &str) -> Result<Spanned<String>, Error> {
        let name = self.word(expected)?;
        let is_name = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let has_letter = |part: &str| part.contains(|c: char| c.is_ascii_alphanumeric());
        let message = if !name.value.split('.').all(is_name) {
            format!("expected {expected}, found `{}`", name.value)
        } else if !name.value.split('.').all(has_letter) {
            format!("expected {expected}, found `{}`: a name has a letter", name.value)
        } else {
            return Ok(name);
        };
        Err(Error::at(&name.location, message))
    }

    pub(crate) fn word(&mut self, expected: &str) -> Result<Spanned<String>, Error> {
        let Token { kind: TokenKind::Word(value), location, .. } = self.peek() else {
            return Err(self.unexpected(expected));
        };
        if value.len() > MAX_NAME {
            let message = format!("a name has at most {MAX_NAME} characters");
            return Err(Error::at(location, message));
        }
        let word = Spanned { value: (*value).to_owned(), location: location.clone() };
        self.index += 1;
        Ok(word)
    }

    pub(crate) fn expect(&mut self, symbol: char) -> Result<(), Error> {
        if self.eat(symbol) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{symbol}`")))
    }

    /// Checks that nothing follows, not even a comment.
    #[cfg(feature = "json")]
    pub(crate) fn expect_end(&self) -> Result<(), Error> {
        if self.peek().kind != TokenKind::End {
            return Err(self.unexpected("the end of the text"));
        }
        match self.tokens.iter().find(|it| !it.comments.is_empty()) {
            Some(token) => Err(Error::at(&token.location, "a name or a type has no comment")),
            None => Ok(()),
        }
    }

    pub(crate) fn eat(&mut self, symbol: char) -> bool {
        let is_there = self.peek().kind == TokenKind::Symbol(symbol);
        self.index += usize::from(is_there);
        is_there
    }

    /// The next token. The end is never taken.
    pub(crate) fn peek(&self) -> &Token<'a> {
        &self.tokens[self.index.min(self.tokens.len() - 1)]
    }

    /// The token after `distance` others.
    pub(crate) fn peek_at(&self, distance: usize) -> &TokenKind<'a> {
        self.tokens.get(self.index + distance).map_or(&TokenKind::End, |token| &token.kind)
    }

    pub(crate) fn is_joined_word(&self, distance: usize) -> bool {
        let token = self.tokens.get(self.index + distance);
        token.is_some_and(|it| it.is_joined && matches!(it.kind, TokenKind::Word(_)))
    }

    pub(crate) fn unexpected(&self, expected: &str) -> Error {
        let Token { kind, location, .. } = self.peek();
        let message = match kind {
            TokenKind::OpenComment => "this comment has no end: write `*/` after it".to_owned(),
            TokenKind::Symbol(symbol) if !"#:;={}()<>[]!%?*,@".contains(*symbol) => {
                format!("unexpected `{}`: it has no meaning in TL", symbol.escape_default())
            }
            kind => format!("expected {expected}, found {}", kind.shown()),
        };
        Error::at(location, message)
    }
}
