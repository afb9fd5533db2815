//! `query:bytes`: a value inside of `bytes`.

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::writer::Writer;

/// Writes `value` as the content of a `bytes`.
pub fn encode<'w, T: Encode>(value: &T, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
    out.write_bytes_with(|out| value.encode(out))
}

/// Reads a `bytes` whose content is exactly one value.
pub fn decode<'de, T: Decode<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
    reader.read_bytes_with(T::decode)
}
