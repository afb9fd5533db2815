//! Errors of a value that does not fit its schema.

use alloc::format;
use alloc::string::{String, ToString};

use super::{Object, Value, ValueError};
use crate::error::{EncodeError, EncodeErrorKind};
use crate::schema::read::{Combinator, SchemaParameter, SchemaType};

/// Adds the field to the path of its error.
#[cold]
pub(super) fn in_field(
    error: EncodeError,
    constructor: &Combinator,
    parameter: &SchemaParameter,
) -> EncodeError {
    error.at_parameter(format!("{}.{}", constructor.name(), parameter.name()))
}

/// The error of an absent field whose parameter has no condition.
#[cold]
pub(super) fn missing(constructor: &Combinator, parameter: &SchemaParameter) -> EncodeError {
    error(ValueError::MissingField {
        constructor: constructor.name().to_string(),
        parameter: parameter.to_string(),
    })
}

/// The error of `value`, whose kind does not match `ty`.
#[cold]
pub(super) fn wrong_kind(ty: &SchemaType, value: &Value) -> EncodeError {
    error(ValueError::WrongKind { expected: ty.to_string(), found: value.kind() })
}

/// Makes an error without a path.
#[cold]
pub(super) fn error(error: ValueError) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Value(error))
}

/// `message#5bb8e511`, or the name alone if the object has no id.
pub(super) fn name_of(object: &Object) -> String {
    match object.id() {
        Some(id) => format!("{}#{id:08x}", object.name()),
        None => object.name().to_string(),
    }
}

/// `message#5bb8e511`
pub(super) fn with_id(constructor: &Combinator) -> String {
    format!("{}#{:08x}", constructor.name(), constructor.id())
}
