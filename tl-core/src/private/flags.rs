//! Flags words, computed from the fields.

use super::fields::Written;
use crate::error::{EncodeError, EncodeErrorKind};
use crate::types::Flags;

/// Returns `word`, with bit `bit` set if `is_set`.
///
/// A branch compiles faster than a shift by `is_set`, and runs faster for the flags of a call.
#[inline]
#[must_use]
pub const fn with_bit(word: u32, bit: u32, is_set: bool) -> u32 {
    if is_set { word | 1 << bit } else { word }
}

/// Returns `word`, with bit `bit` set if the field has a value.
#[inline]
#[must_use]
pub const fn with_bit_if_some<T>(word: u32, bit: u32, field: &Option<T>) -> u32 {
    with_bit(word, bit, field.is_some())
}

/// Returns the bits of `word` that no field declares.
#[inline]
#[must_use]
pub const fn unknown_bits(word: u32, declared: u32) -> Flags {
    Flags::from_bits(word & !declared)
}

/// Returns the word to write: the bits of `fields`, and those of `kept` that no field declares.
#[inline]
#[must_use]
pub const fn merge_unknown_bits(fields: u32, kept: Flags, declared: u32) -> u32 {
    fields | (kept.bits() & !declared)
}

/// Fields that share a flag bit.
#[derive(Debug)]
pub struct SharedBit {
    /// The constructor's name.
    pub constructor: &'static str,
    /// The name of the flags word.
    pub word: &'static str,
    /// The bit of that word.
    pub bit: u32,
    /// The names of the fields that share it.
    pub fields: &'static [&'static str],
}

/// Returns an error if some of the fields that share a bit have a value and some have none. `out` is the result of
/// the earlier fields.
pub fn check_shared_bit<'w, const N: usize>(
    out: Written<'w>,
    shared: &'static SharedBit,
    set: [bool; N],
) -> Written<'w> {
    let count = set.iter().filter(|is_set| **is_set).count();
    match out {
        Ok(_) if count != 0 && count != N => Err(conflict(shared, &set)),
        out => out,
    }
}

#[cold]
fn conflict(shared: &SharedBit, set: &[bool]) -> EncodeError {
    let fields_that_are = |wanted| {
        let pairs = shared.fields.iter().zip(set);
        pairs.filter(move |(_, is_set)| **is_set == wanted).map(|(name, _)| *name).collect()
    };
    EncodeError::new(EncodeErrorKind::SharedBit {
        constructor: shared.constructor,
        word: shared.word,
        bit: shared.bit,
        set: fields_that_are(true),
        unset: fields_that_are(false),
    })
}
