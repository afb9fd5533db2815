//! `string` as any text type.

use alloc::string::ToString;
use core::fmt::Display;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::reader::Reader;
use crate::writer::Writer;

/// Writes the text as a `string`.
pub fn encode<'w, T: AsRef<str> + ?Sized>(
    text: &T,
    out: Writer<'w>,
) -> Result<Writer<'w>, EncodeError> {
    out.write_bytes(text.as_ref().as_bytes())
}

/// Reads a `string`. If the type does not accept the text, it is an error.
pub fn decode<'de, T>(reader: &mut Reader<'de>) -> Result<T, DecodeError>
where
    T: TryFrom<&'de str, Error: Display>,
{
    let offset = reader.offset();
    let text = reader.read_str()?;
    reader.allocate(text.len())?;
    T::try_from(text).map_err(|error| {
        DecodeError::new(DecodeErrorKind::Custom(error.to_string().into()), offset)
    })
}
