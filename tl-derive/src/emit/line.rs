//! Proofs that the types of fields are those of the schema's line.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;
use tl_syntax::{TypeExpression, TypeKind, type_hash};

use crate::check::rust_type::rust_type;
use crate::check::shape;
use crate::check::unsigned::innermost_item;
use crate::emit::definition::{Defined, Definitions, Proof, is_generic, item_name};
use crate::emit::types::field_type;
use crate::emit::{predict, substitute};
use crate::names;
use crate::own_bounds;
use crate::plan::{
    Codec, Constructor, Conversion, Field, Fields, Form, Id, ItemForm, LineEnd, Plan, Value,
};
use crate::type_tokens::{join, mentions};

/// A field with its parameter's type.
struct Compared<'a> {
    field: &'a Field<'a>,
    value: Value<'a>,
    /// The type in the line.
    line: &'a TypeExpression,
}

/// Proves that the types are those of the line.
///
/// If all types look like those of the line, one hash of all of them is compared. Otherwise each field has its own
/// proof, so that each error points at its field.
///
/// ```text
/// __tl_prove_line::<PhoneCall>(0, "PhoneCall", 0x3c2a9f41, "phoneCall#30535af5 …;")
/// __tl_prove_parameter(&<Data as __tl_Encode>::TYPE, "custom_parameters", "DataJSON", "Data", "DataJson")
/// ```
pub(super) fn proofs(
    plan: &Plan<'_>,
    defined: &Defined<'_>,
    fields: &Fields<'_>,
    span: Span,
) -> Vec<Proof> {
    let Some(line) = &fields.line else { return Vec::new() };
    let compared: Vec<_> = fields.list.iter().filter_map(compared).collect();
    if let Some(hash) = hash(plan, fields, &compared) {
        let (ident, position) = (plan.ident, defined.position);
        let (item, text) = (item_name(plan, defined.constructor), &line.text);
        let call = quote_spanned! {span=>
            __tl_prove_line::<#ident>(#position, #item, #hash, #text)
        };
        return vec![Proof { call, span }];
    }
    let result = plan.returns.map(|returns| {
        let ty = substitute::substitute(plan, returns, &quote!('static));
        // The response of the inner function.
        let expected = match line.result_variable() {
            Some(variable) => format!("!{variable}"),
            None => line.result.to_string(),
        };
        let (own, instead) = (shape::text(returns), rust_type(&line.result));
        let span = if plan.is_accepted { span } else { returns.span() };
        let call = quote_spanned! {span=>
            __tl_prove_result(&<#ty as __tl_Encode>::TYPE, #expected, #own, #instead)
        };
        Proof { call, span }
    });
    let response = proof_of_response(plan, line, &compared);
    field_proofs(plan, &compared).chain(result).chain(response).collect()
}

/// Proves that `query:!X = X` returns the response of the function in the field `query`.
///
/// `__tl_prove_response(&<Config as __tl_Encode>::TYPE, &__tl_ResponseOf::<GetConfig>::TYPE, "Config")`
fn proof_of_response(plan: &Plan<'_>, line: &LineEnd, compared: &[Compared<'_>]) -> Option<Proof> {
    let variable = line.result_variable()?;
    let is_passed_on = |it: &&Compared<'_>| it.line.to_string() == format!("!{variable}");
    let query = compared.iter().find(is_passed_on)?;
    // For a type parameter, the macro has already checked that its response is returned.
    let returns = plan.returns.filter(|_| !is_generic(plan))?;
    let replaced = |ty| substitute::substitute(plan, ty, &quote!('static));
    let (ty, query, own) = (replaced(returns), replaced(query.value.ty), shape::text(returns));
    let span = returns.span();
    let call = quote_spanned! {span=>
        __tl_prove_response(&<#ty as __tl_Encode>::TYPE, &__tl_ResponseOf::<#query>::TYPE, #own)
    };
    Some(Proof { call, span })
}

/// The proofs of the fields that match a parameter of the line, even if others do not: all differences are reported
/// together.
pub(super) fn of_fields(plan: &Plan<'_>) -> TokenStream {
    // The names of type parameters may themselves be wrong.
    let is_plain = |it: &Compared<'_>| {
        !plan.generics.type_params().any(|parameter| mentions(it.value.ty, &parameter.ident))
    };
    let compared: Vec<_> = plan.fields().filter_map(compared).filter(is_plain).collect();
    let proofs = field_proofs(plan, &compared);
    join(proofs.map(|Proof { call, span }| quote_spanned!(span=> const _: () = #call;)))
}

fn field_proofs<'a>(
    plan: &'a Plan<'_>,
    compared: &'a [Compared<'_>],
) -> impl Iterator<Item = Proof> + 'a {
    let typed = compared.iter().filter(|it| !matches!(it.value.codec, Codec::With(_)));
    // An instance proves the other types.
    let of_all = typed.filter(|it| own_bounds::takes_placeholders(plan, it.value.wire_type()));
    of_all.filter(|it| it.field.text.is_none()).map(|it| {
        let ty = field_type(plan, it.field, it.value, Definitions::Generic);
        let (name, own) = (&it.field.label, rust_text(it.value));
        let span = error_span(it.value);
        let call = match variable_of(plan, it.line) {
            Some(variable) => {
                quote_spanned!(span=> __tl_prove_variable(&#ty, #name, #variable, #own))
            }
            None if plan.is_accepted => {
                let (expected, instead) = (it.line.to_string(), instead_in_accepted(it));
                quote_spanned!(span=> __tl_prove_accepted(&#ty, #name, #expected, #own, #instead))
            }
            None => {
                let (expected, instead) = (it.line.to_string(), instead(plan, it));
                quote_spanned! {span=>
                    __tl_prove_parameter(&#ty, #name, #expected, #own, #instead)
                }
            }
        };
        Proof { call, span }
    })
}

/// The type to write for a field with another type than in the line, or the attributes: `as = u32, type = "int"`. For a
/// type variable, it is the user's type parameter.
fn instead(plan: &Plan<'_>, compared: &Compared<'_>) -> String {
    if is_generic(plan) {
        return String::new();
    }
    let line = compared.line.to_string();
    match compared.value.codec {
        Codec::As(Conversion { to, .. })
            if shape::text(to) == "u32" && innermost_item(&line) == "int" =>
        {
            format!("as = u32, type = \"{line}\"")
        }
        codec => beside_attributes(rust_type(compared.line), codec),
    }
}

/// The type `ty` without the parts that the attributes `bare` and `items = bare` mean. If `ty` has no such part,
/// the attribute has to go, and the message ends so: "write `Vec<i32>` without `bare`".
fn beside_attributes(ty: String, codec: Codec<'_>) -> String {
    let (is_bare, has_bare_items) = match codec {
        Codec::Bare => (true, false),
        Codec::Vector(vector) => (!vector.is_boxed, vector.form == ItemForm::Bare),
        Codec::As(conversion) => (conversion.is_bare, false),
        Codec::Boxed | Codec::Signed | Codec::With(_) => (false, false),
    };
    let (mut ty, mut removed) = (ty, Vec::new());
    if is_bare {
        match inside(&ty, "Bare<", ">") {
            Some(inner) => ty = inner.into(),
            None => removed.push("bare"),
        }
    }
    if has_bare_items {
        match inside(&ty, "Vec<Bare<", ">>") {
            Some(item) => ty = format!("Vec<{item}>"),
            None => removed.push("items = bare"),
        }
    }
    if removed.is_empty() { ty } else { format!("{ty}` without `{}", removed.join(", ")) }
}

fn inside<'a>(ty: &'a str, before: &str, after: &str) -> Option<&'a str> {
    ty.strip_prefix(before)?.strip_suffix(after)
}

/// `convert(id = i32)`, or `drop(photo = ChatPhoto)` if the item lacks the parameter.
fn instead_in_accepted(compared: &Compared<'_>) -> String {
    let list = if names::is_dropped(&compared.field.member) { "drop" } else { "convert" };
    format!("{list}({} = {})", compared.field.name, rust_type(compared.line))
}

/// `X` of `query:!X`, if the item has the type parameter `X`.
fn variable_of<'a>(plan: &Plan<'_>, line: &'a TypeExpression) -> Option<&'a str> {
    let TypeKind::Variable(variable) = &line.kind else { return None };
    let is_parameter = plan.generics.type_params().any(|it| it.ident == variable);
    is_parameter.then_some(variable.as_str())
}

/// Proves that the TL type in an attribute, `type = "long"`, has the same form as the type of the field.
///
/// `__tl_prove_form(&<i32 as __tl_Encode>::TYPE, "ping_id", "long", "i32")`
pub(super) fn forms(plan: &Plan<'_>, fields: &Fields<'_>) -> Vec<Proof> {
    let proof = |field: &Field<'_>| {
        let FormOf { text, value } = form_of(field)?;
        if is_of_parameter(plan, value.ty) {
            return None;
        }
        let of_field = field_type(plan, field, value, Definitions::Generic);
        let (name, shown, span) = (&field.label, rust_text(value), error_span(value));
        let call = quote_spanned!(span=> __tl_prove_form(&#of_field, #name, #text, #shown));
        Some(Proof { call, span })
    };
    fields.list.iter().filter_map(proof).collect()
}

/// A field with the TL type in its attribute.
struct FormOf<'a> {
    text: &'a str,
    value: Value<'a>,
}

fn form_of<'a>(field: &'a Field<'a>) -> Option<FormOf<'a>> {
    // Without a line, a name that is not built in is just the user's name for the type.
    let has_line = field.line.is_some();
    let text = field.text.as_deref().filter(|_| has_line || field.has_built_in_text)?;
    let value = field.value()?;
    let has_own_form = matches!(value.codec, Codec::With(_) | Codec::Signed);
    (!has_own_form).then_some(FormOf { text, value })
}

fn is_of_parameter(plan: &Plan<'_>, ty: &Type) -> bool {
    plan.generics.type_params().any(|it| mentions(ty, &it.ident))
}

/// Whether only an instance knows the form of the field.
pub(super) fn has_form_of_instance(plan: &Plan<'_>, field: &Field<'_>) -> bool {
    form_of(field).is_some_and(|it| is_of_parameter(plan, it.value.ty))
}

/// The type of the field in an instance, with the proof that its form matches the TL type in the attribute.
///
/// `__tl_proven_form(<X as __tl_Encode>::TYPE, "x", "int", "X")`
pub(super) fn proven_form(plan: &Plan<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let FormOf { text, value } = form_of(field).filter(|it| is_of_parameter(plan, it.value.ty))?;
    let of_field = field_type(plan, field, value, Definitions::Concrete);
    let (name, shown, span) = (&field.label, rust_text(value), error_span(value));
    Some(quote_spanned!(span=> __tl_proven_form(#of_field, #name, #text, #shown)))
}

/// The place of an id without a name, unless the macro's prediction has the id.
pub(super) fn unproven_id(plan: &Plan<'_>, constructor: &Constructor<'_>) -> Option<Span> {
    let fields = constructor.fields()?;
    match fields.id {
        Id::Unnamed(_, span) if predict::digest(plan, fields).is_none() => Some(span),
        _ => None,
    }
}

/// The warning for an id without a name, if the definition with the default name does not have this id. The compiler
/// decides, because it knows the types.
///
/// ```text
/// #[allow(deprecated)]
/// const __tl_SPELLS_0: ::core::primitive::bool = __tl_spells_id(&<Ping as __tl_TlObject>::CONSTRUCTORS[0]);
/// const _: () = __tl_IdAlone::<__tl_SPELLS_0>::IS_PROVEN;
/// ```
pub(super) fn warning(
    plan: &Plan<'_>,
    Defined { constructor, position, .. }: &Defined<'_>,
    definitions: &TokenStream,
) -> Option<TokenStream> {
    let span = unproven_id(plan, constructor)?;
    let spells = names::internal_ident(&format!("SPELLS_{position}"));
    Some(quote_spanned! {span=>
        #[allow(deprecated)]
        const #spells: ::core::primitive::bool = __tl_spells_id(&#definitions[#position]);
        const _: () = __tl_IdAlone::<#spells>::IS_PROVEN;
    })
}

/// The type that the definition shows for the field, if it differs from the field's own type.
pub(super) fn shown(field: &Field<'_>, value: Value<'_>) -> Option<String> {
    let line = field.line.as_ref()?.to_string();
    (predicted_text(value) != line).then_some(line)
}

/// The TL type that a value seems to have. For a conversion, it is that of the type in `as`.
fn predicted_text(Value { ty, codec, .. }: Value<'_>) -> String {
    match codec {
        Codec::As(Conversion { to, vectors, .. }) => predict::shown_as(vectors, to),
        _ => predict::shown(ty),
    }
}

/// The type on the wire, as the user writes it: in vectors, `Vec<i64>`.
fn rust_text(Value { ty, codec, .. }: Value<'_>) -> String {
    match codec {
        Codec::As(Conversion { to, vectors, .. }) => {
            (0..vectors).fold(shape::text(to), |items, _| format!("Vec<{items}>"))
        }
        _ => shape::text(ty),
    }
}

/// The span for the error of a different type.
fn error_span(value: Value<'_>) -> Span {
    value.wire_type().span()
}

fn compared<'a>(field: &'a Field<'_>) -> Option<Compared<'a>> {
    Some(Compared { field, value: field.value()?, line: field.line.as_ref()? })
}

/// The hash of the line's types, if the types of the fields look like them.
fn hash(plan: &Plan<'_>, fields: &Fields<'_>, compared: &[Compared<'_>]) -> Option<u32> {
    let has_all = fields.list.iter().filter_map(Field::value).count() == compared.len();
    // One proof of all types works only for objects. Each parameter of an accepted line has its own proof, whose
    // error says how to convert it.
    if is_generic(plan) || !has_all || plan.form != Form::Object || plan.is_accepted {
        return None;
    }
    let mut hash = 0;
    for &Compared { field, value, line } in compared {
        hash = match value.codec {
            Codec::With(_) => type_hash::add(hash, type_hash::named(&line.to_string())),
            Codec::Boxed | Codec::As(Conversion { is_bare: false, .. })
                if field.text.is_none() && looks_like(predicted_text(value), line) =>
            {
                type_hash::add(hash, hash_of(line)?)
            }
            // The macro has already checked that the line has the type with these bits.
            Codec::Signed if field.text.is_none() => type_hash::add(hash, hash_of(line)?),
            Codec::Boxed | Codec::Signed | Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                return None;
            }
        };
    }
    match (plan.returns, &fields.line) {
        (Some(returns), Some(line)) if looks_like(predict::shown(returns), &line.result) => {
            Some(type_hash::add(hash, hash_of(&line.result)?))
        }
        (Some(_), _) => None,
        (None, _) => Some(hash),
    }
}

fn looks_like(predicted: String, line: &TypeExpression) -> bool {
    let line = line.to_string();
    // `String` is not `string`: the error of this field's own proof says so.
    let first = |text| innermost_item(text).chars().next();
    let has_same_case = first(&predicted) == first(&line);
    let simple = |text: String| text.to_ascii_lowercase().replace('_', "");
    has_same_case && simple(predicted) == simple(line)
}

/// The hash of a line's type, as the definition of a Rust type computes it.
fn hash_of(line: &TypeExpression) -> Option<u32> {
    match &line.kind {
        TypeKind::Word => Some(type_hash::named("#")),
        TypeKind::Named { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
            (name, []) => Some(type_hash::named(name)),
            ("Vector", [item]) => Some(type_hash::vector(hash_of(item)?)),
            _ => None,
        },
        TypeKind::Variable(_) | TypeKind::Bare(_) => None,
    }
}
