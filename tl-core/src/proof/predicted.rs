//! Checks of the types that the derive has predicted.

use super::{MESSAGE, const_panic, is_equal};
use crate::proof::{prove_distinct, prove_type};
use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::definition_writer::{DefinitionWriter, Style};

/// Returns `ty`. Panics if its TL name is not `predicted`, from which the derive has computed the id.
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

/// Returns the definitions of a generic enum with concrete type parameters, and checks that they fit together.
/// `objects` has the indexes of those definitions that depend on the type parameters.
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
