//! Objects that never have a constructor id (`#[tl(bare)]` on a struct).

use alloc::boxed::Box;

use super::definitions::Definitions;
use super::fields::{Decoded, Encoded, Written};
use crate::decode::Decode;
use crate::reader::Reader;
use crate::schema::definition::{ObjectRef, Type};
use crate::writer::Writer;

/// Gives the definition of such an object, and encodes it.
pub trait BareObject {
    /// The definition of the only constructor.
    const CONSTRUCTORS: Definitions;

    /// Writes the fields.
    fn encode_body(&self, out: Writer<'_>) -> Encoded;
}

/// Decodes such an object.
pub trait DecodeBareObject<'de>: Sized {
    /// Reads the fields.
    fn decode_body(reader: &mut Reader<'de>) -> Decoded<Self>;
}

/// Makes the TL type of the objects `T`. `type_name` is its name, and it has one constructor. `name_crc` is the CRC32
/// of the constructor's name.
#[must_use]
pub const fn bare_type<T: BareObject>(
    constructor: &'static str,
    type_name: &'static str,
    name_crc: u32,
) -> Type {
    let constructors = constructors_of::<T>;
    let size = size_of::<T>();
    Type::Bare(ObjectRef { type_name, constructor, constructors, has_other: false, size, name_crc })
}

fn constructors_of<T: BareObject>() -> Definitions {
    T::CONSTRUCTORS
}

/// Writes the object.
#[inline]
pub fn encode_bare_object<'w, T: BareObject + ?Sized>(
    object: &T,
    mut out: Writer<'w>,
) -> Written<'w> {
    match object.encode_body(out.reborrow()) {
        Ok(left) => out.leaving(left),
        Err(error) => Err(error),
    }
}

/// Reads the object.
#[inline]
pub fn decode_bare_object<'de, T: DecodeBareObject<'de>>(reader: &mut Reader<'de>) -> Decoded<T> {
    reader.nested(1, size_of::<T>(), T::decode_body)
}

/// Reads a value that is not an object into a `Box`.
pub fn decode_on_the_heap<'de, T: Decode<'de>>(reader: &mut Reader<'de>) -> Decoded<Box<T>> {
    reader.allocate(size_of::<T>())?;
    T::decode(reader).map(Box::new)
}
