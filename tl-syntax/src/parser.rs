//! Parses definitions.

use std::collections::HashSet;

use crate::comment;
use crate::definition::{
    Condition, Definition, Parameter, Schema, Spanned, TypeExpression, TypeKind,
};
use crate::format::{is_json, parse_json};
use crate::lexer::{self, Token, TokenKind};
use crate::location::{Error, Location};
use crate::parameters::check_count;
use crate::{tl_b, unsupported};

/// Parses the schema `text`; errors name it `file`. The error has all mistakes: [`Error::all`]. With the feature
/// `json`, a text that begins with `{` is parsed as JSON, in the format of Telegram's schema. Unknown keys are skipped.
///
/// ```
/// let schema = tl_syntax::parse("api.tl", "ping#7abe77ec ping_id:long = Pong;")?;
/// assert_eq!(schema.definitions[0].parameters[0].to_string(), "ping_id:long");
/// # Ok::<(), tl_syntax::Error>(())
/// ```
pub fn parse(file: &str, text: &str) -> Result<Schema, Error> {
    if is_json(text) {
        return parse_json(file, text);
    }
    let source = lexer::source(text);
    let mut parser = Parser::new(file, &source);
    let definitions = parser.definitions();
    if parser.tl_b_count > definitions.len() {
        parser.errors.retain(|it| it.message == unsupported::TL_B);
    }
    if let Some(error) = Error::combined(parser.errors) {
        return Err(error);
    }
    let comments = parser.tokens.iter().flat_map(|token| &token.comments);
    let layer = comments.clone().filter_map(|line| comment::layer(&line.text)).next_back();
    let type_comments = comment::of_types(comments);
    Ok(Schema { layer, definitions, type_comments })
}

/// Parses one definition, a schema's line. The `;` is optional.
pub fn parse_definition(file: &str, line: &str) -> Result<Definition, Error> {
    let source = lexer::source(line);
    let mut parser = Parser::new(file, &source);
    let definition = parser.line()?;
    if !parser.eat(';') && parser.peek().kind != TokenKind::End {
        return Err(parser.unexpected("`;`"));
    }
    if parser.peek().kind != TokenKind::End {
        return Err(parser.unexpected("one definition and nothing after its `;`"));
    }
    definition.check_parameters()?;
    Ok(definition)
}

pub(crate) struct Parser<'a> {
    pub(crate) tokens: Vec<Token<'a>>,
    pub(crate) index: usize,
    /// The nesting depth of the current type.
    pub(crate) depth: usize,
    errors: Vec<Error>,
    /// The unsupported constructs that `errors` already has.
    unsupported: HashSet<&'static str>,
    /// Number of definitions in TL-B.
    tl_b_count: usize,
}

/// Maximum number of errors per schema: errors take more memory than the text itself.
pub(crate) const MAX_ERRORS: usize = 10_000;

pub(crate) const TOO_MANY_ERRORS: &str = "there are too many errors: what follows is not read";

/// The headings above the current definition.
#[derive(Clone, Copy, Default)]
struct Headings {
    is_function: bool,
    layer: Option<u32>,
}

impl<'a> Parser<'a> {
    fn new(file: &str, source: &'a str) -> Self {
        Self::at(source, &Location { file: file.into(), line: 1, column: 1 })
    }

    /// A parser of a part of a file, which begins at `location`.
    pub(crate) fn at(source: &'a str, location: &Location) -> Self {
        let tokens = lexer::tokens(source, location);
        let (errors, unsupported) = (Vec::new(), HashSet::new());
        Self { tokens, index: 0, depth: 0, errors, unsupported, tl_b_count: 0 }
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions = Vec::new();
        let mut headings = Headings::default();
        while self.peek().kind != TokenKind::End && self.errors.len() < MAX_ERRORS {
            let start = self.index;
            if let Err(error) = self.entry(&mut headings, &mut definitions) {
                self.recover();
                let tl_b = tl_b::error(&self.tokens[start..self.index]);
                self.tl_b_count += usize::from(tl_b.is_some());
                self.report(tl_b.unwrap_or(error));
            }
        }
        if self.errors.len() == MAX_ERRORS && self.peek().kind != TokenKind::End {
            self.errors.push(Error::at(&self.peek().location, TOO_MANY_ERRORS));
        }
        definitions
    }

