//! The signature field, which is not part of the signed bytes.

use crate::ast::{Constructor, Input, Kind};
use crate::attr::Attr;
use crate::diag::Ctxt;
use crate::plan::{Codec, Field, Form, Vector};

/// The index of the signature field.
pub(crate) fn of(
    context: &Ctxt,
    constructor: &Constructor<'_>,
    list: &[Field<'_>],
    item: &Input<'_>,
    form: Form,
) -> Option<usize> {
    let mut signatures = constructor
        .fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| Some((index, field.attrs.signature.as_ref()?)));
    let (index, first) = signatures.next()?;
    for (_, second) in signatures {
        context.duplicate(
            &second.key,
            "a second field is the `signature`: one of them is left out of what is signed",
            &first.key,
            "the first `signature` is here",
        );
    }
    on_an_object(context, first, item, form);
    if is_bytes_in_line(context, first, &list[index]) {
        is_plain(context, first, &list[index]);
    }
    has_its_own_bit(context, first, index, list);
    Some(index)
}

/// "A signature does not share its flag bit." The signed bytes have no signature, so the other fields of the bit
/// would be present without it.
fn has_its_own_bit(context: &Ctxt, signature: &Attr<()>, index: usize, list: &[Field<'_>]) {
    let Some(flag) = list[index].flag() else { return };
    let mut others = list.iter().enumerate().filter(|(other, _)| *other != index);
    if let Some((_, other)) = others.find(|(_, field)| field.flag() == Some(flag)) {
        context.error(
            &signature.key,
            format!(
                "the `signature` shares its flag bit with `{}`, which is signed without it: give one of them another \
                 bit, or remove `signature`",
                other.label
            ),
        );
    }
}

/// "A signed item is a struct with a constructor id."
fn on_an_object(context: &Ctxt, signature: &Attr<()>, item: &Input<'_>, form: Form) {
    if item.kind == Kind::Enum {
        context.error(
            &signature.key,
            "`signature` does not go on a field of a variant: make the variant a struct with an id, \
             `Variant(Struct)`, and write `signature` there",
        );
    } else if form == Form::Bare {
        context.error(
            &signature.key,
            "`signature` does not go into a `bare` struct: what is signed has a constructor id; \
             remove one of them",
        );
    }
}

/// "A signature is `bytes` in the line, too." Types are compared with the line elsewhere.
fn is_bytes_in_line(context: &Ctxt, signature: &Attr<()>, field: &Field<'_>) -> bool {
    let Some(line) = &field.line else { return true };
    let is_bytes = line.name() == Some("bytes");
    if !is_bytes {
        let name = if field.name.is_empty() { "" } else { &format!("{}:", field.name) };
        let message = format!(
            "the definition has `{name}{line}`, and a signature is `bytes`: remove `signature`"
        );
        context.error(&signature.key, message);
    }
    is_bytes
}

/// "A signature is `bytes`, alone or with a condition." The compiler proves the type.
fn is_plain(context: &Ctxt, signature: &Attr<()>, field: &Field<'_>) {
    // The other kinds have their own error.
    let Some(value) = field.value() else { return };
    let other = match value.codec {
        _ if value.number.is_some() => return number(context, signature),
        Codec::Boxed => return,
        Codec::Signed => return number(context, signature),
        Codec::Bare => "bare",
        Codec::Vector(Vector { limit: Some(_), .. }) => "max_items",
        Codec::Vector(_) => "items",
        Codec::With(_) => "with",
        Codec::As(_) => "as",
    };
    context.error(
        &signature.key,
        format!(
            "`signature` does not go with `{other}`: a signature is `bytes`; write it as `Bytes`"
        ),
    );
}

fn number(context: &Ctxt, signature: &Attr<()>) {
    context.error(
        &signature.key,
        "a signature is `bytes`, not a number: write the field as `Bytes`, or remove `signature`",
    );
}
