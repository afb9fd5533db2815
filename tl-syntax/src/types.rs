//! Parses types.

use crate::definition::{Application, TypeExpression, TypeKind};
use crate::lexer::TokenKind;
use crate::location::Error;
use crate::parser::{Parser, check_single};
use crate::unsupported;

/// Maximum nesting of types. The parser, and all code that reads its result, recurse once per level.
const MAX_DEPTH: usize = 32;

impl Parser<'_> {
    pub(crate) fn ty(&mut self) -> Result<TypeExpression, Error> {
        self.nested(Self::kind)
    }

    /// Parses a type with `kind`, one level deeper.
    fn nested(
        &mut self,
        kind: impl FnOnce(&mut Self) -> Result<TypeKind, Error>,
    ) -> Result<TypeExpression, Error> {
        let location = self.peek().location.clone();
        if self.depth == MAX_DEPTH {
            let message = format!("types are nested in at most {MAX_DEPTH} others");
            return Err(Error::at(&location, message));
        }
        self.depth += 1;
        let kind = kind(self);
        self.depth -= 1;
        Ok(TypeExpression { kind: kind?, location })
    }

    fn kind(&mut self) -> Result<TypeKind, Error> {
        // n*[int], [int]
        let is_multiplied = *self.peek_at(1) == TokenKind::Symbol('*');
        if is_multiplied || self.peek().kind == TokenKind::Symbol('[') {
            return Err(Error::at(&self.peek().location, unsupported::REPETITION));
        }
        // #
        if self.eat('#') {
            return Ok(TypeKind::Word);
        }
        // !X
        if self.eat('!') {
            let name = self.word("a type variable after `!`")?;
            check_single(&name, "a type variable")?;
            return Ok(TypeKind::Variable(name.value));
        }
        // %Message
        if self.eat('%') {
            return Ok(TypeKind::Bare(Box::new(self.ty()?)));
        }
        // (vector int)
        if self.eat('(') {
            let kind = self.application(Application::Parentheses)?;
            self.expect(')')?;
            return Ok(kind);
        }
        self.named()
    }

    /// `long`, `Vector<int>`
    fn named(&mut self) -> Result<TypeKind, Error> {
        if self.depth > 1 && self.is_number() {
            return Err(Error::at(&self.peek().location, unsupported::NUMBER));
        }
        let name = self.name("a type")?.value;
        let mut arguments = Vec::new();
        if self.eat('<') {
            arguments.push(self.ty()?);
            while self.eat(',') {
                arguments.push(self.ty()?);
            }
            self.expect('>')?;
        }
        Ok(TypeKind::Named { name, arguments, style: Application::Angles })
    }

    fn is_number(&self) -> bool {
        matches!(&self.peek().kind, TokenKind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// `vector int` or `%Vector int` in parentheses, `Vector t` as a result.
    fn application(&mut self, style: Application) -> Result<TypeKind, Error> {
        let location = self.peek().location.clone();
        if style == Application::Parentheses && self.eat('%') {
            let inner = self.nested(|parser| parser.application(style))?;
            return Ok(TypeKind::Bare(Box::new(inner)));
        }
        if style == Application::Parentheses && self.peek().kind == TokenKind::Symbol('(') {
            return Ok(self.ty()?.kind);
        }
        let named = self.named()?;
        let TypeKind::Named { name, mut arguments, style: angles } = named else {
            return Ok(named);
        };
        if !arguments.is_empty() {
            return Ok(TypeKind::Named { name, arguments, style: angles });
        }
        while !matches!(self.peek().kind, TokenKind::End | TokenKind::Symbol(')' | ';')) {
            // If a definition follows the result, a `;` is missing.
            if style == Application::Plain && self.peek().location.line != location.line {
                break;
            }
            arguments.push(self.ty()?);
        }
        Ok(TypeKind::Named { name, arguments, style })
    }

    pub(crate) fn result(&mut self) -> Result<TypeExpression, Error> {
        let location = self.peek().location.clone();
        if matches!(self.peek().kind, TokenKind::Symbol('(' | '%')) {
            return self.ty();
        }
        let kind = self.application(Application::Plain)?;
        Ok(TypeExpression { kind, location })
    }
}
