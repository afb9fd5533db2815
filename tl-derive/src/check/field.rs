//! The rules of a field.

use quote::ToTokens;
use syn::{Ident, Type};
use tl_syntax::TypeExpression;

use crate::ast::Field;
use crate::attr::{Attr, FieldAttrs, TypeText};
use crate::check::line::Parameter;
use crate::check::{conversion, flags, foreign, shape, unsigned, vector};
use crate::diag::Ctxt;
use crate::names;
use crate::plan::{self, Codec, FieldKind, Value, Word, WordPlace};

pub(crate) fn plan<'a>(
    context: &Ctxt,
    index: usize,
    field: &'a Field<'a>,
    words: &[Word],
    of_line: OfLine<'_>,
) -> plan::Field<'a> {
    plain_name(context, field);
    several_have_codec(context, field);
    // Read once: reading an identifier is a call into the compiler.
    let of_rust = shape::name_of_rusts_own(field.ty());
    let of_rust = of_rust.as_deref();
    let text = field.attrs.ty.as_ref().map(|given| given.value.text.clone());
    let of_parameter = || of_line.parameter()?.ty.as_ref().map(ToString::to_string);
    let text = text.or_else(of_parameter);
    let kind = if shape::is_phantom(field) {
        FieldKind::Skipped
    } else {
        kind(context, index, field, of_rust, text.as_deref(), words, of_line)
    };
    with_kind(index, field, of_line, kind)
}

/// The field of a transparent struct: it has a value, or is skipped.
pub(crate) fn plan_of_newtype<'a>(
    context: &Ctxt,
    index: usize,
    field: &'a Field<'a>,
) -> plan::Field<'a> {
    let text = field.attrs.ty.as_ref().map(|given| given.value.text.as_str());
    let kind = match &field.attrs.skip {
        Some(_) => kind(context, index, field, None, text, &[], OfLine::NoLine),
        None if shape::is_phantom(field) => FieldKind::Skipped,
        None => {
            let codec = codec(context, field, field.ty(), text);
            FieldKind::Value(Value::new(field.ty(), codec))
        }
    };
    with_kind(index, field, OfLine::NoLine, kind)
}

fn with_kind<'a>(
    index: usize,
    field: &'a Field<'a>,
    of_line: OfLine<'_>,
    kind: FieldKind<'a>,
) -> plan::Field<'a> {
    let name = of_line.parameter().map_or_else(|| field.tl_name.clone(), |it| it.name.clone());
    plan::Field {
        member: field.member.clone(),
        binding: names::internal_ident(&format!("field_{index}")),
        ty: field.ty(),
        label: if name.is_empty() { names::parameter_name(&field.member) } else { name.clone() },
        name,
        text: field.attrs.ty.as_ref().map(|given| given.value.text.clone()),
        has_built_in_text: given_type(field).is_some_and(shape::is_built_in),
        line: of_line.parameter().and_then(|it| it.ty.clone()),
        kind,
        is_phantom: shape::is_phantom(field),
    }
}

/// The TL type in the field's attribute.
fn given_type<'a>(field: &'a Field<'_>) -> Option<&'a TypeExpression> {
    field.attrs.ty.as_ref()?.value.ty.as_ref()
}

/// The schema's line, as far as a field is concerned.
#[derive(Clone, Copy)]
pub(crate) enum OfLine<'a> {
    /// There is no line.
    NoLine,
    /// The line has this parameter for the field. `None` if it has none, which is already an error.
    Line { parameter: Option<&'a Parameter> },
}

impl<'a> OfLine<'a> {
    fn parameter(self) -> Option<&'a Parameter> {
        match self {
            Self::NoLine => None,
            Self::Line { parameter } => parameter,
        }
    }
}

/// The reason why a flags word has no other attributes.
const WORD: &str = "a flags word is a `#`, and every packet has it";

fn kind<'a>(
    context: &Ctxt,
    index: usize,
    field: &'a Field<'a>,
    of_rust: Option<&str>,
    text: Option<&str>,
    words: &[Word],
    of_line: OfLine<'_>,
) -> FieldKind<'a> {
    let attrs = &field.attrs;
    if let Some(skip) = &attrs.skip {
        deny_other_attrs(context, field, &skip.key, "a field that is skipped has no TL form", &[]);
        return FieldKind::Skipped;
    }
    if let Some(word) = &attrs.flags {
        deny_other_attrs(context, field, &word.key, WORD, &["name"]);
    }
    let own_word = words.iter().position(|it| it.place == WordPlace::Field(index));
    if let Some(word) = own_word {
        match (&attrs.flags, of_line) {
            (None, _) => without_codec(context, field, WORD),
            (Some(_), OfLine::Line { .. }) => flags::is_no_primitive(context, field),
            (Some(_), OfLine::NoLine) => {}
        }
        return FieldKind::Word(word);
    }
    match condition(context, index, field, words, of_line) {
        Condition::Unknown => FieldKind::Skipped,
        Condition::Always => always(context, field, of_rust, text, of_line),
        Condition::Flag(flag) => optional(context, field, text, of_line, flag),
    }
}

