//! Errors of values that do not fit a schema.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{write_names, write_shared_bit};

/// Says why a [`Value`](super::Value) does not fit the schema. It is a kind of [`EncodeError`](crate::EncodeError),
/// which has the path.
///
/// ```
/// use tl_core::EncodeErrorKind;
/// use tl_core::schema::{Object, Schema, ValueError};
///
/// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
/// let error = schema.encode(&Object::new("dataJSON").into()).unwrap_err();
/// assert!(matches!(error.kind(), EncodeErrorKind::Value(ValueError::MissingField { .. })));
/// # Ok::<(), tl_core::schema::SchemaError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueError {
    /// The kind of the value does not match the type.
    WrongKind {
        /// The type, as the schema writes it.
        expected: String,
        /// The kind of the value, as in "a string".
        found: &'static str,
    },
    /// The object lacks a field, and its parameter has no condition.
    MissingField {
        /// The constructor's name.
        constructor: String,
        /// The parameter, as the schema writes it.
        parameter: String,
    },
    /// The object has a field that the constructor does not have.
    UnknownField {
        /// The constructor's name.
        constructor: String,
        /// The field's name.
        field: String,
        /// The names of the fields that the constructor has.
        expected: Vec<String>,
    },
    /// The object has a field for a length, which encoding computes.
    LengthField {
        /// The name of the length.
        field: String,
    },
    /// No constructor or function of the schema has this name and id.
    UnknownConstructor {
        /// The name, or name and id.
        constructor: String,
    },
    /// The constructor belongs to another type.
    WrongConstructor {
        /// The name, or name and id.
        constructor: String,
        /// The type, as the schema writes it.
        ty: String,
        /// The type's constructors.
        expected: Vec<String>,
    },
    /// Several constructors have this name, and the object has no id.
    AmbiguousConstructor {
        /// The constructors, each with its id.
        constructors: Vec<String>,
    },
    /// Some of the fields that share a flag bit are present and some are absent. Either all or none must be present.
    SharedBit {
        /// The constructor's name.
        constructor: String,
        /// The name of the flags word.
        word: String,
        /// The bit of that word, 0 to 31.
        bit: u32,
        /// The fields that are present.
        set: Vec<String>,
        /// The fields that are absent.
        unset: Vec<String>,
    },
    /// The flags word has a bit that a parameter declares, but the field is absent.
    BitWithoutField {
        /// The name of the flags word.
        word: String,
        /// The bit of that word, 0 to 31.
        bit: u32,
        /// The field.
        field: String,
    },
    /// Objects and vectors are nested deeper than [`Limits::depth`](crate::Limits::depth).
    DepthLimit {
        /// The limit, in levels.
        limit: u32,
    },
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongKind { expected, found } => {
                write!(f, "expected `{expected}`, found {found}")
            }
            Self::MissingField { constructor, parameter } => {
                write!(f, "{constructor} needs the field `{parameter}`")
            }
            Self::UnknownField { constructor, field, expected } => {
                write!(f, "{constructor} has no field `{field}`: it has ")?;
                write_fields(f, expected)
            }
            Self::LengthField { field } => {
                write!(f, "`{field}` is a length, which is computed: leave it out")
            }
            Self::UnknownConstructor { constructor } => {
                write!(f, "the schema has no constructor `{constructor}`")
            }
            Self::WrongConstructor { constructor, ty, expected } => {
                let of_several = if expected.len() == 1 { "" } else { "one of " };
                write!(f, "`{constructor}` is no `{ty}`: expected {of_several}")?;
                write_names(f, expected.iter())
            }
            Self::AmbiguousConstructor { constructors } => {
                f.write_str("several constructors have this name: choose one of ")?;
                write_names(f, constructors.iter())
            }
            Self::SharedBit { constructor, word, bit, set, unset } => {
                write_shared_bit(f, constructor, word, *bit, &set.join(", "), &unset.join(", "))
            }
            Self::BitWithoutField { word, bit, field } => {
                write!(f, "bit {bit} of {word} is set, but the field `{field}` is absent")
            }
            Self::DepthLimit { limit } => {
                write!(f, "values are nested deeper than the limit of {limit} levels")
            }
        }
    }
}

fn write_fields(f: &mut fmt::Formatter<'_>, names: &[String]) -> fmt::Result {
    if names.is_empty() { f.write_str("no fields") } else { write_names(f, names.iter()) }
}
