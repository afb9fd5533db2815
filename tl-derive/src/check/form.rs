//! The wire form of the item: an object, a body without an id, or its one field.

use syn::Ident;

use crate::ast::{Constructor, Field, Input};
use crate::check::{shape, unsigned};
use crate::diag::Ctxt;
use crate::plan::Form;

pub(crate) fn of(context: &Ctxt, item: &Input<'_>) -> Form {
    let ([constructor], attrs) = (item.constructors.as_slice(), &item.attrs) else {
        return Form::Object;
    };
    match (&attrs.transparent, &attrs.bare) {
        (Some(transparent), _) => {
            let why = "the struct is the TL type of its field";
            let others = [
                constructor.attrs.id.as_ref().map(|it| &it.key),
                constructor.attrs.name.as_ref().map(|it| &it.key),
                constructor.attrs.definition.as_ref().map(|it| &it.key),
                attrs.schema.as_ref().map(|it| &it.key),
                attrs.ty.as_ref().map(|it| &it.key),
                attrs.returns.as_ref().map(|it| &it.key),
                attrs.dialect.as_ref().map(|it| &it.key),
                attrs.proof.as_ref().map(|it| &it.key),
                attrs.bare.as_ref().map(|it| &it.key),
            ];
            without(context, &transparent.key, why, others);
            one_field(context, constructor);
            Form::Transparent
        }
        (None, Some(bare)) => {
            let why = "the struct never has a constructor id";
            // A line may give an id that differs from the id that it spells.
            let has_line = constructor.attrs.definition.is_some() || attrs.schema.is_some();
            let others = [
                constructor.attrs.id.as_ref().map(|it| &it.key),
                attrs.returns.as_ref().map(|it| &it.key),
                attrs.proof.as_ref().map(|it| &it.key).filter(|_| !has_line),
            ];
            without(context, &bare.key, why, others);
            Form::Bare
        }
        (None, None) => Form::Object,
    }
}

/// Reports `others`: they have no effect beside `key`.
fn without<const N: usize>(context: &Ctxt, key: &Ident, why: &str, others: [Option<&Ident>; N]) {
    for other in others.into_iter().flatten() {
        let message = format!("`{other}` does not go with `{key}`: {why}; remove one of them");
        context.error(other, message);
    }
}

/// "A transparent struct is written as its one field."
fn one_field(context: &Ctxt, constructor: &Constructor<'_>) {
    let mut fields = constructor.fields.iter().filter(|it| !shape::is_skipped(it));
    let Some(field) = fields.next() else {
        let message = format!(
            "a `transparent` struct is written as its one field, and `{}` has none: add it, or \
             remove `transparent`",
            constructor.ident
        );
        return context.error(constructor.ident, message);
    };
    for other in fields {
        context.error(
            other.name_or_type(),
            "a `transparent` struct is written as its one field, and this is another: mark it \
             `#[tl(skip)]`, or remove `transparent`",
        );
    }
    plain_value(context, field);
}

/// Whether the TL type `text` changes the codec of the field, not only the definition.
fn says_codec(field: &Field<'_>, text: &str) -> bool {
    let (ty, text) = (field.ty(), Some(text));
    field.attrs.with.is_some() || unsigned::is_int(ty, text) || unsigned::is_long(ty, text)
}

/// "The one field has a value, and no TL name."
fn plain_value(context: &Ctxt, field: &Field<'_>) {
    let attrs = &field.attrs;
    let keys = [
        attrs.flag.as_ref().map(|it| &it.key),
        attrs.flags.as_ref().map(|it| &it.key),
        attrs.name.as_ref().map(|it| &it.key),
        attrs.signature.as_ref().map(|it| &it.key),
        attrs.ty.as_ref().filter(|it| !says_codec(field, &it.value.text)).map(|it| &it.key),
    ];
    for key in keys.into_iter().flatten() {
        let message = format!(
            "`{key}` does not go on the field of a `transparent` struct, which is no parameter: \
             write it where the struct is a field"
        );
        context.error(key, message);
    }
    if attrs.flag.is_none() && shape::option_argument(field.ty()).is_some() {
        context.error(
            field.ty(),
            "an `Option` is no TL type: write the type in it here, and the `Option` where the \
             struct is a field with a flag",
        );
    }
}
