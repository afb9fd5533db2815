//! The rules of a constructor: of a struct, or of a variant of an enum.

use std::collections::HashMap;

use syn::LitBool;

use crate::ast::{Constructor, Field, Input, Kind};
use crate::attr::{Attr, ConstructorAttrs};
use crate::check::field::OfLine;
use crate::check::line::{Line, Matched, Parameter, Source};
use crate::check::{field, flags, function, line, shape, signature};
use crate::diag::Ctxt;
use crate::names;
use crate::plan::{self, Body, Fields, Form, Id, LineEnd, Word};

pub(crate) fn plan<'a>(
    context: &Ctxt,
    constructor: &'a Constructor<'a>,
    item: &Input<'_>,
    form: Form,
) -> plan::Constructor<'a> {
    let variant = (item.kind == Kind::Enum).then_some(constructor.ident);
    let body = body(context, constructor, item, form);
    plan::Constructor { variant, body, accepted: Vec::new(), accepts_of_object: false, since: None }
}

fn body<'a>(
    context: &Ctxt,
    constructor: &'a Constructor<'a>,
    item: &Input<'_>,
    form: Form,
) -> Body<'a> {
    let attrs = &constructor.attrs;
    let is_nameless = attrs.id.is_none() && attrs.name.is_none() && attrs.definition.is_none();
    if let (Kind::Enum, true, true, [field]) =
        (item.kind, is_nameless, constructor.is_tuple, constructor.fields.as_slice())
    {
        // An unreadable attribute may be an id. If it is, the constructor declares the field itself.
        if !attrs.had_errors {
            deny_attrs(context, constructor, field);
            require_object(context, constructor, field);
        }
        let (member, ty) = (field.member.clone(), field.ty());
        return match attrs.other {
            Some(_) => Body::Other { member, ty },
            None => Body::Object { member, ty },
        };
    }
    other_keeps_one_value(context, constructor);
    if form == Form::Object {
        require_id(context, constructor, item);
    }
    Body::Fields(fields(context, constructor, item, form))
}

fn fields<'a>(
    context: &Ctxt,
    constructor: &'a Constructor<'a>,
    item: &Input<'_>,
    form: Form,
) -> Fields<'a> {
    let source = match form {
        // A line together with `transparent` is already an error.
        Form::Transparent => Source::Attributes,
        Form::Object | Form::Bare => line::of(context, item, constructor),
    };
    match source {
        Source::Attributes => fields_of_attributes(context, constructor, item, form),
        Source::Line(line) => fields_of_line(context, constructor, item, form, &line),
        Source::Faulty => unknown_fields(context, constructor),
    }
}

/// The fields of a constructor whose line has an error. They get no further errors.
fn unknown_fields<'a>(context: &Ctxt, constructor: &'a Constructor<'a>) -> Fields<'a> {
    let fields = constructor.fields.iter().enumerate();
    let of_line = OfLine::Line { parameter: None };
    let plan = |(index, it)| field::plan(context, index, it, &[], of_line);
    Fields {
        name: names::constructor_name(constructor.ident),
        id: Id::Unknown,
        line: None,
        list: fields.map(plan).collect(),
        words: Vec::new(),
        signature: None,
    }
}

/// The fields of a constructor with a line, which describes each of them.
fn fields_of_line<'a>(
    context: &Ctxt,
    constructor: &'a Constructor<'a>,
    item: &Input<'_>,
    form: Form,
    line: &Line,
) -> Fields<'a> {
    let Matched { words, fields } = line::compare(context, item, constructor, line);
    let fields = constructor.fields.iter().zip(&fields).enumerate();
    let list = fields.map(|(index, (it, parameter))| {
        compared_field(context, index, it, &words, parameter.as_ref())
    });
    let list: Vec<_> = list.collect();
    let is_proven = is_proven(&constructor.attrs, item.attrs.proof.as_ref());
    let dialect = item.attrs.dialect.as_ref().map(|given| given.value.0).unwrap_or_default();
    let id = line.id(context, dialect, is_proven);
    function::returns_are_given(context, constructor, item, form, line);
    name_and_id_of_line(context, &constructor.attrs, line, id);
    let definition = &line.definition;
    let end = LineEnd {
        result: definition.result.clone(),
        variables: definition.variables.iter().map(|it| it.value.clone()).collect(),
        text: definition.line(id),
        is_function: line.is_function(),
    };
    let span = syn::spanned::Spanned::span(&line.tokens);
    Fields {
        name: definition.name.value.clone(),
        id: Id::Line(id, span),
        line: Some(Box::new(end)),
        signature: signature::of(context, constructor, &list, item, form),
        list,
        words,
    }
}

