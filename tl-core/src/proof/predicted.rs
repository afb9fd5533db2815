//! The refusal of a type that the derive has predicted wrongly.

use super::{MESSAGE, const_panic, is_equal};
use crate::proof::{prove_distinct, prove_type};
use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::definition_writer::{DefinitionWriter, Style};

/// Refuses, at compile time, a type that is not written as `predicted`, which is what the id was computed from.
#[must_use]
#[track_caller]
pub const fn predicted(ty: Type, predicted: &str) -> Type {
    let mut text = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut text);
    writer.ty(&ty);
    let len = writer.len();
    if is_equal(text.split_at(len).0, predicted.as_bytes()) {
        return ty;
    }
    let mut message = [0; MESSAGE];
    let mut writer = DefinitionWriter::new(Style::WithoutId, Dialect::Telegram, &mut message);
    writer.put("the id was computed for the TL type `");
    writer.put(predicted);
    writer.put("`, but the field is `");
    writer.ty(&ty);
    writer.put("`: write `#[tl(type = \"");
    writer.ty(&ty);
    writer.put("\")]` on it");
    let len = writer.len();
    const_panic(&message, len)
}

/// The definitions of an instance of a generic enum, if they fit together. The objects at `objects` have definitions
/// that only an instance knows.
#[must_use]
#[track_caller]
pub const fn proven_instance<const N: usize>(
    definitions: [Definition; N],
    objects: &[usize],
    enum_type: &str,
) -> [Definition; N] {
    let mut rest = objects;
    while let [index, after @ ..] = rest {
        prove_type(&definitions[*index], enum_type);
        rest = after;
    }
    prove_distinct::<N>(&definitions);
    definitions
}
