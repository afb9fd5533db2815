//! `int ? = Int;` `long ? = Long;` `double ? = Double;` and `#`: numbers of a fixed size,
//! little-endian ([wire format, 1](https://core.telegram.org/mtproto/TL-types#basic-types)).

use alloc::vec::Vec;

use crate::decode::{Decode, decode_fixed};
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::writer::Writer;

/// A number is written as its little-endian bytes, and a vector of numbers as the bytes of all of them.
macro_rules! number {
    ($number:ident, $tl:ident, $size:literal) => {
        #[diagnostic::do_not_recommend]
        impl Encode for $number {
            const TYPE: Type = Type::$tl;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                out.write_array(self.to_le_bytes())
            }

            fn encode_items<'w>(
                items: &[Self],
                mut out: Writer<'w>,
            ) -> Result<Writer<'w>, EncodeError> {
                if cfg!(target_endian = "little") {
                    return out.write_slice(bytemuck::cast_slice(items));
                }
                for item in items {
                    out = item.encode(out)?;
                }
                Ok(out)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de> Decode<'de> for $number {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.read_number(Self::from_le_bytes)
            }

            fn decode_items(
                count: usize,
                reader: &mut Reader<'de>,
            ) -> Result<Vec<Self>, DecodeError> {
                decode_fixed(count, reader, Self::from_le_bytes)
            }
        }
    };
}

number!(i32, Int, 4);
number!(u32, Nat, 4);
number!(i64, Long, 8);
// A `u64` keeps the bits of a `long`. The derive requires `type = "long"` for it, because TL has no such unsigned type.
number!(u64, Long, 8);
number!(f64, Double, 8);
