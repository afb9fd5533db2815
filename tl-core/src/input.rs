//! Functions that decode a whole value from a slice or from shared bytes.

use bytes::Bytes;

use crate::decode::{Decode, DecodeOwned};
use crate::encode::Encode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::limits::Limits;
use crate::output::using_encoded;
use crate::reader::Reader;

/// Decodes a whole message. Bytes left over are an error.
///
/// ```
/// let value: i32 = tl_core::from_slice(&[1, 0, 0, 0])?;
/// assert_eq!(value, 1);
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[inline]
pub fn from_slice<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    read_whole(Reader::new(input))
}

/// Decodes a whole message as [`from_slice`] does, within `limits`.
pub fn from_slice_with<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: Limits,
) -> Result<T, DecodeError> {
    read_whole(Reader::with_limits(input, limits))
}

/// Decodes a whole message of a type that borrows nothing. Unlike [`from_slice`], it can be used as a function pointer,
/// for tables of decoders.
///
/// ```
/// let decode: fn(&[u8]) -> Result<i32, tl_core::DecodeError> = tl_core::from_slice_owned;
/// assert_eq!(decode(&[1, 0, 0, 0])?, 1);
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[inline]
pub fn from_slice_owned<T: DecodeOwned>(input: &[u8]) -> Result<T, DecodeError> {
    from_slice(input)
}

/// Decodes a whole message whose [`Bytes`] fields become slices of `input`: they share its allocation, without a
/// copy. Bytes left over are an error.
///
/// ```
/// use tl_core::Bytes;
///
/// let packet = Bytes::from_static(&[2, b'h', b'i', 0]);
/// let content: Bytes = tl_core::from_bytes(&packet)?;
/// assert_eq!(content.as_ptr(), packet[1..].as_ptr());
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[inline]
pub fn from_bytes<'de, T: Decode<'de>>(input: &'de Bytes) -> Result<T, DecodeError> {
    read_whole(Reader::from_bytes(input))
}

/// Decodes a whole message as [`from_bytes`] does, within `limits`.
pub fn from_bytes_with<'de, T: Decode<'de>>(
    input: &'de Bytes,
    limits: Limits,
) -> Result<T, DecodeError> {
    read_whole(Reader::from_bytes_with(input, limits))
}

impl<'de> Reader<'de> {
    /// Decodes a whole message, as [`from_slice`] does.
    ///
    /// # Errors
    /// The errors of the value, and that of bytes after it.
    ///
    /// ```
    /// use tl_core::{Limits, Reader};
    ///
    /// let reader = Reader::with_limits(&[1, 0, 0, 0], Limits::DEFAULT);
    /// assert_eq!(reader.read_all::<i32>()?, 1);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn read_all<T: Decode<'de>>(self) -> Result<T, DecodeError> {
        read_whole(self)
    }
}

/// Decodes a value at the beginning of `input`, and returns it with the bytes after it.
///
/// ```
/// let (value, rest) = tl_core::from_prefix::<i32>(&[1, 0, 0, 0, 0xaa])?;
/// assert_eq!((value, rest), (1, [0xaa].as_slice()));
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
pub fn from_prefix<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<(T, &'de [u8]), DecodeError> {
    from_prefix_with(input, Limits::DEFAULT)
}

/// Decodes a value as [`from_prefix`] does, within `limits`.
pub fn from_prefix_with<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: Limits,
) -> Result<(T, &'de [u8]), DecodeError> {
    let mut reader = Reader::with_limits(input, limits);
    T::decode(&mut reader).map(|value| (value, reader.remaining()))
}

/// Decodes a whole message, and checks that encoding the value gives the same bytes. For hashes and signatures. It
/// refuses a length in a longer form, padding other than zeros, a flag bit that the type does not keep, and bytes that
/// a codec ignores.
///
/// For a sorted collection, such as a `BTreeSet` with the codec [`items`](crate::items), only a packet with sorted
/// items is canonical. Do not use a `HashSet` or a `HashMap` in such a message: its order differs from process to
/// process, so the result would be random.
///
/// The value is encoded again and compared; the first byte that differs is the offset of
/// [`NotCanonical`](DecodeErrorKind::NotCanonical). A value that cannot be encoded is not canonical either.
///
/// ```
/// use tl_core::{DecodeErrorKind, from_slice, from_slice_canonical};
///
/// let packet = [2, b'h', b'i', 1]; // the padding is 1
/// assert_eq!(from_slice::<&str>(&packet)?, "hi");
/// let error = from_slice_canonical::<&str>(&packet).unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::NotCanonical, 3));
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
pub fn from_slice_canonical<'de, T: Decode<'de> + Encode>(
    input: &'de [u8],
) -> Result<T, DecodeError> {
    from_slice_canonical_with(input, Limits::DEFAULT)
}

/// Decodes a whole message as [`from_slice_canonical`] does, within `limits`.
pub fn from_slice_canonical_with<'de, T: Decode<'de> + Encode>(
    input: &'de [u8],
    limits: Limits,
) -> Result<T, DecodeError> {
    let value: T = from_slice_with(input, limits)?;
    match using_encoded(&value, |packet| first_difference(input, packet)) {
        Ok(None) => Ok(value),
        Ok(Some(offset)) => Err(DecodeError::new(DecodeErrorKind::NotCanonical, offset)),
        Err(_) => Err(DecodeError::new(DecodeErrorKind::NotCanonical, 0)),
    }
}

/// Returns the offset of the first byte in which two messages differ.
pub(crate) fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let in_common = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    (in_common < one.len().max(other.len())).then_some(in_common)
}

/// Decodes a value, and checks that no bytes remain.
///
/// It returns the variable that holds the result of the decoder, so that the value is not moved again. If code took the
/// address of this variable, for example to drop it, the value would be moved.
#[inline]
fn read_whole<'de, T: Decode<'de>>(mut reader: Reader<'de>) -> Result<T, DecodeError> {
    let mut result = T::decode(&mut reader);
    match result {
        Ok(_) if !reader.remaining().is_empty() => result = left_over(result, &reader),
        _ => {}
    }
    result
}

/// Makes the error of bytes after the value.
#[cold]
#[inline(never)]
fn left_over<T>(value: Result<T, DecodeError>, reader: &Reader<'_>) -> Result<T, DecodeError> {
    drop(value);
    Err(reader.left_over())
}
