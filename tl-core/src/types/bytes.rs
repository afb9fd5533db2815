//! `bytes`: any bytes, with the encoding of a `string`
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use bytes::{Bytes, BytesMut};

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::types::pointer::COUNTERS;
use crate::writer::Writer;

/// Owned and borrowed bytes have the same encoding.
macro_rules! encode_bytes {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Encode for $type {
            const TYPE: Type = Type::Bytes;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                out.write_bytes(self)
            }
        }
    )*};
}

encode_bytes!([u8], &[u8], Vec<u8>, Box<[u8]>, Bytes, BytesMut);

/// `Decode` of types that are a `bytes` or a `string`.
macro_rules! decode_bytes {
    ($([$($generics:tt)*] $type:ty, |$reader:ident| $read:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Decode<'de> for $type {
            /// The size of an empty value: one length byte, and three bytes of padding.
            const MIN_LEN: usize = 4;

            #[inline]
            fn decode($reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                $read
            }
        }
    )*};
}

pub(super) use decode_bytes;

// Not in the macro, because rustc shows this implementation in its error about a `Vec` of another type.
#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for Vec<u8> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        copied(reader, 0).map(<[u8]>::to_vec)
    }
}

decode_bytes! {
    ['de] Box<[u8]>, |reader| copied(reader, 0).map(Self::from);
    ['de] BytesMut, |reader| copied(reader, 0).map(Self::from);
    ['de] Arc<[u8]>, |reader| copied(reader, COUNTERS).map(Self::from);
    ['de] Rc<[u8]>, |reader| copied(reader, COUNTERS).map(Self::from);
    ['de] Bytes, |reader| reader.read_shared_bytes();
    ['de: 'a, 'a] &'a [u8], |reader| reader.read_bytes();
    ['de: 'a, 'a] Cow<'a, [u8]>, |reader| reader.read_bytes().map(Cow::Borrowed);
}

/// Reads the content of a `bytes`, and counts the memory for a copy of it, with `more` bytes in front.
#[inline]
fn copied<'de>(reader: &mut Reader<'de>, more: usize) -> Result<&'de [u8], DecodeError> {
    let content = reader.read_bytes()?;
    reader.allocate(content.len() + more)?;
    Ok(content)
}
