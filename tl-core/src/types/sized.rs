//! `bytes:int body:Object`: an object after its length.

use crate::buffer::Buffer;
use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::reader::Reader;
use crate::writer::Writer;

/// The number of bytes of the length and the value.
pub fn encoded_len<T: Encode>(value: &T) -> usize {
    value.encoded_len().saturating_add(4)
}

/// Appends the length of `value` in bytes, as an `int`, and `value`.
pub fn encode<T: Encode, B: Buffer>(value: &T, writer: &mut Writer<B>) {
    let len = value.encoded_len();
    match i32::try_from(len) {
        Ok(len) => len.encode(writer),
        Err(_) => writer.fail(EncodeError::new(EncodeErrorKind::TooLong { len })),
    }
    value.encode(writer);
}

/// Reads a length, and a value that takes exactly as many bytes.
pub fn decode<'de, T: Decode<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
    let len = i32::decode(reader)?;
    match usize::try_from(len) {
        Ok(len) => reader.read_within(len, T::decode)?,
        Err(_) => Err(reader.error(DecodeErrorKind::NegativeLength { len })),
    }
}
