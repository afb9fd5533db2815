//! `int128 4*[ int ] = Int128;`, `int256 8*[ int ] = Int256;` and `int512`: bytes in wire order.

use alloc::vec::Vec;
use core::array::TryFromSliceError;
use core::fmt;
use core::ops::{Deref, DerefMut};
use core::str::FromStr;

use crate::decode::{Decode, decode_fixed};
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::hex::{Hex, InvalidHex, parse};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::writer::Writer;

/// Defines the type `$name` of `$size` bytes, and implements the codec for it and for `[u8; $size]`.
macro_rules! wide_integer {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        ///
        /// The bytes are those of the wire, in its order: TL gives them no meaning as a number.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "wide-refs", derive(bytemuck::TransparentWrapper))]
        #[repr(transparent)]
        pub struct $name(pub [u8; $size]);

        impl $name {
            /// All bytes zero.
            pub const ZERO: Self = Self([0; $size]);
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ZERO
            }
        }

        impl Deref for $name {
            type Target = [u8; $size];

            fn deref(&self) -> &[u8; $size] {
                &self.0
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut [u8; $size] {
                &mut self.0
            }
        }

        impl From<[u8; $size]> for $name {
            fn from(bytes: [u8; $size]) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8; $size]> for $name {
            fn from(bytes: &[u8; $size]) -> Self {
                Self(*bytes)
            }
        }

        impl From<$name> for [u8; $size] {
            fn from(integer: $name) -> Self {
                integer.0
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = TryFromSliceError;

            fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
                bytes.try_into().map(Self)
            }
        }

        impl TryFrom<Vec<u8>> for $name {
            type Error = TryFromSliceError;

            fn try_from(bytes: Vec<u8>) -> Result<Self, Self::Error> {
                bytes.as_slice().try_into()
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl PartialEq<[u8; $size]> for $name {
            fn eq(&self, bytes: &[u8; $size]) -> bool {
                self.0 == *bytes
            }
        }

        impl PartialEq<$name> for [u8; $size] {
            fn eq(&self, integer: &$name) -> bool {
                *self == integer.0
            }
        }

        /// Reads the hex digits of the bytes, in wire order.
        impl FromStr for $name {
            type Err = InvalidHex;

            fn from_str(digits: &str) -> Result<Self, InvalidHex> {
                parse(digits).map(Self)
            }
        }

        /// Writes the bytes in hex, in wire order. `{:#x}` puts `0x` in front.
        impl fmt::LowerHex for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if f.alternate() {
                    f.write_str("0x")?;
                }
                fmt::Display::fmt(&Hex(&self.0), f)
            }
        }

        /// Writes the bytes in hex, in wire order.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Hex(&self.0), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        fixed_bytes!($name, $name, $size, |it: &$name| it.0, Self);
        fixed_bytes!([u8; $size], $name, $size, |it: &[u8; $size]| *it, |bytes| bytes);

        #[diagnostic::do_not_recommend]
        impl<'de: 'a, 'a> Decode<'de> for &'a [u8; $size] {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.read_array_ref()
            }
        }

        #[cfg(feature = "wide-refs")]
        #[diagnostic::do_not_recommend]
        impl<'de: 'a, 'a> Decode<'de> for &'a $name {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.read_array_ref().map(bytemuck::TransparentWrapper::wrap_ref)
            }
        }
    };
}

/// Implements the codec of `$type`, which is written as the TL type `$tl` of `$size` bytes, and the encoder of
/// `&$type`.
macro_rules! fixed_bytes {
    ($type:ty, $tl:ident, $size:literal, $bytes:expr, $from_bytes:expr) => {
        #[diagnostic::do_not_recommend]
        impl Encode for $type {
            const TYPE: Type = Type::$tl;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                let bytes: fn(&Self) -> [u8; $size] = $bytes;
                out.write_array(bytes(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl Encode for &$type {
            const TYPE: Type = Type::$tl;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                <$type>::encode(self, out)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de> Decode<'de> for $type {
            const MIN_LEN: usize = $size;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.read_number($from_bytes)
            }

            fn decode_items(
                count: usize,
                reader: &mut Reader<'de>,
            ) -> Result<Vec<Self>, DecodeError> {
                decode_fixed(count, reader, $from_bytes)
            }
        }
    };
}

wide_integer! {
    /// `int128`: 16 bytes, as nonces have.
    ///
    /// ```
    /// use tl_core::Int128;
    ///
    /// let nonce: Int128 = "3e0549828cca27e966b301a48fece2fc".parse()?;
    /// assert_eq!(nonce[0], 0x3e);
    /// assert_eq!(format!("{nonce:x}"), "3e0549828cca27e966b301a48fece2fc");
    /// assert_eq!(Int128::ZERO, [0; 16]);
    /// # Ok::<(), tl_core::InvalidHex>(())
    /// ```
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
