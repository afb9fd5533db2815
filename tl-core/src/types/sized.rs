//! `bytes:int body:Object`: a value after its length.

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::reader::Reader;
use crate::writer::Writer;

/// Writes the length of `value` in bytes, as an `int`, and `value`.
pub fn encode<'w, T: Encode>(value: &T, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
    out.write_after(|out| value.encode(out), write_len)
}

/// Reads a length, and a value of exactly this length.
pub fn decode<'de, T: Decode<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
    let len = read_len(reader)?;
    reader.read_within(len, T::decode)?
}

/// The length `len` as an `int`.
pub(crate) fn write_len(len: usize) -> Result<[u8; 4], EncodeError> {
    match i32::try_from(len) {
        Ok(len) => Ok(len.to_le_bytes()),
        Err(_) => Err(EncodeError::new(EncodeErrorKind::TooLong { len })),
    }
}

/// Reads an `int` that is a length.
pub(super) fn read_len(reader: &mut Reader<'_>) -> Result<usize, DecodeError> {
    let len = i32::decode(reader)?;
    usize::try_from(len).map_err(|_| reader.error(DecodeErrorKind::NegativeLength { len }))
}
