//! Constructors as data: name, id, parameters and result.
//!
//! The derive makes definitions as constants from the fields. If a program does not use them, its binary does not
//! contain them.

pub use tl_syntax::Dialect;
use tl_syntax::type_hash;

use crate::error::DecodeError;
use crate::reader::Reader;
use crate::schema::layers::{AcceptedLine, Layers};
use crate::schema::name::ConstructorName;

/// Describes a TL combinator: a constructor of a type, or a function.
///
/// ```
/// use tl_core::{Constructor, TlObject};
///
/// #[derive(TlObject)]
/// #[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
/// struct DataJson {
///     data: String,
/// }
///
/// let definition = DataJson::DEFINITION;
/// assert_eq!(definition.name, "dataJSON");
/// assert_eq!(definition.to_string(), "dataJSON#7d748d04 data:string = DataJSON;");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Definition {
    /// The name with its namespace, as in `help.config`.
    pub name: &'static str,
    /// The constructor id.
    pub id: u32,
    /// The type variables: `X` for `{X:Type}`.
    pub variables: &'static [&'static str],
    /// The parameters, as [`Parameters`] reads them.
    pub(super) text: &'static str,
    pub(crate) types: &'static [Type],
    pub(super) shown: &'static [Type],
    /// The type that the constructor belongs to, or that the function returns.
    pub result: Type,
    /// The dialect, which has the rules for the text and the id.
    pub dialect: Dialect,
    /// The layers that have the definition.
    pub(crate) layers: Layers,
}

impl Definition {
    /// Describes the constructor `name` with `id`, for a type written by hand; the derive does it for others. `text`
    /// has one line per parameter, as in `id:*` or `video:flags.6?true`, with a `*` for each of `types`. A parameter
    /// without a name is `.id:*`: its field is `id`.
    #[must_use]
    pub const fn new(
        name: &'static str,
        id: u32,
        text: &'static str,
        types: &'static [Type],
        result: Type,
    ) -> Self {
        let dialect = Dialect::Telegram;
        let layers = Layers::Own { since: 0, accepts: false };
        Self { name, id, variables: &[], text, types, shown: &[], result, dialect, layers }
    }

    /// Sets the types to show instead of the wire types.
    #[must_use]
    pub const fn with_display_types(mut self, types: &'static [Type]) -> Self {
        self.shown = types;
        self
    }

    /// Adds the type variables.
    #[must_use]
    pub const fn with_variables(mut self, variables: &'static [&'static str]) -> Self {
        self.variables = variables;
        self
    }

    /// Sets the dialect, which has the rules for the text and the id.
    #[must_use]
    pub const fn with_dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    pub(crate) const fn constructor_name(&self) -> ConstructorName {
        ConstructorName { name: self.name, id: self.id }
    }

    /// Sets the first layer that has the definition.
    #[doc(hidden)]
    #[must_use]
    pub const fn since(mut self, layer: u32) -> Self {
        if let Layers::Own { since, .. } = &mut self.layers {
            *since = layer;
        }
        self
    }

    /// Notes that the constructor is also decoded from lines of other layers.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepting(mut self) -> Self {
        if let Layers::Own { accepts, .. } = &mut self.layers {
            *accepts = true;
        }
        self
    }

    /// Marks it as the definition of a line of another layer.
    #[doc(hidden)]
    #[must_use]
    pub const fn accepted(mut self, line: &'static AcceptedLine) -> Self {
        self.layers = Layers::Accepted(line);
        self
    }

    /// Returns the id of the constructor that is decoded from this line of another layer (`#[tl(accepts = "…")]`);
    /// `None` if this is the definition that encoding uses.
    ///
    /// ```
    /// use tl_core::TlObject;
    ///
    /// #[derive(TlObject)]
    /// #[tl(definition = "point x:long y:long = Point;", accepts = "point x:long = Point;")]
    /// struct Point {
    ///     x: i64,
    ///     #[tl(default)]
    ///     y: i64,
    /// }
    ///
    /// let [own, other] = Point::CONSTRUCTORS else { unreachable!() };
    /// assert_eq!((own.accepted_by(), other.accepted_by()), (None, Some(own.id)));
    /// ```
    #[must_use]
    pub const fn accepted_by(&self) -> Option<u32> {
        match self.layers {
            Layers::Own { .. } => None,
            Layers::Accepted(line) => Some(line.constructor),
        }
    }

    /// Returns the last layer that has this line: `225` for `accepts(225) = "…"`.
    #[must_use]
    pub const fn last_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Accepted(AcceptedLine { layer: layer @ 1.., .. }) => Some(*layer),
            Layers::Accepted(_) | Layers::Own { .. } => None,
        }
    }

    /// Returns the first layer that has this definition: `216` for `since = 216`.
    #[must_use]
    pub const fn first_layer(&self) -> Option<u32> {
        match self.layers {
            Layers::Own { since: since @ 1.., .. } => Some(since),
            Layers::Own { .. } | Layers::Accepted(_) => None,
        }
    }
}

