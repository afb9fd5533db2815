//! Where a walk gets types and constructors from: the constants of derived types, or a run-time schema.

use alloc::vec::Vec;
use core::fmt;

use crate::error::{DecodeError, DecodeErrorKind};
use crate::reader::Reader;
use crate::schema::definition::{
    ConvertedType, Definition, ObjectRef, Type, VectorType, WrappedType,
};
use crate::schema::event::Name;
use crate::schema::parameters::{Condition, Parameter};

/// Gives types and their constructors.
pub(crate) trait Source: Copy {
    type Type: fmt::Display;
    type Definition: Copy;
    type Parameter: fmt::Display;
    /// The name of a parameter or constructor.
    type Name: Copy + Eq + Name;
    /// A type that has constructors.
    type Object;

    /// The wire form of a value of the type.
    fn kind(self, ty: &Self::Type) -> Kind<'_, Self>;

    /// The constructor with this id in the type.
    fn constructor(self, object: &Self::Object, id: u32) -> Option<Self::Definition>;

    /// The only constructor of the type.
    fn bare_constructor(self, object: &Self::Object) -> Option<Self::Definition>;

    /// Makes the error of an id that no constructor of the type has.
    fn refused(self, object: &Self::Object, id: u32, offset: usize) -> DecodeError;

    /// The constructor or function with this id in any type.
    fn any(self, id: u32) -> Option<Self::Definition>;

    /// The description of the items of a vector of any objects, if the source can find a constructor by its id alone.
    fn any_items(&self) -> Option<Items<'_, Self>>;

    /// The name and the id of a constructor.
    fn name(definition: &Self::Definition) -> (Self::Name, u32);

    fn parameters(self, definition: Self::Definition) -> impl Iterator<Item = Self::Parameter>;

    fn parts(parameter: &Self::Parameter) -> ParameterParts<'_, Self>;

    /// Adds the parameter to the path of its error.
    fn in_field(
        error: DecodeError,
        definition: &Self::Definition,
        parameter: &Self::Parameter,
    ) -> DecodeError;
}

/// The data of a parameter for a walk.
pub(crate) struct ParameterParts<'a, S: Source> {
    pub(crate) name: S::Name,
    /// The name of the flags word and the bit in it.
    pub(crate) condition: Option<(S::Name, u32)>,
    pub(crate) ty: &'a S::Type,
    pub(crate) place: Place<S::Name>,
}

/// The relation between a parameter and another: `bytes:int body:Object`.
#[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only a run-time schema has them"))]
pub(crate) enum Place<N> {
    Plain,
    /// The length in bytes of a later parameter.
    Length,
    /// An object whose length in bytes is the parameter of this name.
    Within(N),
}

/// The wire form of a value.
pub(crate) enum Kind<'a, S: Source> {
    Int,
    Long,
    Double,
    Word,
    Int128,
    Int256,
    Int512,
    Bool,
    String,
    Bytes,
    /// An object of any type, which is kept undecoded.
    Kept,
    /// An object of any type known to the source.
    #[cfg_attr(
        not(feature = "schema"),
        expect(dead_code, reason = "only a run-time schema has it")
    )]
    Any,
    Object {
        object: &'a S::Object,
        size: usize,
        has_other: bool,
    },
    Bare {
        object: &'a S::Object,
        size: usize,
    },
    Vector {
        vector: Items<'a, S>,
        is_boxed: bool,
    },
    /// Bytes that only their decoder understands.
    Custom(fn(&mut Reader<'_>) -> Result<(), DecodeError>),
    /// A value that its decoder converts.
    Converted {
        ty: &'a S::Type,
        check: fn(&mut Reader<'_>) -> Result<(), DecodeError>,
    },
    /// A newtype.
    Wrapped {
        ty: &'a S::Type,
        levels: u32,
        size: usize,
    },
    /// A type whose values take no bytes.
    Nothing,
}

/// The items of a vector.
pub(crate) struct Items<'a, S: Source> {
    pub(crate) item: &'a S::Type,
    /// The size of an item in memory, in bytes.
    pub(crate) size: usize,
    /// The smallest number of packet bytes per item.
    pub(crate) min_len: usize,
    /// The largest number of items.
    pub(crate) limit: u32,
}

/// The constants of derived types.
#[derive(Clone, Copy)]
pub(crate) struct Derived;

impl Source for Derived {
    type Type = Type;
    type Definition = &'static Definition;
    type Parameter = Parameter;
    type Name = &'static str;
    type Object = ObjectRef;

    fn kind(self, ty: &Type) -> Kind<'_, Self> {
        match *ty {
            Type::Int => Kind::Int,
            Type::Long => Kind::Long,
            Type::Double => Kind::Double,
            Type::Nat => Kind::Word,
            Type::Int128 => Kind::Int128,
            Type::Int256 => Kind::Int256,
            Type::Int512 => Kind::Int512,
            Type::Bool => Kind::Bool,
            Type::String => Kind::String,
            Type::Bytes => Kind::Bytes,
            Type::Object | Type::AnyObject => Kind::Kept,
            Type::Boxed(ref object) => {
                Kind::Object { object, size: object.size, has_other: object.has_other }
            }
            Type::Bare(ref object) => Kind::Bare { object, size: object.size },
            Type::Vector(vector) => Kind::Vector { vector: items(vector), is_boxed: true },
            Type::BareVector(vector) => Kind::Vector { vector: items(vector), is_boxed: false },
            Type::Custom(custom) => Kind::Custom(custom.skip),
            Type::Converted(&ConvertedType { ref ty, check }) => Kind::Converted { ty, check },
            Type::Wrapped(&WrappedType { ref ty, levels, size }) => {
                Kind::Wrapped { ty, levels, size }
            }
            Type::True | Type::Variable(_) | Type::BareVariable(_) | Type::Text(_) => Kind::Nothing,
        }
    }

    fn constructor(self, object: &ObjectRef, id: u32) -> Option<&'static Definition> {
        (object.constructors)().iter().find(|it| it.id == id)
    }

    fn bare_constructor(self, object: &ObjectRef) -> Option<&'static Definition> {
        (object.constructors)().iter().find(|it| it.name == object.constructor)
    }

    fn refused(self, object: &ObjectRef, id: u32, offset: usize) -> DecodeError {
        let definitions = (object.constructors)().iter();
        let expected: Vec<_> = definitions.map(Definition::constructor_name).collect();
        DecodeError::new(DecodeErrorKind::unexpected(id, expected), offset)
    }

    fn any(self, _: u32) -> Option<&'static Definition> {
        None
    }

    fn any_items(&self) -> Option<Items<'_, Self>> {
        None
    }

    fn name(definition: &&'static Definition) -> (&'static str, u32) {
        (definition.name, definition.id)
    }

    fn parameters(self, definition: &'static Definition) -> impl Iterator<Item = Parameter> {
        definition.parameters()
    }

    fn parts(parameter: &Parameter) -> ParameterParts<'_, Self> {
        let condition = parameter.condition.map(|Condition { word, bit }| (word, bit));
        let Parameter { name, ref ty, .. } = *parameter;
        ParameterParts { name, condition, ty, place: Place::Plain }
    }

    fn in_field(
        error: DecodeError,
        definition: &&'static Definition,
        parameter: &Parameter,
    ) -> DecodeError {
        error.in_field(&[definition.name, parameter.label])
    }
}

fn items(vector: &VectorType) -> Items<'_, Derived> {
    Items {
        item: &vector.item,
        size: vector.item_size,
        min_len: vector.item.min_len(),
        limit: vector.max_items,
    }
}
