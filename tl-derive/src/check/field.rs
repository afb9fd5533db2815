//! The rules of a field.

use quote::ToTokens;
use syn::{Ident, Type};

use crate::attr::Given;
use crate::check::{flags, shape};
use crate::diag::Context;
use crate::model::Field;
use crate::names;
use crate::plan::{self, Codec, Conversion, FieldKind, Word};

pub(crate) fn plan<'a>(
    context: &Context,
    index: usize,
    field: &'a Field<'a>,
    words: &[Word],
) -> plan::Field<'a> {
    plain_name(context, field);
    // Looked at once: each look at an identifier asks the compiler for it.
    let of_rust = shape::name_of_rusts_own(field.ty());
    let of_rust = of_rust.as_deref();
    with_kind(index, field, kind(context, index, field, of_rust, words))
}

/// The field of a transparent struct, which has a value, or one that is skipped.
pub(crate) fn plan_of_newtype<'a>(
    context: &Context,
    index: usize,
    field: &'a Field<'a>,
) -> plan::Field<'a> {
    let kind = match &field.attrs.skip {
        Some(_) => kind(context, index, field, None, &[]),
        None => FieldKind::Value(codec(context, field, field.ty())),
    };
    with_kind(index, field, kind)
}

fn with_kind<'a>(index: usize, field: &'a Field<'a>, kind: FieldKind<'a>) -> plan::Field<'a> {
    plan::Field {
        member: field.member.clone(),
        binding: names::reserved(&format!("field_{index}")),
        ty: field.ty(),
        name: field.tl_name(),
        text: field.attrs.ty.as_ref().map(|given| given.value.text.clone()),
        kind,
    }
}

fn kind<'a>(
    context: &Context,
    index: usize,
    field: &'a Field<'a>,
    of_rust: Option<&str>,
    words: &[Word],
) -> FieldKind<'a> {
    let attrs = &field.attrs;
    if let Some(skip) = &attrs.skip {
        alone(context, field, &skip.key, "a field that is skipped has no TL form", &[]);
        return FieldKind::Skipped;
    }
    if let Some(word) = &attrs.flags {
        alone(context, field, &word.key, "a flags word is a `#` that stands always", &["name"]);
        return FieldKind::Word(words.iter().position(|it| it.field == Some(index)).unwrap_or(0));
    }
    let Some(flag) = &attrs.flag else {
        option_has_flag(context, field);
        return match (codec(context, field, field.ty()), of_rust.and_then(shape::number)) {
            (Codec::Boxed, Some(number)) => FieldKind::Number(number),
            (codec, _) => FieldKind::Value(codec),
        };
    };
    let resolved = flags::resolve(context, index, flag, words);
    match shape::option_argument(field.ty()) {
        Some(ty) => FieldKind::Optional { flag: resolved, ty, codec: codec(context, field, ty) },
        None if shape::is_bool(field.ty()) => {
            let why = "a `bool` with a `flag` is the bit itself and takes no bytes";
            alone(context, field, &flag.key, why, &["name"]);
            FieldKind::True(resolved)
        }
        None => {
            flag_has_option(context, field, flag);
            FieldKind::Value(Codec::Boxed)
        }
    }
}

fn codec<'a>(context: &Context, field: &'a Field<'a>, ty: &'a Type) -> Codec<'a> {
    if let Some(given) = &field.attrs.conversion {
        return Codec::As(conversion(context, field, given, ty));
    }
    match (&field.attrs.with, &field.attrs.bare) {
        (Some(with), bare) => {
            if let Some(bare) = bare {
                context.error(
                    &bare.key,
                    "`bare` does not go with `with`: the codec decides; remove one of them",
                );
            }
            Codec::With(&with.value)
        }
        (None, Some(bare)) => {
            some_tl_type(context, ty);
            has_id_to_leave_away(context, bare, ty);
            Codec::Bare
        }
        (None, None) => {
            some_tl_type(context, ty);
            Codec::Boxed
        }
    }
}

/// "`as` is the type of what is not a vector: of the field, or of its items."
fn conversion<'a>(
    context: &Context,
    field: &'a Field<'a>,
    given: &'a Given<Type>,
    ty: &'a Type,
) -> Conversion<'a> {
    let to = &given.value;
    if let Some(with) = &field.attrs.with {
        context.error(
            &with.key,
            "`with` does not go with `as`: both say how the value is written; remove one of them",
        );
    }
    some_tl_type(context, to);
    let (vectors, from) = match shape::item_of_vector(to) {
        Some(_) => (0, ty),
        None => shape::inside_vectors(ty),
    };
    if let (0, Some(bare)) = (vectors, &field.attrs.bare) {
        has_id_to_leave_away(context, bare, to);
    }
    Conversion { from, to, vectors, is_bare: field.attrs.bare.is_some() }
}

/// "Of Rust's own types, TL has a few."
fn some_tl_type(context: &Context, ty: &Type) {
    if let Some((foreign, instead)) = shape::instead_of(ty) {
        let message = format!("TL has no `{}`: write {instead}", shape::text(foreign));
        context.error(foreign, message);
    }
}

/// "What has no constructor id cannot stand without it."
fn has_id_to_leave_away(context: &Context, bare: &Given<()>, ty: &Type) {
    if shape::is_primitive(ty) {
        let ty = shape::text(ty);
        context.error(
            &bare.key,
            format!(
                "`{ty}` has no constructor id that `bare` could leave away: remove `bare`; it goes \
                 on structs and vectors"
            ),
        );
    }
}

/// "Whether a value is there, a flag bit says."
fn option_has_flag(context: &Context, field: &Field<'_>) {
    let says_otherwise = field.attrs.with.is_some() || field.attrs.is_faulty;
    if !says_otherwise && shape::option_argument(field.ty()).is_some() {
        context.error(
            field.ty(),
            "an `Option` needs the flag bit that says whether it is there: write `#[tl(flag = 5)]` \
             with the bit that the schema gives",
        );
    }
}

/// "A field with a flag bit is the bit itself, or a value that may be absent."
fn flag_has_option(context: &Context, field: &Field<'_>, flag: &Given<crate::attr::Flag>) {
    let ty = shape::text(field.ty());
    let bit = flag.value.to_token_stream();
    context.error(
        field.ty(),
        format!(
            "a field with a `flag` is a `bool` (`flags.N?true`) or an `Option`: write \
             `Option<{ty}>`, or remove `flag = {bit}`"
        ),
    );
}

/// "A name with a namespace is a constructor's."
fn plain_name(context: &Context, field: &Field<'_>) {
    let Some(name) = field.attrs.name.as_ref().filter(|name| name.value.text.contains('.')) else {
        return;
    };
    context.error(&name.value, "a parameter's name has no namespace: write it without the `.`");
}

/// `key` leaves nothing for the field's other attributes to say, but for those `allowed`.
fn alone(context: &Context, field: &Field<'_>, key: &Ident, why: &str, allowed: &[&str]) {
    let others = field.attrs.keys().filter(|it| *it != key && allowed.iter().all(|ok| *it != ok));
    for other in others {
        context
            .error(other, format!("`{other}` does not go with `{key}`: {why}; remove one of them"));
    }
}
