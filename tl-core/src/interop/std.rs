//! `std`: streams, and errors as `std::io::Error`.

use std::io;

use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::output::using_encoded;

/// Encodes `value`, and writes it to a stream with one `write_all`.
///
/// If the value has no TL form, nothing is written, and the error has the kind
/// [`InvalidData`](io::ErrorKind::InvalidData).
///
/// ```
/// let mut stream = Vec::new();
/// tl_core::to_io(&7_i32, &mut stream)?;
/// assert_eq!(stream, [7, 0, 0, 0]);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn to_io<T, W>(value: &T, stream: &mut W) -> io::Result<()>
where
    T: Encode + ?Sized,
    W: io::Write + ?Sized,
{
    using_encoded(value, |packet| stream.write_all(packet))?
}

/// The kind is [`UnexpectedEof`](io::ErrorKind::UnexpectedEof) if bytes are [needed](DecodeError::needed), else
/// [`InvalidData`](io::ErrorKind::InvalidData).
impl From<DecodeError> for io::Error {
    fn from(error: DecodeError) -> Self {
        let kind = match error.needed() {
            Some(_) => io::ErrorKind::UnexpectedEof,
            None => io::ErrorKind::InvalidData,
        };
        Self::new(kind, error)
    }
}

/// The kind is [`InvalidData`](io::ErrorKind::InvalidData).
impl From<EncodeError> for io::Error {
    fn from(error: EncodeError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}
