//! Fields: written and read in the order of the definition.

use super::definitions::constructor_names;
use crate::encode::at_field;
use crate::error::{DecodeError, EncodeError, EncodeErrorKind, Expected};
use crate::object::{DecodeObject, TlObject};
use crate::reader::Reader;
use crate::types::flags::bit as is_set;
use crate::writer::{Writer, more_left_than_before};

pub use crate::decode::decode_bare;
pub use crate::encode::encode_bare;

/// The result of `encode_body`: the number of free bytes.
pub type Encoded = Result<usize, EncodeError>;

/// The result of `encode`: the writer of the remaining memory.
pub type Written<'w> = Result<Writer<'w>, EncodeError>;

/// The result of a decoder.
pub type Decoded<T> = Result<T, DecodeError>;

/// Writes several fields of a fixed size at once, as words. `field` is the first of them, and `out` is the result of
/// the earlier fields.
#[inline]
pub fn write_block<'w, const WORDS: usize>(
    out: Written<'w>,
    block: [u32; WORDS],
    field: &'static str,
) -> Written<'w> {
    match out {
        // On little-endian machines the words in memory are already the wire bytes. `map` would be one more function
        // to compile for each length.
        Ok(out) if cfg!(target_endian = "little") => {
            at_field(out.write_slice(bytemuck::must_cast_slice(&block)), field)
        }
        Ok(out) => at_field(out.write_slice(block.map(u32::to_le_bytes).as_flattened()), field),
        Err(error) => Err(error),
    }
}

/// Writes a field with `write`, for codecs that are not methods of the field's type. `out` is the result of the
/// earlier fields.
#[inline]
pub fn write_field<'w>(
    out: Written<'w>,
    field: &'static str,
    write: impl FnOnce(Writer<'w>) -> Written<'w>,
) -> Written<'w> {
    match out {
        Ok(out) => at_field(write(out), field),
        Err(error) => Err(error),
    }
}

/// Returns the number of free bytes after the last field.
#[inline]
pub fn left(out: Written<'_>) -> Encoded {
    match out {
        Ok(out) => Ok(out.left()),
        Err(error) => Err(error),
    }
}

/// Writes an optional field without its constructor id.
#[inline(never)]
pub fn encode_optional_bare<'w, T: TlObject>(
    field: &Option<T>,
    out: Writer<'w>,
) -> Result<Writer<'w>, EncodeError> {
    match field {
        Some(object) => encode_bare(object, out),
        None => Ok(out),
    }
}

/// Checks that a hand-written codec, which had `left` free bytes, wrote a multiple of four.
#[inline]
pub fn checked_codec(
    left: usize,
    result: Result<Writer<'_>, EncodeError>,
) -> Result<Writer<'_>, EncodeError> {
    match result {
        Ok(out) => match left.checked_sub(out.left()) {
            Some(len) if len.is_multiple_of(4) => Ok(out),
            Some(len) => Err(EncodeError::new(EncodeErrorKind::Misaligned { len })),
            None => Err(more_left_than_before()),
        },
        Err(error) => Err(error),
    }
}

/// Adds the field `field`, such as `help.config.date`, to the path of an error.
///
/// One string has both names: a list of two would be one more constant per field.
#[cold]
#[must_use]
pub fn decode_failed(error: DecodeError, field: &'static str) -> DecodeError {
    error.at_field(field)
}

/// Reads an optional field without its constructor id.
pub fn decode_optional_bare<'de, T: DecodeObject<'de>>(
    word: u32,
    bit: u32,
    reader: &mut Reader<'de>,
) -> Result<Option<T>, DecodeError> {
    if !is_set(word, bit) {
        return Ok(None);
    }
    match decode_bare(reader) {
        Ok(object) => Ok(Some(object)),
        Err(error) => Err(error),
    }
}

/// Reads the object of a variant, after its id.
#[inline]
pub fn decode_variant<'de, T: DecodeObject<'de>, E>(
    id: u32,
    reader: &mut Reader<'de>,
    variant: impl FnOnce(T) -> E,
) -> Result<E, DecodeError> {
    match T::decode_body(id, reader) {
        Ok(object) => Ok(variant(object)),
        Err(error) => Err(error),
    }
}

/// Makes the error of the constructor id `found`, which is not that of the only constructor of `T`.
#[inline]
pub fn refuse<T: TlObject>(found: u32, reader: &Reader<'_>) -> Decoded<T> {
    refuse_variant::<T, 1>(found, reader)
}

/// Makes the error of the constructor id `found`, which none of the `N` constructors of `T` has.
#[inline]
pub fn refuse_variant<T: TlObject, const N: usize>(found: u32, reader: &Reader<'_>) -> Decoded<T> {
    let expected = const { &Expected { constructors: &constructor_names::<T, N>() } };
    Err(reader.unknown_constructor(found, expected))
}

/// Makes the error of the constructor id `found`, which no constructor of the type has.
#[inline]
#[must_use]
pub fn unknown_constructor(
    found: u32,
    expected: &'static Expected,
    reader: &Reader<'_>,
) -> DecodeError {
    reader.unknown_constructor(found, expected)
}
