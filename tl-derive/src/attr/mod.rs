//! `#[tl(…)]` to values that keep their tokens. This module knows the syntax of attributes and where
//! each may be; it knows no rules between them.

mod accepts;
mod constructor;
mod entry;
mod field;
mod item;
mod place;
mod unknown;
mod value;

pub(crate) use accepts::Accepts;
pub(crate) use constructor::ConstructorAttrs;
pub(crate) use entry::Given;
pub(crate) use field::FieldAttrs;
pub(crate) use item::ItemAttrs;
pub(crate) use value::{
    DefinitionLine, Flag, IS_DECLARATION, Name, SchemaPath, TypeText, parameters,
};

use syn::Attribute;

use crate::attr::place::Place;
use crate::diag::Context;

/// Reads the attributes of a struct, which is an item and its only constructor.
pub(crate) fn of_struct(
    context: &Context,
    attributes: &[Attribute],
) -> (ItemAttrs, ConstructorAttrs) {
    let mut item = ItemAttrs::default();
    let mut constructor = ConstructorAttrs::default();
    let is_faulty = entry::read(context, attributes, Place::Struct, |entry| match entry.key() {
        "id" | "name" | "definition" | "accepts" | "drop" | "convert" | "since" => {
            constructor.accept(entry)
        }
        _ => item.accept(entry),
    });
    constructor.is_faulty |= is_faulty;
    item.is_faulty |= is_faulty;
    (item, constructor)
}

/// Reads the attributes of an enum.
pub(crate) fn of_enum(context: &Context, attributes: &[Attribute]) -> ItemAttrs {
    let mut item = ItemAttrs::default();
    item.is_faulty |= entry::read(context, attributes, Place::Enum, |entry| item.accept(entry));
    item
}

/// Reads the attributes of a variant.
pub(crate) fn of_variant(context: &Context, attributes: &[Attribute]) -> ConstructorAttrs {
    let mut constructor = ConstructorAttrs::default();
    constructor.is_faulty |=
        entry::read(context, attributes, Place::Variant, |entry| constructor.accept(entry));
    constructor
}

/// Reads the attributes of a field.
pub(crate) fn of_field(context: &Context, attributes: &[Attribute]) -> FieldAttrs {
    let mut field = FieldAttrs::default();
    field.is_faulty |= entry::read(context, attributes, Place::Field, |entry| field.accept(entry));
    field
}
