//! `vector#1cb5c415 {t:Type} # [ t ] = Vector t;`: a count, and that number of items
//! ([Vector](https://core.telegram.org/mtproto/TL-formal#vector)).

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError, EncodeErrorKind, Expected, Failure};
use crate::object::{Constructor, DecodeObject, TlObject};
use crate::reader::Reader;
use crate::schema::definition::{Definition, Type, VectorType};
use crate::schema::name::ConstructorName;
use crate::writer::Writer;

pub(crate) const ID: u32 = 0x1cb5_c415;
/// The size that limits count for a vector of any type.
pub(crate) const SIZE: usize = size_of::<Vec<u8>>();
const NAME: &str = "vector";

static DEFINITION: Definition =
    Definition::new(NAME, ID, "#\n[ t ]", &[], Type::Text("Vector t")).with_variables(&["t"]);

impl<T: Encode> TlObject for [T] {
    const TYPE: Type = Type::Vector(&VectorType::of::<T>(T::TYPE));
    const CONSTRUCTORS: &'static [Definition] = core::slice::from_ref(&DEFINITION);

    #[inline]
    fn constructor_id(&self) -> u32 {
        ID
    }

    #[inline]
    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        match write_count(self.len(), out) {
            Ok(out) => match T::encode_items(self, out) {
                Ok(out) => Ok(out.left()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }
}

/// Writes the number of items.
#[inline]
pub(crate) fn write_count(count: usize, out: Writer<'_>) -> Result<Writer<'_>, EncodeError> {
    match count_bytes(count) {
        Ok(count) => out.write_array(count),
        Err(error) => Err(error),
    }
}

/// The number of items as an `int`.
#[inline]
pub(crate) fn count_bytes(count: usize) -> Result<[u8; 4], EncodeError> {
    match i32::try_from(count) {
        Ok(count) => Ok(count.to_le_bytes()),
        Err(_) => Err(too_many_items(count)),
    }
}

#[cold]
fn too_many_items(count: usize) -> EncodeError {
    EncodeError::new(EncodeErrorKind::TooManyItems { count })
}

impl<T: Encode> TlObject for Vec<T> {
    const TYPE: Type = <[T] as TlObject>::TYPE;
    const CONSTRUCTORS: &'static [Definition] = <[T] as TlObject>::CONSTRUCTORS;

    #[inline]
    fn constructor_id(&self) -> u32 {
        ID
    }

    #[inline]
    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        self.as_slice().encode_body(out)
    }
}

impl<T: Encode> Constructor for [T] {
    const ID: u32 = ID;
    const NAME: &'static str = NAME;
}

impl<T: Encode> Constructor for Vec<T> {
    const ID: u32 = ID;
    const NAME: &'static str = NAME;
}

impl<'de, T: Decode<'de>> DecodeObject<'de> for Vec<T> {
    const BARE_ID: u32 = ID;

    #[inline]
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match read_count(id, reader) {
            Ok(count) => T::decode_items(count, reader),
            Err(error) => Err(error.into()),
        }
    }
}

/// Checks the id `id`, and reads the number of items. Not generic, so that vectors of all types share it. The error is
/// boxed, so that the result fits in registers.
#[inline(never)]
pub(crate) fn read_count(id: u32, reader: &mut Reader<'_>) -> Result<usize, Box<Failure>> {
    check_id(id, reader)?;
    reader.read_count()
}

/// Checks that the id `id`, which has just been read, is a vector's.
#[inline]
pub(crate) fn check_id(id: u32, reader: &Reader<'_>) -> Result<(), Box<Failure>> {
    const EXPECTED: &Expected =
        &Expected { constructors: &[ConstructorName { name: NAME, id: ID }] };
    if id == ID {
        return Ok(());
    }
    Err(Failure::refused(id, EXPECTED, reader.offset().saturating_sub(4)))
}