/// The condition of a field: the flag bit that it depends on.
enum Condition {
    Always,
    Flag(plan::Flag),
    /// There is already an error.
    Unknown,
}

fn condition(
    context: &Ctxt,
    index: usize,
    field: &Field<'_>,
    words: &[Word],
    of_line: OfLine<'_>,
) -> Condition {
    let flag = match (of_line, &field.attrs.flag) {
        (OfLine::Line { parameter }, _) => parameter.map(|it| it.flag),
        (OfLine::NoLine, Some(flag)) => flags::resolve(context, index, flag, words).map(Some),
        (OfLine::NoLine, None) => Some(None),
    };
    match flag {
        Some(Some(flag)) => Condition::Flag(flag),
        Some(None) => Condition::Always,
        None => Condition::Unknown,
    }
}

/// A field without a condition.
fn always<'a>(
    context: &Ctxt,
    field: &'a Field<'a>,
    of_rust: Option<&str>,
    text: Option<&str>,
    of_line: OfLine<'_>,
) -> FieldKind<'a> {
    match of_line {
        OfLine::NoLine => option_has_flag(context, field),
        // The line has no flag bit. This is already an error.
        OfLine::Line { .. } if field.attrs.with.is_none() && is_option(field) => {
            return FieldKind::Skipped;
        }
        OfLine::Line { .. } => {}
    }
    let codec = codec(context, field, field.ty(), text);
    let has_type_alone = matches!(codec, Codec::Boxed | Codec::Signed);
    let number = of_rust.and_then(|it| unsigned::number(it, text)).filter(|_| has_type_alone);
    FieldKind::Value(Value { number, ..Value::new(field.ty(), codec) })
}

fn is_option(field: &Field<'_>) -> bool {
    shape::option_argument(field.ty()).is_some()
}

/// A field with the condition `flag`.
fn optional<'a>(
    context: &Ctxt,
    field: &'a Field<'a>,
    text: Option<&str>,
    of_line: OfLine<'_>,
    flag: plan::Flag,
) -> FieldKind<'a> {
    if let Some(ty) = shape::option_argument(field.ty()) {
        if flags::is_word_with_condition(context, field, ty, text) {
            return FieldKind::Skipped;
        }
        let codec = codec(context, field, ty, text);
        return FieldKind::Value(Value { flag: Some(flag), ..Value::new(ty, codec) });
    }
    let given = field.attrs.flag.as_ref();
    if shape::is_bool(field.ty()) {
        let why = "a `bool` with a flag bit is the bit itself and takes no bytes";
        match given {
            Some(given) => deny_other_attrs(context, field, &given.key, why, &["name"]),
            None => without_codec(context, field, why),
        }
        return FieldKind::True(flag);
    }
    if let (Some(given), OfLine::NoLine) = (given, of_line) {
        flag_has_option(context, field, given);
    }
    FieldKind::Value(Value::new(field.ty(), Codec::Boxed))
}

fn codec<'a>(context: &Ctxt, field: &'a Field<'a>, ty: &'a Type, text: Option<&str>) -> Codec<'a> {
    if let Some(given) = &field.attrs.conversion {
        return Codec::As(conversion::plan(context, field, given, ty, text));
    }
    if let Some(with) = &field.attrs.with {
        with_decides(context, field);
        return Codec::With(&with.value);
    }
    if !foreign::some_tl_type(context, field, ty, text) {
        return Codec::Boxed;
    }
    if !field.attrs.had_errors {
        borrows_from_the_input(context, ty);
    }
    if let Some(vector) = vector::plan(context, field, ty, text) {
        return Codec::Vector(vector);
    }
    match &field.attrs.bare {
        Some(bare) => {
            has_id_to_leave_away(context, bare, ty);
            Codec::Bare
        }
        None if unsigned::is_int(ty, text) => Codec::Signed,
        None => Codec::Boxed,
    }
}