/// A field for the compiler to compare with its parameter, unless the field has an error.
fn compared_field<'a>(
    context: &Ctxt,
    index: usize,
    field: &'a Field<'a>,
    words: &[Word],
    parameter: Option<&Parameter>,
) -> plan::Field<'a> {
    let errors = context.count();
    let mut plan = field::plan(context, index, field, words, OfLine::Line { parameter });
    if context.count() > errors {
        plan.line = None;
    }
    plan
}

/// The fields of a constructor without a line: only attributes describe them.
fn fields_of_attributes<'a>(
    context: &Ctxt,
    constructor: &'a Constructor<'a>,
    item: &Input<'_>,
    form: Form,
) -> Fields<'a> {
    let attrs = &constructor.attrs;
    let words = flags::words(context, &constructor.fields);
    let fields = constructor.fields.iter().enumerate();
    let plan = |(index, it)| match form {
        Form::Transparent => field::plan_of_newtype(context, index, it),
        Form::Object | Form::Bare => field::plan(context, index, it, &words, OfLine::NoLine),
    };
    let list: Vec<_> = fields.map(plan).collect();
    distinct_names(context, constructor, &list);
    flags::no_field_has_the_implied_name(context, &words, &constructor.fields);
    let name = match &attrs.name {
        Some(given) => given.value.text.clone(),
        None => names::constructor_name(constructor.ident),
    };
    let id = id(attrs, item.attrs.proof.as_ref());
    if form == Form::Object && attrs.name.is_some() && !matches!(id, Id::Given(_)) {
        named_parameters(context, constructor);
    }
    let signature = signature::of(context, constructor, &list, item, form);
    Fields { name, id, line: None, list, words, signature }
}

/// Whether ids are proven. The constructor's `proof` overrides the item's.
fn is_proven(attrs: &ConstructorAttrs, of_item: Option<&Attr<LitBool>>) -> bool {
    attrs.proof.as_ref().or(of_item).is_none_or(|proof| proof.value.value)
}

fn id(attrs: &ConstructorAttrs, of_item: Option<&Attr<LitBool>>) -> Id {
    let is_proven = is_proven(attrs, of_item);
    match (&attrs.id, &attrs.name) {
        (Some(id), Some(_)) if is_proven => Id::Proven(id.value.number, id.value.span()),
        (Some(id), None) if is_proven => Id::Unnamed(id.value.number, id.value.span()),
        (Some(id), _) => Id::Given(id.value.number),
        (None, _) => Id::Computed,
    }
}

/// "An explicit id and name are those of the line."
fn name_and_id_of_line(context: &Ctxt, attrs: &ConstructorAttrs, line: &Line, id: u32) {
    let name = &line.definition.name.value;
    if let Some(given) = attrs.name.as_ref().filter(|it| it.value.text != *name) {
        let message = format!("the definition is that of `{name}`: remove `name`");
        context.error(&given.value, message);
    }
    if let Some(given) = attrs.id.as_ref().filter(|it| it.value.number != id) {
        let message = format!("the definition has the id {id:#010x}: remove `id`");
        context.error(&given.value, message);
    }
}

