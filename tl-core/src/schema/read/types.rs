//! Types and parameters of a run-time schema.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use tl_syntax::Primitive;

/// Describes a parameter of a [`Combinator`](super::Combinator). `Display` writes it as in the schema,
/// `video:flags.6?true`.
///
/// ```
/// use tl_core::schema::Schema;
///
/// let schema = Schema::parse("call flags:# video:flags.6?true size:int body:Object = Call;")?;
/// let call = schema.named("call").next().unwrap();
/// let [flags, video, size, body] = call.parameters() else { panic!() };
/// assert!(flags.is_flags_word() && size.is_length());
/// assert_eq!(video.to_string(), "video:flags.6?true");
/// assert_eq!((video.condition(), body.condition()), (Some(("flags", 6)), None));
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
pub struct SchemaParameter {
    pub(super) name: Arc<str>,
    /// Whether the schema gives the name.
    pub(super) is_named: bool,
    /// The name of the flags word, and the bit in it.
    pub(super) condition: Option<(Arc<str>, u32)>,
    pub(super) ty: SchemaType,
    pub(super) role: Role,
}

/// The use of a parameter by other parameters.
pub(crate) enum Role {
    Plain,
    /// A `#` on which other parameters depend.
    FlagsWord,
    /// The length in bytes of a later parameter.
    Length,
    /// An object whose length in bytes is the parameter of this name.
    Within(Arc<str>),
}

impl SchemaParameter {
    /// Returns the name. Parameters without names are called `field_0`, `field_1`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the type, without the condition.
    #[must_use]
    pub fn ty(&self) -> &SchemaType {
        &self.ty
    }

    /// Returns the flags word and the bit that the parameter depends on: `("flags", 6)` for `video:flags.6?true`.
    #[must_use]
    pub fn condition(&self) -> Option<(&str, u32)> {
        self.condition.as_ref().map(|(word, bit)| (&**word, *bit))
    }

    /// Returns whether it is a flags word: whether other parameters depend on it. Encoding computes its bits.
    #[must_use]
    pub fn is_flags_word(&self) -> bool {
        matches!(self.role, Role::FlagsWord)
    }

    /// Returns whether it is the length of the next object, as in `bytes:int body:Object`. A value has no such field.
    #[must_use]
    pub fn is_length(&self) -> bool {
        matches!(self.role, Role::Length)
    }

    pub(in crate::schema) fn role(&self) -> &Role {
        &self.role
    }
}

/// Describes a type of a [`Schema`](super::Schema). `Display` writes it as in the schema, `Vector<int>`.
///
/// ```
/// use tl_core::schema::{Schema, SchemaTypeKind};
///
/// let ty = Schema::parse("")?.ty("Vector<int>")?;
/// assert!(matches!(ty.kind(), SchemaTypeKind::Vector(item) if item.to_string() == "int"));
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
#[derive(Clone)]
pub struct SchemaType {
    pub(super) form: Form,
    /// `Vector<int>`
    pub(super) text: String,
}

/// Lists the kinds of a [`SchemaType`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SchemaTypeKind<'a> {
    /// `int`
    Int,
    /// `long`
    Long,
    /// `double`
    Double,
    /// `#`: a flags word or a number.
    Word,
    /// `int128`
    Int128,
    /// `int256`
    Int256,
    /// `int512`
    Int512,
    /// `Bool`
    Bool,
    /// `true`: a flag bit alone, no bytes.
    True,
    /// `string`
    String,
    /// `bytes`
    Bytes,
    /// `Vector<int>`, `vector<int>`, `%Vector<int>`, with the type of the items.
    Vector(&'a SchemaType),
    /// An object, boxed or bare, of a type with [constructors](super::Schema::constructors_of).
    Object,
    /// `Object`, `!X`: an object of any type, a `Bool` or a vector.
    Any,
}

impl SchemaType {
    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> SchemaTypeKind<'_> {
        match &self.form {
            Form::Primitive(Primitive::Int) => SchemaTypeKind::Int,
            Form::Primitive(Primitive::Long) => SchemaTypeKind::Long,
            Form::Primitive(Primitive::Double) => SchemaTypeKind::Double,
            Form::Primitive(Primitive::Word) => SchemaTypeKind::Word,
            Form::Primitive(Primitive::Int128) => SchemaTypeKind::Int128,
            Form::Primitive(Primitive::Int256) => SchemaTypeKind::Int256,
            Form::Primitive(Primitive::Int512) => SchemaTypeKind::Int512,
            Form::Primitive(Primitive::Bool) => SchemaTypeKind::Bool,
            Form::Primitive(Primitive::String) => SchemaTypeKind::String,
            Form::Primitive(Primitive::Bytes) => SchemaTypeKind::Bytes,
            Form::True => SchemaTypeKind::True,
            Form::Vector(item) | Form::BareVector(item) => SchemaTypeKind::Vector(item),
            Form::Object(_) | Form::Bare(_) => SchemaTypeKind::Object,
            Form::Any | Form::Primitive(Primitive::Object) => SchemaTypeKind::Any,
        }
    }

    pub(in crate::schema) fn form(&self) -> &Form {
        &self.form
    }
}

/// The wire form of a type.
#[derive(Clone)]
pub(crate) enum Form {
    Primitive(Primitive),
    /// A flag bit without a value.
    True,
    /// Any object.
    Any,
    Object(Target),
    Bare(Target),
    Vector(Box<SchemaType>),
    BareVector(Box<SchemaType>),
}

/// The constructors that a value may have. The number is an index of the schema.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    Type(usize),
    Constructor(usize),
}

impl fmt::Display for SchemaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for SchemaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for SchemaParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_named {
            write!(f, "{}:", self.name)?;
        }
        if let Some((word, bit)) = &self.condition {
            write!(f, "{word}.{bit}?")?;
        }
        f.write_str(&self.ty.text)
    }
}

impl fmt::Debug for SchemaParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
