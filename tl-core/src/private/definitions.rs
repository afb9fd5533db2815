//! Definitions, as emitted code makes them.

use crate::object::{Constructor, TlObject};
use crate::schema::definition::{Definition, ObjectRef, Type};
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

/// The names of the `N` constructors of `T`.
pub(super) const fn constructor_names<T: TlObject, const N: usize>() -> [ConstructorName; N] {
    let mut names = [ConstructorName { name: "", id: 0 }; N];
    let mut index = 0;
    while index < N {
        let Definition { name, id, .. } = T::CONSTRUCTORS[index];
        names[index] = ConstructorName { name, id };
        index += 1;
    }
    names
}

/// The TL type `name` of the objects `T`. `name_crc` is the CRC32 of its name.
#[must_use]
pub const fn object_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, ""))
}

/// The same for the objects of one constructor. Its name is given, since `T::CONSTRUCTORS` depends on the types of the
/// fields, and one of them may be `T` without its id.
#[must_use]
pub const fn struct_type<T: TlObject>(
    name: &'static str,
    name_crc: u32,
    constructor: &'static str,
) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, constructor))
}

/// The TL type `name` of the objects `T`, which keep the constructors that they do not know.
#[must_use]
pub const fn open_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(ObjectRef { has_other: true, ..object_ref::<T>(name, name_crc, "") })
}

const fn object_ref<T: TlObject>(
    type_name: &'static str,
    name_crc: u32,
    constructor: &'static str,
) -> ObjectRef {
    ObjectRef {
        type_name,
        constructor,
        constructors: constructors_of::<T>,
        has_other: false,
        size: size_of::<T>(),
        name_crc,
    }
}

/// The type of an enum with objects of the types `variants`: its values count as the largest of them.
#[must_use]
pub const fn with_variants(ty: Type, variants: &[Type]) -> Type {
    match ty {
        Type::Boxed(object) => {
            let size = largest_size(object.size, variants);
            Type::Boxed(ObjectRef { size, ..object })
        }
        ty => ty,
    }
}

/// The size that limits count for an enum of the size `size` with objects of the types `variants`: half as much again
/// as the largest of them. One may be behind a pointer: it needs as much of the stack before it is moved there. Each is
/// moved once more, into the variant.
#[must_use]
pub const fn largest_size(size: usize, variants: &[Type]) -> usize {
    let mut largest = size;
    let mut rest = variants;
    while let [ty, after @ ..] = rest {
        if let Type::Boxed(object) = ty
            && object.size > largest
        {
            largest = object.size;
        }
        rest = after;
    }
    largest + largest / 2
}

/// The definitions of the constructors of `T`.
fn constructors_of<T: TlObject>() -> &'static [Definition] {
    T::CONSTRUCTORS
}
