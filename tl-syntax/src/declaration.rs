//! Declarations of built-in types: `int ? = Int`.

use crate::lexer::TokenKind;
use crate::location::Error;
use crate::parser::Parser;

/// The built-in types that old schemas declare with other types, as in `int128 long long = Int128;`.
const DECLARED_BY_OTHERS: [&str; 8] =
    ["int", "long", "double", "string", "bytes", "int128", "int256", "int512"];

impl Parser<'_> {
    /// Says whether a declaration of `name` follows the name, and no parameters.
    pub(crate) fn is_declaration(&self, name: &str) -> bool {
        match self.peek().kind {
            TokenKind::Symbol('?') => true,
            TokenKind::Symbol('#') => *self.peek_at(1) == TokenKind::Symbol('['),
            TokenKind::Word(_) if *self.peek_at(1) == TokenKind::Symbol('*') => true,
            TokenKind::Word(_) => {
                let is_known = |word: &str| DECLARED_BY_OTHERS.contains(&word);
                let is_part = |kind: &TokenKind| match kind {
                    TokenKind::Word(word) => is_known(word) && *word != name,
                    _ => false,
                };
                let mut rest = self.tokens[self.index..].iter().skip_while(|it| is_part(&it.kind));
                is_known(name) && rest.next().is_some_and(|it| it.kind == TokenKind::Symbol('='))
            }
            _ => false,
        }
    }

    /// Parses `?`, `# [ t ]`, `4*[ int ]` or `long long`, and returns the text. It reads only these tokens, so that a
    /// declaration without an end does not consume the next definition.
    pub(crate) fn declaration(&mut self) -> Result<String, Error> {
        let start = self.index;
        match (&self.peek().kind, self.peek_at(1)) {
            (TokenKind::Symbol('?'), _) => self.index += 1,
            (TokenKind::Symbol('#'), _) => self.repeated(1)?,
            (_, TokenKind::Symbol('*')) => self.repeated(2)?,
            _ => {
                while matches!(self.peek().kind, TokenKind::Word(_)) {
                    self.index += 1;
                }
            }
        }
        if self.peek().kind != TokenKind::Symbol('=') {
            return Err(self.unexpected("`=` and the result"));
        }
        Ok(self.text_from(start))
    }

    /// `[ int ]`, after as many tokens as `count`.
    fn repeated(&mut self, count: usize) -> Result<(), Error> {
        self.index += count;
        self.expect('[')?;
        self.ty()?;
        self.expect(']')
    }

    /// The text of the tokens from `start` on, with single spaces.
    fn text_from(&self, start: usize) -> String {
        let mut text = String::new();
        for token in &self.tokens[start..self.index] {
            if !token.is_joined && !text.is_empty() {
                text.push(' ');
            }
            match &token.kind {
                TokenKind::Word(word) => text.push_str(word),
                TokenKind::Symbol(symbol) => text.push(*symbol),
                _ => {}
            }
        }
        text
    }
}
