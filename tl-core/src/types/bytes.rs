//! `bytes`: any bytes, written as a `string` is
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use alloc::borrow::{Cow, ToOwned};
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

/// Bytes have one encoding, whoever owns them.
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

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for Vec<u8> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let content = reader.read_bytes()?;
        reader.allocate(content.len())?;
        Ok(content.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for Box<[u8]> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        <Vec<u8>>::decode(reader).map(Self::from)
    }
}

impl<'de> Decode<'de> for BytesMut {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let content = reader.read_bytes()?;
        reader.allocate(content.len())?;
        Ok(Self::from(content))
    }
}

macro_rules! decode_counted_bytes {
    ($($pointer:ident),*) => {$(
        impl<'de> Decode<'de> for $pointer<[u8]> {
            const MIN_LEN: usize = 4;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                let content = reader.read_bytes()?;
                reader.allocate(content.len() + COUNTERS)?;
                Ok(content.into())
            }
        }
    )*};
}

decode_counted_bytes!(Arc, Rc);

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for Bytes {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_shared_bytes()
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> Decode<'de> for &'a [u8] {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_bytes()
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> Decode<'de> for Cow<'a, [u8]> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_bytes().map(Cow::Borrowed)
    }
}