    /// A heading, a statement on a type, or a definition.
    fn entry(
        &mut self,
        headings: &mut Headings,
        definitions: &mut Vec<Definition>,
    ) -> Result<(), Error> {
        if matches!(self.peek().kind, TokenKind::Section(_) | TokenKind::Layer(_)) {
            self.heading(headings);
            return Ok(());
        }
        if self.is_statement() {
            self.index += 3;
            return Ok(());
        }
        let mut definition = self.line()?;
        definition.is_function = headings.is_function;
        definition.layer = headings.layer;
        definitions.push(definition);
        let last_line = self.tokens[self.index - 1].location.line;
        match self.expect(';') {
            // The next definition is whole.
            Err(error) if self.peek().location.line > last_line => {
                self.report(error);
                Ok(())
            }
            result => result,
        }
    }

    /// `---functions---`, `===17===`
    fn heading(&mut self, headings: &mut Headings) {
        let Token { kind, location, .. } = self.peek().clone();
        self.index += 1;
        match kind {
            TokenKind::Section("functions") => headings.is_function = true,
            TokenKind::Section("types") => headings.is_function = false,
            TokenKind::Layer(number) if number.parse::<u32>().is_ok() => {
                headings.layer = number.parse().ok();
            }
            TokenKind::Section(name) => {
                self.report(Error::at(&location, unknown_section(name)));
            }
            _ => {
                let message = format!(
                    "{} is no heading: write the number of a layer, as in `===17===`",
                    kind.shown()
                );
                self.report(Error::at(&location, message));
            }
        }
    }

    /// `Final Peer;`, which says that no more constructors follow. It changes no definition.
    fn is_statement(&self) -> bool {
        let is_word = |kind: &TokenKind| matches!(kind, TokenKind::Word(word) if ["Final", "New", "Empty"].contains(word));
        is_word(&self.peek().kind)
            && matches!(self.peek_at(1), TokenKind::Word(_))
            && *self.peek_at(2) == TokenKind::Symbol(';')
    }

    /// Keeps `error`, unless there is already an error at its location, or one for the same unsupported construct.
    fn report(&mut self, error: Error) {
        let is_second = self.errors.last().is_some_and(|it| it.location == error.location);
        let known = unsupported::ALL.into_iter().find(|it| **it == error.message);
        if !is_second && known.is_none_or(|it| self.unsupported.insert(it)) {
            self.errors.push(error);
        }
    }

    /// Skips the definition that has an error.
    fn recover(&mut self) {
        while !self.eat(';') {
            match self.peek().kind {
                TokenKind::End | TokenKind::Section(_) | TokenKind::Layer(_) => return,
                _ => self.index += 1,
            }
        }
    }

