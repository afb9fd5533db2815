//! `int ? = Int;` `long ? = Long;` `double ? = Double;` and `#`: numbers of a fixed size,
//! little-endian ([wire format, 1](https://core.telegram.org/mtproto/TL-types#basic-types)).

use alloc::vec::Vec;

use crate::buffer::Buffer;
use crate::decode::Decode;
use crate::definition::Type;
use crate::encode::Encode;
use crate::error::DecodeError;
use crate::reader::Reader;
use crate::writer::Writer;

/// A number is its little-endian bytes; a vector of numbers is those of all of them.
macro_rules! number {
    ($number:ident, $tl:ident, $size:literal) => {
        impl Encode for $number {
            const TYPE: Type = Type::$tl;

            #[inline]
            fn encode<B: Buffer>(&self, writer: &mut Writer<B>) {
                writer.write_array(self.to_le_bytes());
            }

            fn encode_items<B: Buffer>(items: &[Self], writer: &mut Writer<B>) {
                if cfg!(target_endian = "little") {
                    return writer.write_slice(bytemuck::cast_slice(items));
                }
                for item in items {
                    writer.write_array(item.to_le_bytes());
                }
            }
        }

        impl<'de> Decode<'de> for $number {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                match reader.read_array() {
                    Ok(bytes) => Ok(Self::from_le_bytes(bytes)),
                    Err(error) => Err(error),
                }
            }

            fn decode_items(
                count: usize,
                reader: &mut Reader<'de>,
            ) -> Result<Vec<Self>, DecodeError> {
                crate::types::vector::decode_fixed(count, reader, Self::from_le_bytes)
            }
        }
    };
}

number!(i32, Int, 4);
number!(u32, Word, 4);
number!(i64, Long, 8);
number!(f64, Double, 8);
