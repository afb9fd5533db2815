//! Bytes as they are, without the length and padding of a `bytes`.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::vec::Vec;

use bytes::Bytes;

use crate::error::DecodeError;
use crate::reader::Reader;

/// Bytes that the codecs [`rest`](crate::rest) and [`sized_bytes`](crate::sized_bytes) read and write: `Bytes`,
/// `Vec<u8>`, `Box<[u8]>` and `&[u8]`.
pub trait RawBytes<'de>: AsRef<[u8]> + Sized {
    /// Keeps `part`, which has just been read.
    fn from_part(part: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, DecodeError>;
}

impl<'de> RawBytes<'de> for Bytes {
    fn from_part(part: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.share(part)
    }
}

impl<'de> RawBytes<'de> for Vec<u8> {
    fn from_part(part: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.allocate(part.len())?;
        Ok(part.to_owned())
    }
}

impl<'de> RawBytes<'de> for Box<[u8]> {
    fn from_part(part: &'de [u8], reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        <Vec<u8>>::from_part(part, reader).map(Self::from)
    }
}

impl<'de: 'a, 'a> RawBytes<'de> for &'a [u8] {
    fn from_part(part: &'de [u8], _: &mut Reader<'de>) -> Result<Self, DecodeError> {
        Ok(part)
    }
}

/// A codec for `#[tl(with = tl_core::rest)]`: all remaining bytes, as they are.
///
/// It is for the last field of a packet whose content is not TL, or is read later: `Bytes`, `Vec<u8>`, `Box<[u8]>`
/// or `&[u8]`. The number of bytes is a multiple of four, as everything in TL is.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(name = "invokeRaw")]
/// struct InvokeRaw {
///     id: i64,
///     #[tl(with = tl_core::rest, type = "Object")]
///     body: Vec<u8>,
/// }
///
/// let packet = tl_core::to_vec(&InvokeRaw { id: 1, body: vec![1, 2, 3, 4] })?;
/// assert_eq!(packet[4..], [1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
/// assert_eq!(tl_core::from_slice::<InvokeRaw>(&packet).unwrap().body, [1, 2, 3, 4]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub mod rest {
    use super::RawBytes;
    use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
    use crate::reader::Reader;
    use crate::writer::Writer;

    /// Writes `bytes` as they are.
    pub fn encode<'w>(
        bytes: &impl AsRef<[u8]>,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        out.write_slice(bytes.as_ref())
    }

    /// Reads all remaining bytes.
    pub fn decode<'de, T: RawBytes<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
        let len = reader.remaining().len();
        if !len.is_multiple_of(4) {
            return Err(reader.error(DecodeErrorKind::Misaligned { len }));
        }
        let part = reader.read_rest();
        T::from_part(part, reader)
    }
}

/// A codec for `#[tl(with = tl_core::sized_bytes)]`: bytes as they are, after their number as an `int`.
///
/// An example is `bytes:int body:Object` of MTProto's `message`. Use this codec if you decode the body later, or never;
/// [`sized`](crate::sized) decodes it as part of the packet. The field has a type that [`rest`](crate::rest) allows.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(name = "message", type = "Message")]
/// struct Message<'a> {
///     msg_id: i64,
///     seqno: i32,
///     #[tl(with = tl_core::sized_bytes, name = "bytes", type = "int body:Object")]
///     body: &'a [u8],
/// }
///
/// let packet = tl_core::to_vec(&Message { msg_id: 1, seqno: 2, body: &[1, 2, 3, 4] })?;
/// assert_eq!(packet[16..], [4, 0, 0, 0, 1, 2, 3, 4]);
/// assert_eq!(tl_core::from_slice::<Message>(&packet).unwrap().body, [1, 2, 3, 4]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub mod sized_bytes {
    use super::RawBytes;
    use crate::error::{DecodeError, EncodeError};
    use crate::reader::{Reader, check_aligned};
    use crate::types::sized::{read_len, write_len};
    use crate::writer::Writer;

    /// Writes the number of `bytes`, as an `int`, and `bytes`.
    pub fn encode<'w>(
        bytes: &impl AsRef<[u8]>,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        out.write_after(|out| out.write_slice(bytes.as_ref()), write_len)
    }

    /// Reads a number, and then that number of bytes. If it is not a multiple of four, it is an error.
    pub fn decode<'de, T: RawBytes<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
        let len = read_len(reader)?;
        check_aligned(len, reader.offset())?;
        let part = reader.read_slice(len)?;
        T::from_part(part, reader)
    }
}