    /// `name#id {X:Type} parameter:type = Result`
    fn line(&mut self) -> Result<Definition, Error> {
        if self.peek().kind == TokenKind::Symbol('@') {
            return Err(Error::at(&self.peek().location, unsupported::MODIFIER));
        }
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
            is_function: false,
            declaration: None,
            comment,
        };
        while !self.eat('=') {
            self.parameter(&mut definition)?;
        }
        definition.result = self.result()?;
        definition.declare_variables();
        Ok(definition)
    }

    /// `#30535af5`, right after the name.
    fn id(&mut self) -> Result<Option<Spanned<u32>>, Error> {
        let is_joined = self.peek().is_joined;
        if self.peek().kind != TokenKind::Symbol('#') || !(is_joined || self.is_joined_word(1)) {
            return Ok(None);
        }
        if !is_joined {
            let message =
                "the id follows its name without a space or a comment: write `name#12345678`";
            return Err(Error::at(&self.peek().location, message));
        }
        self.index += 1;
        let digits = self.word("a constructor id")?;
        let value = u32::from_str_radix(&digits.value, 16);
        let (Ok(value), 1..=8) = (value, digits.value.len()) else {
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
        let (mut variables, mut names) = (Vec::new(), HashSet::new());
        while self.eat('{') {
            let name = self.word("the name of a type variable")?;
            check_single(&name, "a type variable")?;
            if !names.insert(name.value.clone()) {
                let message = format!("a second type variable is called `{}`", name.value);
                return Err(Error::at(&name.location, message));
            }
            self.expect(':')?;
            if self.peek().kind == TokenKind::Symbol('#') {
                return Err(Error::at(&self.peek().location, unsupported::NUMBER_VARIABLE));
            }
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

    /// `name:flags.5?type` or `flags.5?type`; or the text of a declaration of a built-in type.
    fn parameter(&mut self, definition: &mut Definition) -> Result<(), Error> {
        if definition.parameters.is_empty() && self.is_declaration(&definition.name.value) {
            definition.declaration = Some(self.declaration()?);
            return Ok(());
        }
        self.check_parameter(&definition.name.location)?;
        let name = self.parameter_name()?;
        let condition = self.condition()?;
        let ty = self.ty()?;
        if self.peek().kind == TokenKind::Symbol('*') {
            return Err(Error::at(&ty.location, unsupported::REPETITION));
        }
        check_count(definition.parameters.len() + 1, &name.location)?;
        definition.parameters.push(Parameter { name, condition, ty });
        Ok(())
    }

    /// `name:`, or nothing if the parameter is a type alone.
    fn parameter_name(&mut self) -> Result<Spanned<String>, Error> {
        if *self.peek_at(1) != TokenKind::Symbol(':') {
            return Ok(Spanned { value: String::new(), location: self.peek().location.clone() });
        }
        let name = self.name_of_parameter()?;
        self.expect(':')?;
        Ok(name)
    }

    pub(crate) fn name_of_parameter(&mut self) -> Result<Spanned<String>, Error> {
        let name = self.word("a parameter, or `=` and the result")?;
        check_parameter_name(&name)?;
        Ok(name)
    }

    /// "A parameter is a name, a `:` and a type, or a type alone." The definition begins at `start`.
    fn check_parameter(&self, start: &Location) -> Result<(), Error> {
        let Token { kind, location, .. } = self.peek();
        let message = match (kind, self.peek_at(1)) {
            (TokenKind::Word(_), TokenKind::Symbol(':')) => return Ok(()),
            (_, TokenKind::Symbol('*')) | (TokenKind::Symbol('['), _) => {
                unsupported::REPETITION.to_owned()
            }
            (TokenKind::Word(word), TokenKind::Symbol(';') | TokenKind::End) => {
                format!("expected `=` in front of the result `{word}`")
            }
            // The next definition.
            (TokenKind::Word(word), _)
                if location.line > start.line && location.column <= start.column =>
            {
                format!(
                    "expected `=` and the result, found `{word}`: if it is a parameter, write it behind the \
                     definition's name or further right"
                )
            }
            (
                TokenKind::Word(_),
                TokenKind::Word(_) | TokenKind::Symbol('=' | '<' | '?' | '#' | '!' | '%' | '('),
            )
            | (TokenKind::Symbol('#' | '!' | '%' | '('), _) => return Ok(()),
            (TokenKind::Word(word), next) => {
                format!("expected `:` and a type after `{word}`, found {}", next.shown())
            }
            (TokenKind::Symbol('{'), _) => {
                "type variables come before all parameters: put `{X:Type}` after the name"
                    .to_owned()
            }
            _ => return Err(self.unexpected("a parameter, or `=` and the result")),
        };
        Err(Error::at(location, message))
    }

    /// `flags.5?`
    pub(crate) fn condition(&mut self) -> Result<Option<Condition>, Error> {
        if *self.peek_at(1) != TokenKind::Symbol('?') {
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
}

/// "A parameter's name is one word."
fn check_parameter_name(name: &Spanned<String>) -> Result<(), Error> {
    let text = &name.value;
    if text.chars().all(|c| c == '_') {
        let message = format!("`{text}` is no name: write the type alone, without `{text}:`");
        return Err(Error::at(&name.location, message));
    }
    check_single(name, "a parameter")
}

pub(crate) fn check_single(name: &Spanned<String>, of: &str) -> Result<(), Error> {
    let text = &name.value;
    if text.contains('.') || text.starts_with(|c: char| c.is_ascii_digit()) {
        let message =
            format!("`{text}` is no name of {of}: it begins with a letter and has no `.`");
        return Err(Error::at(&name.location, message));
    }
    Ok(())
}

fn unknown_section(name: &str) -> String {
    let first = name.chars().next().map(|it| it.to_ascii_lowercase());
    match ["functions", "types"]
        .into_iter()
        .find(|it| first.is_some_and(|first| it.starts_with(first)))
    {
        Some(meant) => format!("unknown section `{name}`: did you mean `---{meant}---`?"),
        None => "unknown section: write `---types---` or `---functions---`".to_owned(),
    }
}
