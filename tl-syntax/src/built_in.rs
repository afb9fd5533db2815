//! The types that every codec knows.

/// Says whether a value of the type `name` without a constructor id has a form that every codec knows.
///
/// ```
/// assert!(tl_syntax::is_built_in("int128"));
/// assert!(!tl_syntax::is_built_in("future_salt"));
/// ```
#[must_use]
pub const fn is_built_in(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"int"
            | b"long"
            | b"double"
            | b"#"
            | b"int128"
            | b"int256"
            | b"int512"
            | b"string"
            | b"bytes"
            | b"Bool"
            | b"vector"
    )
}
