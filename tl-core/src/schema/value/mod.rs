//! Values of a run-time schema.

mod convert;
mod decode;
mod encode;
mod error;
mod fields;
mod object;
mod refusal;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub use error::ValueError;
pub use object::Object;

use crate::types::{Int128, Int256, Int512, Unknown};

/// Holds a value of any type of a [`Schema`](super::Schema). [`decode`](super::Schema::decode) returns it, and
/// [`encode`](super::Schema::encode) takes it. It needs no compiled type.
///
/// ```
/// use tl_core::schema::{Object, Schema, Value};
///
/// let schema = Schema::parse("
///     dataJSON#7d748d04 data:string = DataJSON;
///     saveDebug#00000001 flags:# now:flags.0?true id:long debug:DataJSON = Bool;
/// ")?;
/// // A test tool makes a packet.
/// let object = Object::new("saveDebug").with("id", 7_i64).with("now", true);
/// let object = object.with("debug", Object::new("dataJSON").with("data", "{}"));
/// let packet = schema.encode(&object.into())?;
/// assert_eq!(packet, [1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 4, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0]);
///
/// // A proxy changes a field of it.
/// let mut value = schema.decode(&packet)?;
/// assert_eq!(value.get("id").and_then(Value::as_i64), Some(7));
/// if let Some(id) = value.get_mut("id") {
///     *id = Value::Long(8);
/// }
/// assert_eq!(schema.encode(&value)?[8], 8);
///
/// // A wrong value is an error with its path.
/// let error = schema.encode(&Object::new("saveDebug").with("id", "seven").into()).unwrap_err();
/// assert_eq!(error.to_string(), "saveDebug.id: expected `long`, found a string");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A boxed value equals a bare value: the type in the schema says whether there is an id. As in Rust, two `NaN`s are
/// unequal.
///
/// # Memory and stack
/// A value takes at most [`Limits::allocation`](crate::Limits::allocation) bytes on the heap, and has at most the
/// depth [`Limits::depth`](crate::Limits::depth). `drop`, `clone`, `==` and `Debug` are recursive: this depth bounds
/// their stack. A value made by hand may be deeper: [`encode`](super::Schema::encode) returns an error for it, but
/// dropping it may overflow the stack.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `int`
    Int(i32),
    /// `long`
    Long(i64),
    /// `double`
    Double(f64),
    /// `#`: a number, or the bits of a flags word that no parameter declares.
    Word(u32),
    /// `int128`
    Int128(Int128),
    /// `int256`
    Int256(Box<Int256>),
    /// `int512`
    Int512(Box<Int512>),
    /// `Bool`, or `true`: a flag bit alone.
    Bool(bool),
    /// `string`
    String(String),
    /// `bytes`
    Bytes(Vec<u8>),
    /// `Vector<T>`, boxed or bare.
    Vector(Vec<Value>),
    /// An object, boxed or bare.
    Object(Box<Object>),
    /// A boxed value of an unknown type, kept undecoded. It is possible only if the schema allows any type.
    Unknown(Box<Unknown>),
}

/// With this size, a vector of 2²⁰ items, the default maximum, takes half of the memory that a packet may take.
const _: () = assert!(size_of::<Value>() <= 32);

impl Value {
    /// Returns the field `name` of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// Returns the field `name` of an object, mutably.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.as_object_mut()?.get_mut(name)
    }

    /// Returns the number of an `int`.
    #[must_use]
    pub fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the number of a `long` or an `int`.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(i64::from(*number)),
            Self::Long(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the number of a `double`.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Double(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the value of a `Bool` or of a flag bit.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is_true) => Some(*is_true),
            _ => None,
        }
    }

    /// Returns the text of a `string`.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the content of `bytes`, or the bytes of a wide integer.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Int128(bytes) => Some(&bytes[..]),
            Self::Int256(bytes) => Some(&bytes[..]),
            Self::Int512(bytes) => Some(&bytes[..]),
            _ => None,
        }
    }

    /// Returns the items of a vector.
    #[must_use]
    pub fn as_items(&self) -> Option<&[Self]> {
        match self {
            Self::Vector(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Returns the object, mutably.
    #[must_use]
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    const OBJECT: &str = "an object";

    /// The kind, as its name in errors.
    fn kind(&self) -> &'static str {
        match self {
            Self::Int(_) => "an int",
            Self::Long(_) => "a long",
            Self::Double(_) => "a double",
            Self::Word(_) => "a `#`",
            Self::Int128(_) => "an int128",
            Self::Int256(_) => "an int256",
            Self::Int512(_) => "an int512",
            Self::Bool(_) => "a Bool",
            Self::String(_) => "a string",
            Self::Bytes(_) => "bytes",
            Self::Vector(_) => "a vector",
            Self::Object(_) => Self::OBJECT,
            Self::Unknown(_) => "an unknown object",
        }
    }
}
