//! Tokens to definitions.

use crate::comment;
use crate::definition::{
    Application, Condition, Definition, Parameter, Schema, Spanned, TypeExpression, TypeKind,
};
use crate::lexer::{self, Token, TokenKind};
use crate::location::Error;

/// Reads the schema `text`, which errors call `file`.
pub fn parse(file: &str, text: &str) -> Result<Schema, Error> {
    let tokens = lexer::tokens(file, text)?;
    let comments = tokens.iter().flat_map(|token| &token.comments);
    let layer = comments.clone().filter_map(|line| comment::layer(&line.text)).next_back();
    let type_comments = comment::of_types(comments);
    let definitions = Parser { tokens, index: 0 }.definitions()?;
    Ok(Schema { layer, definitions, type_comments })
}

/// Reads one definition, the text of a schema's line. The `;` may be left out.
pub fn parse_definition(file: &str, line: &str) -> Result<Definition, Error> {
    let mut parser = Parser { tokens: lexer::tokens(file, line)?, index: 0 };
    let definition = parser.line(false)?;
    if !parser.eat(';') && parser.peek().kind != TokenKind::End {
        return Err(parser.unexpected("`;`"));
    }
    if parser.peek().kind != TokenKind::End {
        return Err(parser.unexpected("one definition and nothing after its `;`"));
    }
    Ok(definition)
}

struct Parser {
    tokens: Vec<Token>,
    index: usize,
}

impl Parser {
    fn definitions(mut self) -> Result<Vec<Definition>, Error> {
        let mut definitions = Vec::new();
        let mut is_function = false;
        loop {
            match &self.peek().kind {
                TokenKind::End => return Ok(definitions),
                TokenKind::Section(name) => {
                    is_function = name == "functions";
                    self.index += 1;
                }
                _ => definitions.push(self.definition(is_function)?),
            }
        }
    }

    /// `name#id {X:Type} parameter:type = Result;`
    fn definition(&mut self, is_function: bool) -> Result<Definition, Error> {
        let definition = self.line(is_function)?;
        self.expect(';')?;
        Ok(definition)
    }

    /// `name#id {X:Type} parameter:type = Result`
    fn line(&mut self, is_function: bool) -> Result<Definition, Error> {
        let comment = comment::above(&self.peek().comments, self.peek().location.line);
        let name = self.name("the name of a definition")?;
        let id = self.id()?;
        let variables = self.variables()?;
        let mut definition = Definition {
            name,
            id,
            variables,
            parameters: Vec::new(),
            result: TypeExpression { kind: TypeKind::Word, location: self.peek().location.clone() },
            layer: None,
            is_function,
            is_primitive: false,
            comment,
        };
        while !self.eat('=') {
            self.parameter(&mut definition)?;
        }
        definition.result = self.result()?;
        Ok(definition)
    }

    /// `#30535af5`, right after the name.
    fn id(&mut self) -> Result<Option<Spanned<u32>>, Error> {
        if !self.peek().is_joined || !self.eat('#') {
            return Ok(None);
        }
        let digits = self.word("a constructor id")?;
        let Ok(value) = u32::from_str_radix(&digits.value, 16) else {
            let message = format!(
                "`{}` is no constructor id: it has up to eight hex digits, as in `#30535af5`",
                digits.value
            );
            return Err(Error::at(&digits.location, message));
        };
        Ok(Some(Spanned { value, location: digits.location }))
    }

    /// `{X:Type} {Y:Type}`
    fn variables(&mut self) -> Result<Vec<Spanned<String>>, Error> {
        let mut variables = Vec::new();
        while self.eat('{') {
            let name = self.word("the name of a type variable")?;
            self.expect(':')?;
            let kind = self.word("`Type`")?;
            if kind.value != "Type" {
                let message = format!("a variable is a type: write `{{{}:Type}}`", name.value);
                return Err(Error::at(&kind.location, message));
            }
            self.expect('}')?;
            variables.push(name);
        }
        Ok(variables)
    }

    /// `name:flags.5?type`; or what only the declaration of a known type has: `?`, `4*[ int ]`,
    /// `# [ t ]`.
    fn parameter(&mut self, definition: &mut Definition) -> Result<(), Error> {
        if self.is_declaration() {
            definition.is_primitive = true;
            return self.skip_to_result();
        }
        let name = self.word("a parameter, or `=` and the result")?;
        if !self.eat(':') {
            let message = format!(
                "expected `:` and a type after `{}`, found {}",
                name.value,
                self.peek().kind.shown()
            );
            return Err(Error::at(&self.peek().location, message));
        }
        let condition = self.condition()?;
        let ty = self.ty()?;
        definition.parameters.push(Parameter { name, condition, ty });
        Ok(())
    }

