//! The text of JSON, and the places in it.

use std::sync::Arc;

use jsonc_parser::ast;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use tl_syntax::{Error, Location};

/// A text that is JSON, or should be.
pub(crate) struct Json {
    /// The name in messages.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The outermost value.
pub(crate) type Root<'a> = ast::Value<'a>;

/// RFC 8259, without the extensions of the parser.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

impl Json {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        // Lines are counted as those of schemas are.
        Self { name: name.to_owned(), text: tl_syntax::source(text).into_owned() }
    }

    pub(crate) fn parse(&self) -> Result<Root<'_>, Error> {
        let parsed = parse_to_ast(&self.text, &CollectOptions::default(), &STRICT);
        let parsed = parsed.map_err(|error| {
            self.error(error.range().start, format!("this is no JSON: {}", error.kind()))
        })?;
        if let Some(offset) = control_in_string(&self.text) {
            let message =
                "this is no JSON: a string has line breaks and controls as escapes, `\\n`";
            return Err(self.error(offset, message));
        }
        parsed.value.ok_or_else(|| self.error(0, "there is no JSON value"))
    }

    /// The error `message` of the value at byte `offset`.
    pub(super) fn error(&self, offset: usize, message: impl Into<String>) -> Error {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        let location = Location {
            file: Arc::from(self.name.as_str()),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        };
        Error::at(&location, message)
    }
}

/// The offset of the first control character in a string: the parser allows it, and JSON does not.
fn control_in_string(text: &str) -> Option<usize> {
    let (mut is_in_string, mut is_escaped) = (false, false);
    text.bytes().position(|byte| {
        let is_wrong = is_in_string && byte < b' ';
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_in_string,
            b'"' => is_in_string = !is_in_string,
            _ => {}
        }
        is_wrong
    })
}