/// "A decoded value borrows from the input, which does not live for `'static`."
fn borrows_from_the_input(context: &Ctxt, ty: &Type) {
    let Some((lifetime, borrowed)) = shape::borrowed(ty).filter(|(it, _)| it.ident == "static")
    else {
        return;
    };
    let whole = shape::text(ty).replacen("'static", "'a", 1);
    let borrowed = shape::text(borrowed);
    let owned = match borrowed.as_str() {
        "str" => "String",
        "[u8]" => "Bytes",
        owned => owned,
    };
    // Only text and bytes can be read as a reference.
    let is_text_or_bytes =
        owned != borrowed || ["[u8;", "Int"].iter().any(|it| owned.starts_with(it));
    let borrow = if is_text_or_bytes || !whole.starts_with('&') {
        format!("borrow with a lifetime of the item, `{whole}`, or ")
    } else {
        String::new()
    };
    context.error(
        lifetime,
        format!(
            "a field cannot borrow for `'static` from the input that it is read from: {borrow}own the \
             value, `{owned}`"
        ),
    );
}

/// "The form is the codec module's choice."
fn with_decides(context: &Ctxt, field: &Field<'_>) {
    let FieldAttrs { bare, items, max_items, .. } = &field.attrs;
    let keys = [
        bare.as_ref().map(|it| &it.key),
        items.as_ref().map(|it| &it.key),
        max_items.as_ref().map(|it| &it.key),
    ];
    for key in keys.into_iter().flatten() {
        context.error(
            key,
            format!("`{key}` does not go with `with`: the codec decides; remove one of them"),
        );
    }
}

/// "`bare` needs a type with a constructor id."
pub(super) fn has_id_to_leave_away(context: &Ctxt, bare: &Attr<()>, ty: &Type) {
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

/// "An `Option` needs a flag bit."
fn option_has_flag(context: &Ctxt, field: &Field<'_>) {
    let says_otherwise = field.attrs.with.is_some() || field.attrs.had_errors;
    if !says_otherwise && is_option(field) {
        context.error(
            field.ty(),
            "an `Option` needs the flag bit that says whether it is there: write `#[tl(flag = 5)]` \
             with the bit that the schema gives",
        );
    }
}

/// "A field with a flag bit is a `bool` for the bit itself, or an `Option`."
fn flag_has_option(context: &Ctxt, field: &Field<'_>, flag: &Attr<crate::attr::Flag>) {
    let ty = shape::text(field.ty());
    let bit = flag.value.to_token_stream();
    let message = if shape::may_be_alias(field.ty()) {
        format!(
            "a field with a `flag` is a `bool` (`flags.N?true`) or an `Option`, and the macro sees \
             names only: write `bool` or `Option<…>` itself instead of an alias such as `{ty}`, \
             `Option<{ty}>` if it is a type of its own, or remove `flag = {bit}`"
        )
    } else {
        format!(
            "a field with a `flag` is a `bool` (`flags.N?true`) or an `Option`: write \
             `Option<{ty}>`, or remove `flag = {bit}`"
        )
    };
    context.error(field.ty(), message);
}

/// "Only the name of a constructor has a namespace."
fn plain_name(context: &Ctxt, field: &Field<'_>) {
    let Some(name) = field.attrs.name.as_ref().filter(|name| name.value.text().contains('.'))
    else {
        return;
    };
    context.error(&name.value, "a parameter's name has no namespace: write it without the `.`");
}

/// "If one field is several parameters, it needs a codec."
fn several_have_codec(context: &Ctxt, field: &Field<'_>) {
    let FieldAttrs { ty, with, had_errors, .. } = &field.attrs;
    let is_of_several = |it: &&Attr<TypeText>| it.value.ty.is_none();
    let Some(given) = ty.as_ref().filter(is_of_several) else { return };
    if with.is_none() && !had_errors {
        context.error(
            &given.value,
            "these are several parameters: write a field for each, or give the codec that writes and reads \
             them as one, `with = path`",
        );
    }
}

/// "The names of a constructor's parameters are distinct."
pub(super) fn second_parameter(context: &Ctxt, field: &Field<'_>, first: &Field<'_>, name: &str) {
    context.duplicate(
        field.name_tokens(),
        format!("a second parameter is called `{name}`: give it the name that the schema has"),
        first.name_tokens(),
        format!("the first `{name}` is here"),
    );
}

/// A field without bytes, or a flags word, has no attributes for its form.
fn without_codec(context: &Ctxt, field: &Field<'_>, why: &str) {
    for key in field.attrs.keys.iter().filter(|it| *it != "name" && *it != "type") {
        context.error(key, format!("`{key}` does not go here: {why}; remove it"));
    }
}

/// Reports the field's other attributes, except those in `allowed`: they have no effect beside `key`.
fn deny_other_attrs(context: &Ctxt, field: &Field<'_>, key: &Ident, why: &str, allowed: &[&str]) {
    let others =
        field.attrs.keys.iter().filter(|it| *it != key && allowed.iter().all(|ok| *it != ok));
    for other in others {
        context
            .error(other, format!("`{other}` does not go with `{key}`: {why}; remove one of them"));
    }
}
