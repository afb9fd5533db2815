//! Distinguishes the two formats of schemas: TL and JSON.

/// Says whether a schema is in the JSON format: its first character is `{`, which cannot begin a TL schema.
///
/// ```
/// assert!(tl_syntax::is_json(r#" {"constructors":[],"methods":[]}"#));
/// assert!(!tl_syntax::is_json("boolFalse#bc799737 = Bool;"));
/// ```
#[must_use]
pub fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

#[cfg(feature = "json")]
pub(crate) use crate::json::parse as parse_json;

#[cfg(not(feature = "json"))]
pub(crate) fn parse_json(file: &str, _: &str) -> Result<crate::Schema, crate::Error> {
    let location = crate::Location { file: file.into(), line: 1, column: 1 };
    let message = "this schema is JSON: `tl convert` writes it as TL, and with the feature `json` it is read as it is";
    Err(crate::Error::at(&location, message))
}
