//! Items for which the derive has reported errors. They cause no further errors, neither of their own nor of items that
//! use them.
//!
//! The derive emits placeholders for such an item, with definitions whose name is empty.

use crate::schema::definition::{Definition, Type};

/// Whether the definition is a placeholder.
pub(super) const fn is_broken(definition: &Definition) -> bool {
    definition.name.is_empty()
}

/// Whether the type of a parameter, or of the result, is a placeholder or a vector of one.
pub(super) const fn has_broken_type(definition: &Definition) -> bool {
    let mut types = definition.types;
    while let [ty, rest @ ..] = types {
        if is_broken_type(ty) {
            return true;
        }
        types = rest;
    }
    is_broken_type(&definition.result)
}

pub(super) const fn is_broken_type(ty: &Type) -> bool {
    match ty.on_the_wire() {
        ty @ (Type::Boxed(_) | Type::Bare(_)) => ty.name().is_empty(),
        Type::Vector(vector) | Type::BareVector(vector) => is_broken_type(&vector.item),
        _ => false,
    }
}
