//! `Object`: a boxed value of any type, kept as it is.

use core::fmt;
use core::hash::{Hash, Hasher};

use bytes::Bytes;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::hex::ShortHex;
use crate::limits::Limits;
use crate::object::{DecodeObject, TlObject};
use crate::output::to_bytes;
use crate::reader::{Reader, check_aligned};
use crate::schema::definition::{Definition, Type};
use crate::writer::Writer;

/// A boxed value that is kept as it is: the constructor id and all the bytes after it.
///
/// An enum keeps unknown constructors in a variant `#[tl(other)] Other(Unknown)`. A field of the type `Unknown` is TL's
/// `Object`: any boxed value, such as an object, a `Bool` or a vector.
///
/// Without a definition, the end of the value is not known, so it takes the rest of the input. If other values follow,
/// read it with a codec that reads its length, such as [`sized`](crate::sized), or give the reader a schema that has
/// the definition: `Reader::with_schema`, with the feature `schema`.
///
/// ```
/// use tl_core::{Unknown, from_slice, to_vec};
///
/// let packet = [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0];
/// let object: Unknown = from_slice(&packet)?;
/// assert_eq!(object.id(), 0x7d748d04);
/// assert_eq!(object.body(), [2, b'{', b'}', 0]);
/// assert_eq!(to_vec(&object).unwrap(), packet);
///
/// let response: Unknown = from_slice(&[0xb5, 0x75, 0x72, 0x99])?;
/// assert_eq!(response.to_object::<bool>()?, true);
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Unknown {
    /// The id and the body: at least four bytes, and a multiple of four.
    bytes: Bytes,
    /// The unused part of the reader's limits after this was read. They bound a later decoding of the value.
    limits: Limits,
}

impl Unknown {
    /// Makes the value with the constructor id `id` and this body.
    ///
    /// If the length of the body is not a multiple of four, it is an error.
    pub fn new(id: u32, body: &[u8]) -> Result<Self, DecodeError> {
        Self::from_bytes([&id.to_le_bytes(), body].concat().into())
    }

    /// Keeps `bytes`, a constructor id and the body after it.
    ///
    /// It is an error if there are fewer than four bytes, or if their number is not a multiple of four.
    ///
    /// ```
    /// use tl_core::{Bytes, Unknown};
    ///
    /// let response = Unknown::from_bytes(Bytes::from_static(&[0xb5, 0x75, 0x72, 0x99]))?;
    /// assert_eq!(response.id(), 0x997275b5);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn from_bytes(bytes: Bytes) -> Result<Self, DecodeError> {
        Reader::new(&bytes).read_u32()?;
        Self::within(bytes, Limits::DEFAULT, 0)
    }

    /// Keeps `bytes`. If their number is not a multiple of four, the error is at `offset`.
    fn within(bytes: Bytes, limits: Limits, offset: usize) -> Result<Self, DecodeError> {
        check_aligned(bytes.len(), offset)?;
        Ok(Self { bytes, limits })
    }

    /// Returns the constructor id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.bytes.first_chunk().map_or(0, |id| u32::from_le_bytes(*id))
    }

    /// Returns the bytes after the id.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.bytes.get(4..).unwrap_or_default()
    }

    /// Returns the id and the bytes after it.
    #[must_use]
    pub fn as_bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Returns the part of the packet's limits that was unused after this value was read. Use them to decode an input
    /// that comes from the value, such as unpacked data: so the limits bound the whole packet.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Decodes the value as a `T`, now that its type is known. The [`limits`](Self::limits) also count the objects
    /// around this value.
    pub fn to_object<'de, T: Decode<'de>>(&'de self) -> Result<T, DecodeError> {
        self.to_object_with(self.limits)
    }

    /// Decodes the value as a `T`, within `limits`.
    pub fn to_object_with<'de, T: Decode<'de>>(
        &'de self,
        limits: Limits,
    ) -> Result<T, DecodeError> {
        let mut reader = Reader::from_inner_bytes(&self.bytes, limits);
        let value = T::decode(&mut reader)?;
        reader.finish()?;
        Ok(value)
    }

    /// Encodes `object` as an `Object`. If `T` is written without a constructor id, the call does not compile.
    pub fn from_object<T: Encode + ?Sized>(object: &T) -> Result<Self, EncodeError> {
        const { assert!(T::TYPE.is_boxed(), "only a boxed value can be an `Object`") };
        Ok(Self { bytes: to_bytes(object)?, limits: Limits::DEFAULT })
    }
}

/// Compares the bytes.
impl PartialEq for Unknown {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Unknown {}

impl Hash for Unknown {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// Shows the id as schemas write it, and the first bytes of the body.
impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknown")
            .field("id", &format_args!("{:#010x}", self.id()))
            .field("body", &ShortHex(self.body()))
            .finish()
    }
}

impl TlObject for Unknown {
    const TYPE: Type = Type::Object;
    const CONSTRUCTORS: &'static [Definition] = &[];

    #[inline]
    fn constructor_id(&self) -> u32 {
        self.id()
    }

    #[inline]
    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        match out.write_slice(self.body()) {
            Ok(out) => Ok(out.left()),
            Err(error) => Err(error),
        }
    }
}

impl<'de> DecodeObject<'de> for Unknown {
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let offset = reader.offset();
        let bytes = reader.read_whole_object(id)?;
        Self::within(bytes, reader.limits(), offset)
    }
}
