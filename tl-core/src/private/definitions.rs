//! Constructors of `Definition` and `Type` for emitted code.

use crate::object::{Constructor, TlObject};
use crate::schema::definition::{Definition, ObjectRef, Type};
use crate::schema::name::ConstructorName;

/// The definitions of an item.
pub type Definitions = &'static [Definition];

/// Returns the definition of a constructor of the type `ty`.
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

/// Returns the name of the only constructor of `T`.
#[must_use]
pub const fn constructor_name_of<T: Constructor>() -> ConstructorName {
    ConstructorName { name: T::NAME, id: T::ID }
}

/// Returns the names of the `N` constructors of `T`.
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

/// Makes the TL type `name` of the objects `T`. `name_crc` is the CRC32 of the name.
#[must_use]
pub const fn object_type<T: TlObject>(name: &'static str, name_crc: u32) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, ""))
}

/// Makes the TL type of objects with one constructor. The caller gives its name, since `T::CONSTRUCTORS` depends on
/// the types of the fields, and a field may be a bare `T`.
#[must_use]
pub const fn struct_type<T: TlObject>(
    name: &'static str,
    name_crc: u32,
    constructor: &'static str,
) -> Type {
    Type::Boxed(object_ref::<T>(name, name_crc, constructor))
}

/// Makes the TL type `name` of the objects `T`, which keep unknown constructors.
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

/// Makes the type of an enum with objects of the types `variants`: limits count the size of the largest for each
/// value.
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

/// Returns the size that limits count for an enum: 1.5 times the largest of its own `size` and the sizes of the
/// objects in `variants`. An object behind a pointer counts, too: it is on the stack before it moves to the heap. The
/// half is for the move into the variant.
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