    fn is_declaration(&self) -> bool {
        let next = self.tokens.get(self.index + 1).map(|token| &token.kind);
        match self.peek().kind {
            TokenKind::Symbol(symbol) => "?[#".contains(symbol),
            TokenKind::Word(_) => next == Some(&TokenKind::Symbol('*')),
            _ => false,
        }
    }

    fn skip_to_result(&mut self) -> Result<(), Error> {
        while self.peek().kind != TokenKind::Symbol('=') {
            if matches!(self.peek().kind, TokenKind::End | TokenKind::Symbol(';')) {
                return Err(self.unexpected("`=` and the result"));
            }
            self.index += 1;
        }
        Ok(())
    }

    /// `flags.5?`
    fn condition(&mut self) -> Result<Option<Condition>, Error> {
        let next = self.tokens.get(self.index + 1).map(|token| &token.kind);
        if next != Some(&TokenKind::Symbol('?')) {
            return Ok(None);
        }
        let Spanned { value, location } = self.word("a flag bit")?;
        self.expect('?')?;
        let parts = value.rsplit_once('.').map(|(word, bit)| (word, bit.parse()));
        match parts {
            Some((word, Ok(bit @ 0..=31))) if !word.is_empty() => {
                Ok(Some(Condition { word: word.to_owned(), bit, location }))
            }
            _ => {
                let message = format!(
                    "`{value}` is no flag bit: write the word and one of its bits 0 to 31, as in \
                     `flags.5?`"
                );
                Err(Error::at(&location, message))
            }
        }
    }

    fn ty(&mut self) -> Result<TypeExpression, Error> {
        let location = self.peek().location.clone();
        let kind = match self.peek().kind {
            // #
            TokenKind::Symbol('#') => {
                self.index += 1;
                TypeKind::Word
            }
            // !X
            TokenKind::Symbol('!') => {
                self.index += 1;
                TypeKind::Variable(self.word("a type variable after `!`")?.value)
            }
            // %Message
            TokenKind::Symbol('%') => {
                self.index += 1;
                TypeKind::Bare(Box::new(self.ty()?))
            }
            // (vector int)
            TokenKind::Symbol('(') => {
                self.index += 1;
                let kind = self.application(Application::Parentheses)?;
                self.expect(')')?;
                kind
            }
            _ => self.named()?,
        };
        Ok(TypeExpression { kind, location })
    }

    /// `long`, `Vector<int>`
    fn named(&mut self) -> Result<TypeKind, Error> {
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

    /// `vector int` in parentheses, `Vector t` as a result.
    fn application(&mut self, style: Application) -> Result<TypeKind, Error> {
        let line = self.peek().location.line;
        let named = self.named()?;
        let TypeKind::Named { name, mut arguments, style: angles } = named else {
            return Ok(named);
        };
        if !arguments.is_empty() {
            return Ok(TypeKind::Named { name, arguments, style: angles });
        }
        while !matches!(self.peek().kind, TokenKind::End | TokenKind::Symbol(')' | ';')) {
            // What stands on the next line after a result is a definition: a `;` is missing.
            if style == Application::Plain && self.peek().location.line != line {
                break;
            }
            arguments.push(self.ty()?);
        }
        Ok(TypeKind::Named { name, arguments, style })
    }

    fn result(&mut self) -> Result<TypeExpression, Error> {
        let location = self.peek().location.clone();
        if matches!(self.peek().kind, TokenKind::Symbol('(' | '%')) {
            return self.ty();
        }
        let kind = self.application(Application::Plain)?;
        Ok(TypeExpression { kind, location })
    }

    /// A name that may have a namespace.
    fn name(&mut self, expected: &str) -> Result<Spanned<String>, Error> {
        let name = self.word(expected)?;
        let is_name = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if name.value.split('.').all(is_name) {
            return Ok(name);
        }
        let message = format!("expected {expected}, found `{}`", name.value);
        Err(Error::at(&name.location, message))
    }

    fn word(&mut self, expected: &str) -> Result<Spanned<String>, Error> {
        let Token { kind: TokenKind::Word(value), location, .. } = self.peek() else {
            return Err(self.unexpected(expected));
        };
        let word = Spanned { value: value.clone(), location: location.clone() };
        self.index += 1;
        Ok(word)
    }

    fn expect(&mut self, symbol: char) -> Result<(), Error> {
        if self.eat(symbol) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{symbol}`")))
    }

    fn eat(&mut self, symbol: char) -> bool {
        let is_there = self.peek().kind == TokenKind::Symbol(symbol);
        self.index += usize::from(is_there);
        is_there
    }

    /// The next token. The end is never taken.
    fn peek(&self) -> &Token {
        &self.tokens[self.index.min(self.tokens.len() - 1)]
    }

    fn unexpected(&self, expected: &str) -> Error {
        let token = self.peek();
        let message = format!("expected {expected}, found {}", token.kind.shown());
        Error::at(&token.location, message)
    }
}
