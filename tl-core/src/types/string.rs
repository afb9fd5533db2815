//! `string ? = String;`: UTF-8 text, after its length and padded to a multiple of four
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::types::pointer::COUNTERS;
use crate::writer::Writer;

/// Text has one encoding, whoever owns it.
macro_rules! encode_text {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Encode for $type {
            const TYPE: Type = Type::String;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                out.write_bytes(self.as_bytes())
            }
        }
    )*};
}

encode_text!(str, &str, String, Box<str>);

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for String {
    const MIN_LEN: usize = 4;

    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let text = reader.read_str()?;
        reader.allocate(text.len())?;
        Ok(text.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'de> Decode<'de> for Box<str> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        String::decode(reader).map(Self::from)
    }
}

macro_rules! decode_counted_text {
    ($($pointer:ident),*) => {$(
        impl<'de> Decode<'de> for $pointer<str> {
            const MIN_LEN: usize = 4;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                let text = reader.read_str()?;
                reader.allocate(text.len() + COUNTERS)?;
                Ok(text.into())
            }
        }
    )*};
}

decode_counted_text!(Arc, Rc);

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> Decode<'de> for &'a str {
    const MIN_LEN: usize = 4;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs 4 % of decoding")]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_str()
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> Decode<'de> for Cow<'a, str> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_str().map(Cow::Borrowed)
    }
}
