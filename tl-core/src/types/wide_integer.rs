//! `int128 4*[ int ] = Int128;`, `int256 8*[ int ] = Int256;` and `int512`: bytes as they stand.

use alloc::vec::Vec;
use core::fmt;

use crate::decode::{Decode, decode_fixed};
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::writer::Writer;

macro_rules! wide_integer {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        ///
        /// The bytes are those of the wire, in its order: TL gives them no meaning as a number.
        // Aligned: in a result it is then moved in words, and not in words and bytes that overlap.
        #[repr(align(8))]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $size]);

        impl Default for $name {
            fn default() -> Self {
                Self([0; $size])
            }
        }

        impl From<[u8; $size]> for $name {
            fn from(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }
        }

        impl From<$name> for [u8; $size] {
            fn from(integer: $name) -> Self {
                integer.0
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = core::array::TryFromSliceError;

            fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
                bytes.try_into().map(Self)
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        /// Writes the bytes in hex, in wire order.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl Encode for $name {
            const TYPE: Type = Type::$name;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                out.write_array(self.0)
            }
        }

        impl<'de> Decode<'de> for $name {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.read_number(Self)
            }

            fn decode_items(
                count: usize,
                reader: &mut Reader<'de>,
            ) -> Result<Vec<Self>, DecodeError> {
                decode_fixed(count, reader, Self)
            }
        }
    };
}

wide_integer! {
    /// `int128`: 16 bytes, as nonces have.
    Int128, 16
}
wide_integer! {
    /// `int256`: 32 bytes, as keys and hashes have.
    Int256, 32
}
wide_integer! {
    /// `int512`: 64 bytes, as signatures have.
    Int512, 64
}