/// "A constructor needs an id, or a name from which the id follows."
fn require_id(context: &Ctxt, constructor: &Constructor<'_>, item: &Input<'_>) {
    let attrs = &constructor.attrs;
    let has_line = attrs.definition.is_some() || item.attrs.schema.is_some();
    let is_known = attrs.id.is_some() || attrs.name.is_some() || has_line;
    let had_errors = attrs.had_errors || item.attrs.has_faulty_schema;
    if is_known || attrs.other.is_some() || had_errors {
        return;
    }
    let name = names::constructor_name(constructor.ident);
    let or_newtype = match item.kind {
        Kind::Enum => ", or make it a variant of one unnamed field, a struct that has an id",
        Kind::Struct if constructor.is_tuple && constructor.fields.len() == 1 => {
            ", or write `#[tl(transparent)]` for a newtype, which has none"
        }
        Kind::Struct | Kind::Union => "",
    };
    context.error(
        constructor.ident,
        format!(
            "`{}` has no constructor id: give it as the schema does, `#[tl(id = 0x…)]`, or give \
             the name from which it is computed, `#[tl(name = \"{name}\")]`{or_newtype}",
            constructor.ident
        ),
    );
}

/// "An unknown constructor has one field, for its id and the bytes after it."
fn other_keeps_one_value(context: &Ctxt, constructor: &Constructor<'_>) {
    let Some(other) = &constructor.attrs.other else { return };
    let message = match (&constructor.attrs.id, &constructor.attrs.name) {
        (None, None) => format!(
            "a variant that is `other` keeps one value: write `{}(Unknown)`",
            constructor.ident
        ),
        _ => format!(
            "a variant that is `other` has no id and no name of its own: write `#[tl(other)] \
             {}(Unknown)`",
            constructor.ident
        ),
    };
    context.error(&other.key, message);
}

/// "The field of a newtype variant is the constructor: attributes go on its struct."
fn deny_attrs(context: &Ctxt, constructor: &Constructor<'_>, field: &Field<'_>) {
    for key in &field.attrs.keys {
        context.error(
            key,
            format!(
                "`{key}` does not go here: `{0}` is the constructor of the struct in it; to make it \
                 a constructor with a field of its own, give it an id: `#[tl(id = 0x…)] {0}(…)`",
                constructor.ident
            ),
        );
    }
}

/// "A variant without an id uses the id of its struct."
fn require_object(context: &Ctxt, constructor: &Constructor<'_>, field: &Field<'_>) {
    let ty = field.ty();
    if let Some(object) = shape::bare_argument(ty) {
        let object = shape::text(object);
        let message = format!(
            "`Bare` has no constructor id that the variant could take: write `{}({object})`, which takes \
             that of `{object}`",
            constructor.ident
        );
        return context.error(ty, message);
    }
    if shape::is_primitive(ty) || shape::option_argument(ty).is_some() {
        context.error(
            ty,
            format!(
                "`{}` has no constructor id that the variant could take: give it the one of the \
                 schema, `#[tl(id = 0x…)] {}(…)`",
                shape::text(ty),
                constructor.ident
            ),
        );
    }
}

/// "An id depends on the names of the parameters, so they need names."
fn named_parameters(context: &Ctxt, constructor: &Constructor<'_>) {
    for field in &constructor.fields {
        let has_name = field.is_named() || field.attrs.name.is_some();
        if !has_name && !shape::is_skipped(field) && !field.attrs.had_errors {
            context.error(
                field.ty(),
                "the constructor's id is made of the names of its parameters, too: give this one its \
                 own, `#[tl(name = \"…\")]`, or `#[tl(name = \"\")]` if it has none, or write the fields in braces \
                 with theirs",
            );
        }
    }
}

/// "The names of a constructor's parameters are distinct." Parameters without names are ignored.
fn distinct_names(context: &Ctxt, constructor: &Constructor<'_>, list: &[plan::Field<'_>]) {
    let parameters = constructor.fields.iter().zip(list);
    let parameters = parameters.filter(|(_, it)| !it.is_skipped() && !it.name.is_empty());
    let mut firsts = HashMap::new();
    for (field, plan::Field { name, .. }) in parameters {
        let first: &Field<'_> = firsts.entry(name).or_insert(field);
        if std::ptr::eq(first, field) {
            continue;
        }
        field::second_parameter(context, field, first, name);
    }
}