/// Describes the TL type of a parameter.
///
/// `Display` writes it as schemas do: `long`, `Vector<PhoneConnection>`.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Type {
    /// `int`
    Int,
    /// `long`
    Long,
    /// `double`
    Double,
    /// `#`: a flags word or a count
    Nat,
    /// `int128`
    Int128,
    /// `int256`
    Int256,
    /// `int512`
    Int512,
    /// `string`
    String,
    /// `bytes`
    Bytes,
    /// `Bool`
    Bool,
    /// `true`: a flag bit without a value
    True,
    /// An object after its constructor id, as in `PhoneConnection`
    Boxed(ObjectRef),
    /// An object without its constructor id, as in `future_salt`: the name is the constructor's
    Bare(ObjectRef),
    /// `Vector<t>`: the id, a count and the items
    Vector(&'static VectorType),
    /// `vector<t>`: a count and the items
    BareVector(&'static VectorType),
    /// `Object` as an [`Unknown`](crate::Unknown): any boxed value, kept undecoded
    Object,
    /// `Object` as a `dyn` [`DynObject`](crate::DynObject): only the value knows its type
    AnyObject,
    /// `X` or `!X`: a type variable
    Variable(&'static str),
    /// `%X`: a type variable without its constructor id
    BareVariable(&'static str),
    /// A type with a codec written by hand
    Custom(CustomType),
    /// A type whose values are converted after reading (`#[tl(as = Type)]`)
    Converted(&'static ConvertedType),
    /// A type that is read as another Rust type: a newtype (`#[tl(transparent)]`), or a type before its conversion
    Wrapped(&'static WrappedType),
    /// A type with a known text and nothing else
    Text(&'static str),
}

impl Type {
    /// Returns the type's name without its arguments: `Vector` for `Vector<int>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Long => "long",
            Self::Double => "double",
            Self::Nat => "#",
            Self::Int128 => "int128",
            Self::Int256 => "int256",
            Self::Int512 => "int512",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Bool => "Bool",
            Self::True => "true",
            Self::Boxed(object) => object.type_name,
            Self::Bare(object) => object.constructor,
            Self::Vector(_) => "Vector",
            Self::BareVector(_) => "vector",
            Self::Object | Self::AnyObject => "Object",
            Self::Custom(custom) => custom.text,
            Self::Converted(_) | Self::Wrapped(_) => self.on_the_wire().name(),
            Self::Variable(name) | Self::BareVariable(name) | Self::Text(name) => name,
        }
    }

    /// The type without conversions and newtypes.
    pub(crate) const fn on_the_wire(&self) -> &Self {
        match self {
            Self::Converted(converted) => converted.ty.on_the_wire(),
            Self::Wrapped(wrapped) => wrapped.ty.on_the_wire(),
            ty => ty,
        }
    }

    /// Returns whether a value begins with a constructor id, as far as the type says.
    #[must_use]
    pub(crate) const fn is_boxed(&self) -> bool {
        matches!(
            self.on_the_wire(),
            Self::Bool
                | Self::Boxed(_)
                | Self::Vector(_)
                | Self::Object
                | Self::AnyObject
                | Self::Variable(_)
                | Self::Text(_)
        )
    }

    /// Returns the smallest size of a value on the wire, in bytes, as [`Decode::MIN_LEN`](crate::Decode::MIN_LEN) of
    /// its decoder; 0 if unknown.
    #[must_use]
    pub const fn min_len(&self) -> usize {
        match self.on_the_wire() {
            Self::True
            | Self::Bare(_)
            | Self::BareVector(_)
            | Self::Custom(_)
            | Self::Variable(_)
            | Self::BareVariable(_)
            | Self::Text(_) => 0,
            Self::Long | Self::Double => 8,
            Self::Int128 => 16,
            Self::Int256 => 32,
            Self::Int512 => 64,
            _ => 4,
        }
    }

    /// Returns the type without its constructor id, if it has one. The new name is `constructor`.
    #[must_use]
    pub const fn bare(self, constructor: &'static str) -> Self {
        match self {
            Self::Vector(item) => Self::BareVector(item),
            Self::Variable(name) => Self::BareVariable(name),
            Self::Boxed(object) => {
                let name_crc = type_hash::named(constructor);
                Self::Bare(ObjectRef { constructor, name_crc, ..object })
            }
            ty => ty,
        }
    }
}

/// Names the type of an object, and gives its constructors.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ObjectRef {
    /// The name of the type, as in `help.Config`.
    pub type_name: &'static str,
    /// The name of the only constructor, as in `help.config`. It can be empty if there are several constructors, or if
    /// [`Type::bare`] adds the name.
    pub constructor: &'static str,
    /// The definitions of the constructors. It is a function, because a type may contain itself.
    pub constructors: fn() -> &'static [Definition],
    /// Whether a value keeps unknown constructors (`#[tl(other)]`).
    pub has_other: bool,
    /// The size of a value in bytes, which [`Limits::nested_size`](crate::Limits::nested_size) counts.
    pub size: usize,
    /// The CRC32 of [`Type::name`]: the compiler compares types by it, without comparing names byte by byte.
    pub name_crc: u32,
}

/// Describes the items of a vector.
#[derive(Clone, Copy)]
pub struct VectorType {
    /// The type of the items.
    pub item: Type,
    /// The size of an item in memory, in bytes, which limits count.
    pub item_size: usize,
    /// The largest number of items of a field (`#[tl(max_items = 20)]`); `u32::MAX` if it has no limit.
    pub max_items: u32,
}

impl VectorType {
    /// Describes items of the TL type `item` and the Rust type `T`.
    pub(crate) const fn of<T>(item: Type) -> Self {
        Self { item, item_size: size_of::<T>(), max_items: u32::MAX }
    }
}

/// Describes a type with a hand-written codec: its text, and a function that skips a value.
#[derive(Clone, Copy)]
pub struct CustomType {
    /// The TL type that definitions show.
    pub text: &'static str,
    /// Reads a value and drops it.
    pub skip: fn(&mut Reader<'_>) -> Result<(), DecodeError>,
}

/// Describes a type that is read as another Rust type, which has its own size.
#[derive(Clone, Copy)]
pub struct WrappedType {
    /// The type on the wire, as definitions show it.
    pub ty: Type,
    /// The size in bytes. [`Limits::nested_size`](crate::Limits::nested_size) counts it and 256 bytes, in addition to
    /// the size of an object inside.
    pub size: usize,
    /// The levels that [`Limits::depth`](crate::Limits::depth) counts: 1 for a newtype with a `with` codec, else 0.
    pub levels: u32,
}

/// Describes a type whose values are converted after reading.
#[derive(Clone, Copy)]
pub struct ConvertedType {
    /// The type on the wire, as definitions show it.
    pub ty: Type,
    /// Reads a value and converts it. The conversion may fail.
    pub check: fn(&mut Reader<'_>) -> Result<(), DecodeError>,
}
