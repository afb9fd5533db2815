//! The constructors that a message names.

use core::fmt;

use crate::schema::name::ConstructorName;

/// The number of expected constructors that a message names before "and … more".
const NAMED_CONSTRUCTORS: usize = 8;

/// The constructors of a type.
///
/// With a named field: before Rust 1.89, a reference to a temporary value in `Expected(…)` does not become static.
#[derive(Debug)]
pub struct Expected {
    /// Their names and ids.
    pub constructors: &'static [ConstructorName],
}

pub(crate) fn write_names<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    names: impl ExactSizeIterator<Item = T>,
) -> fmt::Result {
    let more = names.len().saturating_sub(NAMED_CONSTRUCTORS);
    for (position, name) in names.take(NAMED_CONSTRUCTORS).enumerate() {
        let separator = if position == 0 { "" } else { ", " };
        write!(f, "{separator}{name}")?;
    }
    match more {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

/// The text of an error about fields that share a flag bit.
pub(crate) fn write_shared_bit(
    f: &mut fmt::Formatter<'_>,
    constructor: &str,
    word: &str,
    bit: u32,
    set: &str,
    unset: &str,
) -> fmt::Result {
    write!(
        f,
        "{constructor}: fields that share bit {bit} of {word} are set together or not at all, but {set} is set and \
         {unset} is not"
    )
}

/// The text of an error about an id, for constructors of a run-time schema. It equals the text for
/// [`DecodeErrorKind::unexpected`](super::DecodeErrorKind::unexpected).
#[cfg(feature = "schema")]
pub(crate) struct Refusal<'a> {
    pub(crate) found: u32,
    pub(crate) expected: &'a [(&'a str, u32)],
}

#[cfg(feature = "schema")]
impl fmt::Display for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected } = self;
        let of_several = if expected.len() == 1 { "" } else { "one of " };
        write!(f, "found the constructor id {found:#010x} where {of_several}")?;
        write_names(f, expected.iter().map(|(name, id)| alloc::format!("{name}#{id:08x}")))?;
        f.write_str(" is expected")
    }
}
