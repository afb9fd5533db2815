//! The refusal of a type that the derive has predicted wrongly.

use super::{MESSAGE, is_equal, refuse};
use crate::proof::{prove_distinct, prove_type};
use crate::schema::definition::{Definition, Dialect, Type};
use crate::schema::spell::{Form, Speller};

/// Refuses, at compile time, a type that is not written as `predicted`, which is what the id was computed from.
#[must_use]
#[track_caller]
pub const fn predicted(ty: Type, predicted: &str) -> Type {
    let mut text = [0; MESSAGE];
    let mut speller = Speller::new(Form::WithoutId, Dialect::Telegram, &mut text);
    speller.ty(&ty);
    let len = speller.len();
    if is_equal(text.split_at(len).0, predicted.as_bytes()) {
        return ty;
    }
    let mut message = [0; MESSAGE];
    let mut speller = Speller::new(Form::WithoutId, Dialect::Telegram, &mut message);
    speller.put("the id was computed for the TL type `");
    speller.put(predicted);
    speller.put("`, but the field is `");
    speller.ty(&ty);
    speller.put("`: write `#[tl(type = \"");
    speller.ty(&ty);
    speller.put("\")]` on it");
    let len = speller.len();
    refuse(&message, len)
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
