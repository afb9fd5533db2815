//! Definitions, as emitted code makes them.

use crate::object::{Constructor, TlObject};
use crate::schema::definition::{Definition, ObjectType, Type};
use crate::schema::name::ConstructorName;

/// The definitions of an item.
pub type Definitions = &'static [Definition];

/// The definition of a constructor of the type `ty`.
#[must_use]
pub const fn definition(
    name: &'static str,
    id: u32,
    text: &'static str,
    types: &'static [Type],
    ty: &'static str,
) -> Definition {
    Definition::new(name, id, text, types, Type::Text(ty))
}

/// The name of the only constructor of `T`.
#[must_use]
pub const fn constructor_name_of<T: Constructor>() -> ConstructorName {
    ConstructorName { name: T::NAME, id: T::ID }
}

/// The TL type `name` of the objects `T`. `name_crc` is the CRC32 of its name.
#[must_use]
pub const fn object_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, false))
}

/// The TL type `name` of the objects `T`, which keep the constructors that they do not know.
#[must_use]
pub const fn open_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, true))
}

const fn object_ref<T: TlObject>(
    name: &'static str,
    name_crc: u32,
    is_open: bool,
) -> ObjectType {
    ObjectType { name, constructors: constructors_of::<T>, is_open, size: size_of::<T>(), name_crc }
}

/// The definitions of the constructors of `T`.
fn constructors_of<T: TlObject>() -> &'static [Definition] {
    T::CONSTRUCTORS
}
