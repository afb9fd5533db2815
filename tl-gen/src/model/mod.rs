//! The model of a schema: types with their constructors, functions, and the Rust name of each.

mod broken_ids;
mod built_in;
mod defaults;
mod endless;
mod fields;
mod forms;
mod generics;
mod index;
mod layers;
mod names;
mod only;
mod other_layers;
mod overrides;
mod reach;
mod recursion;
mod resolve;
mod scope;
mod size;
mod suggest;
mod warnings;

pub use other_layers::{Accepted, Misfit};
pub use overrides::Overrides;
pub use resolve::{prepare, resolve};
pub use warnings::warnings;

pub(crate) use fields::no_field;
pub(crate) use names::{camel, default_type_name};
pub(crate) use other_layers::{Newest, OtherLayer, accept, divide};
pub(crate) use overrides::is_parameter;

use std::collections::HashMap;

pub use tl_syntax::Primitive;
use tl_syntax::{Dialect, Location, Spanned};

/// The type of every object.
const ANY_OBJECT: &str = "Object";

/// A schema with every name resolved.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Model {
    /// The dialect whose rules the schema follows.
    pub dialect: Dialect,
    /// The layer that the schema gives.
    pub layer: Option<u32>,
    /// The types, in the order of their first constructors.
    pub types: Vec<Type>,
    /// The functions, in their order.
    pub functions: Vec<Constructor>,
    /// The lines of other layers that are not read, or not written for their layer.
    pub misfits: Vec<Misfit>,
}

/// How types are to be laid out.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Layout {
    /// Whether each constructor with parameters is a struct of its own.
    pub has_structs: bool,
    /// Whether large variants are behind a pointer.
    pub boxes_large_variants: bool,
    /// Whether each type is an enum, so that it can keep constructors that the schema does not have.
    pub is_open: bool,
}

/// A TL type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Type {
    /// The TL name with its namespace.
    pub name: String,
    /// What the schema's comments say of it.
    pub comment: Option<String>,
    /// The Rust path of the enum, or of the alias of the only struct.
    pub path: RustPath,
    /// The constructors.
    pub constructors: Vec<Constructor>,
}

/// A constructor of a type, or a function.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts that are independent of each other")]
#[non_exhaustive]
pub struct Constructor {
    /// The TL name with its namespace.
    pub name: String,
    /// Where the schema has it.
    pub location: Location,
    /// The id.
    pub id: u32,
    /// The id that the definition spells.
    pub spelled_id: u32,
    /// The line of the schema.
    pub line: String,
    /// What the schema's comments say of it.
    pub comment: Vec<String>,
    /// The type variables.
    pub variables: Vec<String>,
    /// The fields, in wire order.
    pub fields: Vec<Field>,
    /// The result type of a function.
    pub returns: Option<FieldType>,
    /// The accepted lines of other layers.
    pub accepts: Vec<Accepted>,
    /// The first layer that has it, if it must not be written for older ones.
    pub since: Option<u32>,
    /// Whether the derive can compute the definition from the fields.
    pub is_spellable: bool,
    /// The variant's name in its enum.
    pub variant: String,
    /// The Rust path of the struct, if there is one.
    pub path: RustPath,
    /// The kind of Rust item.
    pub form: Form,
    /// Whether a value holds text or bytes, which could be borrowed.
    pub has_text: bool,
    /// Whether a value holds a `double`, which cannot be hashed.
    pub has_double: bool,
    /// Whether it is a struct and all its fields have a `Default`.
    pub has_default: bool,
}

/// The kind of Rust item of a constructor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// A struct that is the whole type, or a function.
    Item,
    /// A variant with fields.
    Inline,
    /// A struct in a newtype variant.
    Struct,
    /// A struct in a `Box` in a newtype variant.
    BoxedStruct,
}

/// A parameter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The TL name; empty if the parameter has none.
    pub name: String,
    /// The Rust name as in source code: `r#type`.
    pub ident: String,
    /// What the schema's comments say of it.
    pub comment: Option<String>,
    /// The name in options, `field_0` if it has none, and the location of the name.
    pub parameter: Spanned<String>,
    /// The location of its type.
    pub location: Location,
    /// The parameter's type as the schema writes it: `flags.3?Vector<bytes>`.
    pub written: String,
    /// Its encoding.
    pub kind: FieldKind,
    /// The TL type as the schema writes it, if the definition of the Rust type would show another one.
    pub text: Option<String>,
    /// Whether it needs `#[tl(default)]`: it is always present, but an older line has no value for it.
    pub needs_default: bool,
}

