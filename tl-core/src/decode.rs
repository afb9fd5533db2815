//! From bytes to a value.

use alloc::vec::Vec;

use bytes::Bytes;

use crate::error::DecodeError;
use crate::limits::Limits;
use crate::object::DecodeObject;
use crate::private;
use crate::reader::Reader;

/// Can be read as a field: a TL type, in the form that it has where it is named.
///
/// An object is *boxed*: its constructor id, then its body. [`Bare`](crate::Bare) reads the body
/// alone. Derive [`TlObject`](crate::TlObject) rather than implementing this: every object has it by
/// a blanket implementation.
///
/// `'de` is the lifetime of the input, which `&'de str`, `&'de [u8]` and `Cow` fields borrow from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as a TL field",
    label = "no TL type is read as `{Self}`",
    note = "a field can be an `i32`, `i64`, `f64`, `u32`, `bool`, `String`, `Bytes`, \
            `Int128`, …, a `Vec` of what can be one, or a type that derives `TlObject`",
    note = "for any other type, name a module with its codec: `#[tl(with = module)]`"
)]
pub trait Decode<'de>: Sized {
    /// The least number of bytes that a value takes in the input: what a vector's count is checked
    /// against before anything is allocated.
    const MIN_LEN: usize;

    /// Reads the value.
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError>;

    /// Reads `count` values, one after another. Types of a fixed size read them in bulk.
    ///
    /// Vectors call it. As [`DecodeObject::decode_body`] does, it returns an error or leaves it with the reader.
    #[inline]
    fn decode_items(count: usize, reader: &mut Reader<'de>) -> Result<Vec<Self>, DecodeError> {
        crate::types::vector::decode_each(count, reader)
    }

    /// Whether [`decode_part`](Self::decode_part) may leave an error with the reader.
    #[doc(hidden)]
    const LEAVES_ERRORS: bool = false;

    /// Reads the value, as [`DecodeObject::decode_body`] does where it is an object: an error may be left with
    /// the reader.
    #[doc(hidden)]
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs 2 % of decoding")]
    fn decode_part(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        Self::decode(reader)
    }

    /// Reads the field that stands at `place`, as [`decode_part`](Self::decode_part) does: `help.config.date` is
    /// the `date` of a `help.config`.
    ///
    /// One function a type: inlined at each field, it would make a seventh of what a release build of a
    /// whole layer costs. Types that borrow, for which a call is much, inline theirs.
    #[doc(hidden)]
    fn decode_field(reader: &mut Reader<'de>, place: &'static str) -> Result<Self, DecodeError> {
        match Self::decode_part(reader) {
            Ok(value) => {
                reader.after_field(Self::LEAVES_ERRORS, place);
                Ok(value)
            }
            Err(error) => Err(reader.error_in_field(error, place)),
        }
    }

    /// Reads the field that stands at `place`. An error is left with the reader, and the default stands in.
    ///
    /// After an error nothing is tried: an error a field, all but the first of them dropped, would make a packet
    /// that is cut off cost more than the whole one.
    #[doc(hidden)]
    fn decode_or_default(reader: &mut Reader<'de>, place: &'static str) -> Self
    where
        Self: private::StandIn,
    {
        if reader.has_failed() {
            return Self::stand_in();
        }
        match Self::decode_part(reader) {
            Ok(value) => {
                reader.after_field(Self::LEAVES_ERRORS, place);
                value
            }
            Err(error) => {
                reader.fail_in_field(error, place);
                Self::stand_in()
            }
        }
    }

    /// Reads the conditional field that stands at `place`: there where bit `bit` of `word` is set. An error is
    /// left with the reader.
    #[doc(hidden)]
    fn decode_optional_field(
        word: u32,
        bit: u32,
        reader: &mut Reader<'de>,
        place: &'static str,
    ) -> Option<Self> {
        if !private::bit(word, bit) || reader.has_failed() {
            return None;
        }
        match Self::decode_part(reader) {
            Ok(value) => {
                reader.after_field(Self::LEAVES_ERRORS, place);
                Some(value)
            }
            Err(error) => {
                reader.fail_in_field(error, place);
                None
            }
        }
    }
}

/// Can be read from any input, of which it keeps nothing borrowed.
pub trait DecodeOwned: for<'de> Decode<'de> {}

impl<T: for<'de> Decode<'de>> DecodeOwned for T {}

#[diagnostic::do_not_recommend]
impl<'de, T: DecodeObject<'de>> Decode<'de> for T {
    /// The constructor id. What a body takes at the least is left out: it would be a constant that
    /// depends on itself wherever a type contains itself.
    const MIN_LEN: usize = 4;
    const LEAVES_ERRORS: bool = true;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_strictly(Self::decode_part)
    }

    #[inline]
    fn decode_part(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.enter_boxed() {
            Ok(id) => {
                let object = T::decode_body(id, reader);
                reader.leave();
                object
            }
            Err(error) => Err(error),
        }
    }
}

/// Decodes a whole message. Bytes left over are an error.
///
/// ```
/// let value: i32 = tl_core::from_slice(&[1, 0, 0, 0])?;
/// assert_eq!(value, 1);
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
pub fn from_slice<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    from_slice_with(input, Limits::DEFAULT)
}

/// Decodes a whole message as [`from_slice`] does, within `limits`.
pub fn from_slice_with<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: Limits,
) -> Result<T, DecodeError> {
    read_whole(Reader::with_limits(input, limits))
}

/// Decodes a whole message whose [`Bytes`] fields become slices of `input`: they share its
/// allocation, without a copy. Bytes left over are an error.
///
/// ```
/// use tl_core::Bytes;
///
/// let packet = Bytes::from_static(&[2, b'h', b'i', 0]);
/// let content: Bytes = tl_core::from_bytes(&packet)?;
/// assert_eq!(content.as_ptr(), packet[1..].as_ptr());
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
pub fn from_bytes<'de, T: Decode<'de>>(input: &'de Bytes) -> Result<T, DecodeError> {
    from_bytes_with(input, Limits::DEFAULT)
}

/// Decodes a whole message as [`from_bytes`] does, within `limits`.
pub fn from_bytes_with<'de, T: Decode<'de>>(
    input: &'de Bytes,
    limits: Limits,
) -> Result<T, DecodeError> {
    read_whole(Reader::from_bytes_with(input, limits))
}

/// The result stays where it has been made: a large value is not moved once more.
fn read_whole<'de, T: Decode<'de>>(mut reader: Reader<'de>) -> Result<T, DecodeError> {
    let result = T::decode(&mut reader);
    if !reader.remaining().is_empty() && result.is_ok() {
        reader.finish()?;
    }
    result
}
