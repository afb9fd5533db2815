//! `string ? = String;`: UTF-8 text, after its length and padded to a multiple of four
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::types::bytes::decode_bytes;
use crate::types::pointer::COUNTERS;
use crate::writer::Writer;

/// Owned and borrowed text has the same encoding.
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
        copied(reader, 0).map(Self::from)
    }
}

decode_bytes! {
    ['de] Box<str>, |reader| copied(reader, 0).map(Self::from);
    ['de] Arc<str>, |reader| copied(reader, COUNTERS).map(Self::from);
    ['de] Rc<str>, |reader| copied(reader, COUNTERS).map(Self::from);
    ['de: 'a, 'a] Cow<'a, str>, |reader| reader.read_str().map(Cow::Borrowed);
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> Decode<'de> for &'a str {
    const MIN_LEN: usize = 4;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call per string costs 4 % of decoding")]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        reader.read_str()
    }
}

/// Reads the content of a `string`, and counts the memory for a copy of it, with `more` bytes in front.
#[inline]
fn copied<'de>(reader: &mut Reader<'de>, more: usize) -> Result<&'de str, DecodeError> {
    let text = reader.read_str()?;
    reader.allocate(text.len() + more)?;
    Ok(text)
}
