//! `Object`: an object of any type, kept as it is.

use alloc::vec::Vec;
use core::fmt;

use bytes::Bytes;

use crate::buffer::Buffer;
use crate::definition::{Definition, Type};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::hex::ShortHex;
use crate::object::{DecodeObject, TlObject};
use crate::private;
use crate::reader::Reader;
use crate::writer::Writer;

/// An object whose constructor is not known here: the id and all the bytes after it.
///
/// An enum keeps what it does not know in a variant `#[tl(other)] Other(Unknown)`. As a type of its
/// own it is TL's `Object`, any constructor of any type. Where an object ends cannot be told without
/// its definition: it takes the rest of the input, so what follows it has to be told apart before, as
/// [`Reader::read_within`] does.
///
/// ```
/// use tl_core::{Unknown, from_slice, to_vec};
///
/// let packet = [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0];
/// let object: Unknown = from_slice(&packet)?;
/// assert_eq!(object.id, 0x7d748d04);
/// assert_eq!(object.body, [2, b'{', b'}', 0].as_slice());
/// assert_eq!(to_vec(&object).unwrap(), packet);
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unknown {
    /// The constructor id.
    pub id: u32,
    /// The bytes after the id. Encoding takes a multiple of four.
    pub body: Bytes,
}

impl Unknown {
    /// Decodes the object as a `T`, now that its type is known.
    pub fn to_object<'de, T: DecodeObject<'de>>(&'de self) -> Result<T, DecodeError> {
        let mut reader = Reader::from_bytes(&self.body);
        let object = reader.read_strictly(|reader| T::decode_nested(self.id, reader))?;
        reader.finish()?;
        Ok(object)
    }

    /// Encodes `object` to stand as an `Object`.
    pub fn from_object<T: TlObject + ?Sized>(object: &T) -> Result<Self, EncodeError> {
        let mut writer = Writer::new(Vec::with_capacity(object.bare_len()));
        object.encode_bare(&mut writer);
        Ok(Self { id: object.constructor_id(), body: writer.finish()?.into() })
    }
}

/// Shows the id as schemas write it, and the first bytes of the body.
impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknown")
            .field("id", &format_args!("{:#010x}", self.id))
            .field("body", &ShortHex(&self.body))
            .finish()
    }
}

impl TlObject for Unknown {
    const TYPE: Type = Type::Object;
    const CONSTRUCTORS: &'static [Definition] = &[];

    #[inline]
    fn constructor_id(&self) -> u32 {
        self.id
    }

    #[inline]
    fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>) {
        private::write_id::<BOXED, B>(writer, self.id);
        if !self.body.len().is_multiple_of(4) {
            writer.fail(EncodeError::new(EncodeErrorKind::Misaligned { len: self.body.len() }));
        }
        writer.write_slice(&self.body);
    }
}

impl<'de> DecodeObject<'de> for Unknown {
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let len = reader.remaining().len();
        if !len.is_multiple_of(4) {
            return Err(reader.error(DecodeErrorKind::Misaligned { len }));
        }
        let rest = reader.read_rest();
        Ok(Self { id, body: reader.share(rest)? })
    }
}
