//! Items that the derive refused: nothing else is refused because of them.
//!
//! The derive emits placeholders for such an item. Their definitions have no name.

use crate::schema::definition::{Definition, Type};

/// Whether the definition is such a placeholder.
pub(super) const fn is_broken(definition: &Definition) -> bool {
    definition.name.is_empty()
}

/// Whether a parameter is of a type whose name is not known.
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