/// The encoding of a parameter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// The only flags word, before all other parameters: it needs no field.
    ImpliedWord,
    /// A flags word.
    Word,
    /// A bit without a value.
    Bit(Bit),
    /// An `int`, and an `Object` of that many bytes: together one field.
    SizedObject,
    /// A value that is always present, or present if a bit is set.
    Value {
        /// The type of the value.
        ty: FieldType,
        /// The bit that says whether it is present.
        bit: Option<Bit>,
        /// Whether it is boxed, because its type contains this one.
        is_boxed: bool,
    },
}

/// A bit of a flags word.
#[derive(Clone, Debug)]
pub struct Bit {
    /// The name of the flags word, if there are several.
    pub word: Option<String>,
    /// The bit, 0 to 31.
    pub bit: u32,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FieldType {
    /// A type that every codec knows.
    Primitive(Primitive),
    /// A type of the model, by its index.
    Boxed(usize),
    /// A constructor of the model, by its type's index and its own.
    Bare(usize, usize),
    /// `Vector<t>`
    Vector(Box<FieldType>),
    /// `vector<t>`
    BareVector(Box<FieldType>),
    /// A type variable.
    Variable(String),
}

/// The path of a struct or enum in the generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustPath {
    /// The modules, outermost first: `types`, `phone`.
    pub modules: Vec<String>,
    /// The name.
    pub ident: String,
}

impl Model {
    /// All constructors of types, in order.
    pub fn constructors(&self) -> impl Iterator<Item = &Constructor> {
        self.types.iter().flat_map(|it| &it.constructors)
    }

    /// The constructors and functions whose ids are not the CRC of their definitions.
    pub fn with_broken_ids(&self) -> impl Iterator<Item = &Constructor> {
        self.all().filter(|it| it.id != it.spelled_id)
    }

    /// All constructors and functions, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Constructor> {
        self.constructors().chain(&self.functions)
    }

    /// The constructor of each id. If several of `constructors` have the id, it is the first one whose definition has
    /// this CRC.
    pub(crate) fn by_id<'a>(
        constructors: impl Iterator<Item = &'a Constructor>,
    ) -> HashMap<u32, &'a Constructor> {
        let mut by_id: HashMap<u32, &Constructor> = HashMap::new();
        for constructor in constructors {
            let known = by_id.entry(constructor.id).or_insert(constructor);
            if known.id != known.spelled_id && constructor.id == constructor.spelled_id {
                *known = constructor;
            }
        }
        by_id
    }
}

impl Type {
    /// Whether some value holds text or bytes.
    pub(crate) fn has_text(&self) -> bool {
        self.constructors.iter().any(|it| it.has_text)
    }

    /// Whether some value holds a `double`.
    pub(crate) fn has_double(&self) -> bool {
        self.constructors.iter().any(|it| it.has_double)
    }

    /// The struct that is the whole type; `None` if the type is an enum.
    #[must_use]
    pub fn structure(&self) -> Option<&Constructor> {
        match self.constructors.as_slice() {
            [one] if one.form == Form::Item => Some(one),
            _ => None,
        }
    }

    /// Whether it is TL's `Object`, any object. Its fields are `Unknown`.
    pub(crate) fn is_any_object(&self) -> bool {
        self.name == ANY_OBJECT && self.constructors.len() == 1
    }
}

impl FieldType {
    /// The type of the model that a value contains directly, without a `Box` or a vector.
    pub(crate) fn contained(&self) -> Option<usize> {
        match self {
            Self::Boxed(ty) | Self::Bare(ty, _) => Some(*ty),
            _ => None,
        }
    }

    /// The type, and the types in it, such as the item of a vector.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Vector(item) | Self::BareVector(item) => {
                let mut parts = item.parts();
                parts.push(self);
                parts
            }
            _ => vec![self],
        }
    }
}

impl Constructor {
    /// The id, and the ids of the accepted lines of other layers.
    pub(crate) fn ids(&self) -> impl Iterator<Item = u32> {
        [self.id].into_iter().chain(self.accepts.iter().map(|it| it.id))
    }

    /// The types of the values.
    pub(crate) fn values(&self) -> impl Iterator<Item = &FieldType> {
        self.fields.iter().filter_map(Field::value)
    }
}

impl Field {
    /// The name in messages.
    pub(crate) fn label(&self) -> &str {
        if self.name.is_empty() { &self.ident } else { &self.name }
    }

    /// The type of the value, if it is one.
    pub(crate) fn value(&self) -> Option<&FieldType> {
        match &self.kind {
            FieldKind::Value { ty, .. } => Some(ty),
            _ => None,
        }
    }
}
