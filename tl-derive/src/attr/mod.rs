//! `#[tl(…)]` to values that keep their tokens. This module knows the syntax of attributes and where
//! each may be; it knows no rules between them.

mod accepts;
mod constructor;
mod entry;
mod field;
mod item;
mod target;
mod unknown;
mod value;

pub(crate) use accepts::Accepts;
pub(crate) use constructor::ConstructorAttrs;
pub(crate) use entry::Attr;
pub(crate) use field::FieldAttrs;
pub(crate) use item::ItemAttrs;
pub(crate) use value::{
    DefinitionLine, Flag, IS_DECLARATION, Name, SchemaPath, TypeText, parameters,
};

use syn::Attribute;

use crate::attr::target::Target;
use crate::diag::Ctxt;

/// Reads the attributes of a struct, which is an item and its only constructor.
pub(crate) fn of_struct(context: &Ctxt, attributes: &[Attribute]) -> (ItemAttrs, ConstructorAttrs) {
    let mut item = ItemAttrs::default();
    let mut constructor = ConstructorAttrs::default();
    let had_errors = entry::read(context, attributes, Target::Struct, |entry| match entry.key() {
        "id" | "name" | "definition" | "accepts" | "drop" | "convert" | "since" => {
            constructor.accept(entry)
        }
        _ => item.accept(entry),
    });
    constructor.had_errors |= had_errors;
    item.had_errors |= had_errors;
    (item, constructor)
}

/// Reads the attributes of an enum.
pub(crate) fn of_enum(context: &Ctxt, attributes: &[Attribute]) -> ItemAttrs {
    let mut item = ItemAttrs::default();
    item.had_errors |= entry::read(context, attributes, Target::Enum, |entry| item.accept(entry));
    item
}

/// Reads the attributes of a variant.
pub(crate) fn of_variant(context: &Ctxt, attributes: &[Attribute]) -> ConstructorAttrs {
    let mut constructor = ConstructorAttrs::default();
    constructor.had_errors |=
        entry::read(context, attributes, Target::Variant, |entry| constructor.accept(entry));
    constructor
}

/// Reads the attributes of a field.
pub(crate) fn of_field(context: &Ctxt, attributes: &[Attribute]) -> FieldAttrs {
    let mut field = FieldAttrs::default();
    field.had_errors |=
        entry::read(context, attributes, Target::Field, |entry| field.accept(entry));
    field
}
