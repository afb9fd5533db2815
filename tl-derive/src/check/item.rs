//! The rules of an item as a whole.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::ast::{self, Input, Kind};
use crate::attr::{Attr, Name};
use crate::check::{accepts, constructor, form, function, generic, ids, line, shape};
use crate::diag::Ctxt;
use crate::names;
use crate::plan::{Body, Constructor, Form, LineEnd, Plan};
use crate::type_tokens;

/// Checks `item`, and makes its plan. If `context` has errors afterwards, only the fallback uses the plan.
pub(crate) fn plan<'a>(context: &Ctxt, item: &'a Input<'a>) -> Plan<'a> {
    no_union(context, item);
    no_packed(context, item);
    some_constructor(context, item);
    check_single_other(context, item);
    short_parameters(context, item);
    type_of_objects(context, item);
    names_of_constructors(context, item);
    function::response_of_the_function(context, item);
    function::response_has_tl_type(context, item);
    let form = form::of(context, item);
    let is_struct = item.kind == Kind::Struct;
    let mut constructors: Vec<_> =
        item.constructors.iter().map(|it| constructor::plan(context, it, item, form)).collect();
    distinct_ids(context, item, &constructors);
    let type_name = type_name(item, &constructors);
    type_of_lines(context, item, &constructors, &type_name);
    names_of_built_in_types(context, item, &constructors, &type_name, form);
    variables_of_lines(context, item, &constructors);
    constructors
        .iter()
        .filter_map(line_end)
        .for_each(|it| function::response_of_line(context, item, it));
    let of = accepts::Of { context, item, form, type_name: &type_name };
    accepts::plan(&of, &mut constructors);
    let plan = Plan {
        ident: &item.syntax.ident,
        generics: &item.syntax.generics,
        krate: crate_path(item),
        type_name,
        dialect: item.attrs.dialect.as_ref().map(|given| given.value.0).unwrap_or_default(),
        is_struct,
        form,
        id_constants: ids::constants(context, item),
        visibility: &item.syntax.vis,
        constructors,
        returns: item.attrs.returns.as_ref().map(|given| &given.value),
        include: line::include(item),
        is_accepted: item.is_accepted,
        bound: item.attrs.bound.as_ref().map(|given| &given.value.0),
    };
    generic::types_have_names(context, &plan);
    plan
}

/// The path to tl-core.
pub(crate) fn crate_path(item: &Input<'_>) -> syn::Path {
    item.attrs.krate.as_ref().map_or_else(names::default_crate, |given| given.value.clone())
}

/// The TL type: from the item's `type`, its lines, its struct's name, or the enum's name, in this order.
fn type_name(item: &Input<'_>, constructors: &[Constructor<'_>]) -> String {
    let line = constructors.iter().find_map(line_end);
    if let (None, None, Some(line)) = (&item.attrs.ty, &item.attrs.returns, line) {
        return line.result.to_string();
    }
    match (&item.attrs.ty, constructors) {
        (Some(Attr { value, .. }), _) => value.text.clone(),
        (None, [Constructor { variant: None, body: Body::Fields(fields), .. }]) => {
            names::type_name(&fields.name)
        }
        _ => names::type_name(&names::constructor_name(&item.syntax.ident)),
    }
}

/// "A union has no constructors."
fn no_union(context: &Ctxt, item: &Input<'_>) {
    if item.kind == Kind::Union {
        context.error(
            &item.syntax.ident,
            "a union has no TL form: write a struct for one constructor, or an enum for several",
        );
    }
}

/// "An encoder borrows fields, which is impossible if they are packed."
fn no_packed(context: &Ctxt, item: &Input<'_>) {
    for attribute in item.syntax.attrs.iter().filter(|it| it.path().is_ident("repr")) {
        // The compiler reports an invalid `repr`.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("packed") {
                context.error(
                    &meta.path,
                    "a packed struct has no TL form, since its fields cannot be referred to: remove \
                     `packed`; the bytes that are written do not depend on the layout in memory",
                );
            }
            if meta.input.peek(syn::token::Paren) {
                meta.input.parse::<proc_macro2::Group>()?;
            }
            Ok(())
        });
    }
}

/// "A type has at least one constructor."
fn some_constructor(context: &Ctxt, item: &Input<'_>) {
    if item.kind == Kind::Enum && item.constructors.is_empty() {
        context.error(
            &item.syntax.ident,
            "an enum without variants has no TL form: write one variant a constructor",
        );
    }
}

/// "The type of objects begins with a capital letter, and is not built in."
fn type_of_objects(context: &Ctxt, item: &Input<'_>) {
    let Some(given) = &item.attrs.ty else { return };
    let text = &given.value.text;
    // An enum may have the two constructors of `Bool`.
    if tl_syntax::is_built_in(text) && text != "Bool" {
        let message = format!(
            "`{text}` is built in and has no constructors: write the type that the schema has after the `=`"
        );
        context.error(&given.value, message);
    } else if begins_with(text, char::is_ascii_lowercase) {
        context.error(&given.value, small_type(text));
    }
}

fn small_type(text: &str) -> String {
    let capital = names::type_name(text);
    format!("a TL type begins with a capital letter, and `{text}` does not: write `{capital}`")
}

/// "The names of constructors and functions begin with a small letter."
fn names_of_constructors(context: &Ctxt, item: &Input<'_>) {
    let given = item.constructors.iter().filter_map(|it| it.attrs.name.as_ref());
    for Attr { value, .. } in
        given.filter(|it| begins_with(&it.value.text, char::is_ascii_uppercase))
    {
        let message = format!(
            "a constructor begins with a small letter, and `{}` with a capital one, as types do: write the \
             name that the schema has before the `=`",
            value.text
        );
        context.error(value, message);
    }
}

/// Whether the first letter after the namespace is as `is_so` requires.
fn begins_with(name: &str, is_so: impl Fn(&char) -> bool) -> bool {
    let own = name.rsplit_once('.').map_or(name, |(_, own)| own);
    own.chars().next().is_some_and(|it| is_so(&it))
}

/// "The name of a type parameter has at most 16 letters, so that definitions can show it."
fn short_parameters(context: &Ctxt, item: &Input<'_>) {
    for parameter in item.syntax.generics.type_params() {
        if parameter.ident.to_string().len() > 16 {
            context.error(
                &parameter.ident,
                "the name of a type parameter is a part of the TL definition, where it has 16 letters at \
                 most: write a shorter one, such as `X`",
            );
        }
    }
}

/// "At most one variant keeps unknown constructors."
fn check_single_other(context: &Ctxt, item: &Input<'_>) {
    let mut others = item.constructors.iter().filter_map(|it| it.attrs.other.as_ref());
    let Some(first) = others.next() else { return };
    for other in others {
        context.duplicate(
            &other.key,
            "a second variant is `other`: one of them keeps every unknown constructor",
            &first.key,
            "the first `other` is here",
        );
    }
}

/// "The constructors of a type have distinct ids."
///
/// The macro emits a check for ids that only the compiler knows.
fn distinct_ids(context: &Ctxt, item: &Input<'_>, constructors: &[Constructor<'_>]) {
    let mut firsts = HashMap::new();
    for (index, id) in constructors.iter().map(Constructor::id).enumerate() {
        let Some(id) = id else { continue };
        let first = *firsts.entry(id).or_insert(index);
        if first == index {
            continue;
        }
        let literal = |index: usize| id_tokens(&item.constructors[index]);
        context.duplicate(
            literal(index),
            format!(
                "`{}` has the id {id:#010x} of `{}`: each constructor of a type needs its own id",
                item.constructors[index].ident, item.constructors[first].ident
            ),
            literal(first),
            "the first constructor with this id is here",
        );
    }
}

/// The tokens from which a constructor has its id.
fn id_tokens(constructor: &ast::Constructor<'_>) -> TokenStream {
    match (&constructor.attrs.id, &constructor.attrs.definition) {
        (Some(id), _) => id.value.to_token_stream(),
        (None, Some(line)) => line.value.to_token_stream(),
        (None, None) => constructor.ident.to_token_stream(),
    }
}

fn line_end<'a>(constructor: &'a Constructor<'_>) -> Option<&'a LineEnd> {
    constructor.fields()?.line.as_deref()
}

/// "The type after the `=` of all lines is the item's."
fn type_of_lines(
    context: &Ctxt,
    item: &Input<'_>,
    constructors: &[Constructor<'_>],
    type_name: &str,
) {
    if item.attrs.returns.is_some() {
        return;
    }
    if let Some(given) = other_type(item, constructors) {
        let mut types = constructors.iter().filter_map(line_end).map(|it| it.result.to_string());
        let ty = types.next().unwrap_or_default();
        let message = format!("the definition has the type `{ty}`: remove `type`");
        return context.error(&given.value, message);
    }
    for (constructor, plan) in item.constructors.iter().zip(constructors) {
        let Some(line) = line_end(plan) else { continue };
        let result = line.result.to_string();
        if line.is_function {
            // There is already an error.
            continue;
        }
        if begins_with(&result, char::is_ascii_lowercase) {
            context.error(id_tokens(constructor), small_type(&result));
            continue;
        }
        if result == type_name {
            continue;
        }
        context.error(
            id_tokens(constructor),
            format!(
                "`{}` is of the TL type `{result}`, the enum is `{type_name}`: an enum has the \
                 constructors of one type",
                constructor.ident
            ),
        );
    }
}

/// Whether the name of the constructor is the default: that of the struct. A name that could not be read is none.
fn has_default_name(constructor: &ast::Constructor<'_>, item: &Input<'_>) -> bool {
    let attrs = &constructor.attrs;
    let has_name =
        attrs.name.is_some() || attrs.definition.is_some() || item.attrs.schema.is_some();
    !has_name && !attrs.had_errors && !item.attrs.had_errors
}

/// The `type` of the item, if it differs from the type of all lines.
fn other_type<'a>(item: &'a Input<'_>, constructors: &[Constructor<'_>]) -> Option<&'a Attr<Name>> {
    let given = item.attrs.ty.as_ref()?;
    let mut lines =
        constructors.iter().filter_map(line_end).filter(|it| !it.is_function).peekable();
    lines.peek()?;
    lines.all(|it| it.result.to_string() != given.value.text).then_some(given)
}

/// "The name does not belong to a built-in type of another form."
fn names_of_built_in_types(
    context: &Ctxt,
    item: &Input<'_>,
    constructors: &[Constructor<'_>],
    type_name: &str,
    form: Form,
) {
    for (constructor, plan) in item.constructors.iter().zip(constructors) {
        let Some(fields) = plan.fields() else { continue };
        let name = fields.name.as_str();
        let message = match form {
            Form::Transparent => continue,
            // A field can be a bare struct, and then has this type. An explicit name may come from a schema with its
            // own types of this name.
            _ if matches!(item.kind, Kind::Struct)
                && tl_syntax::is_built_in(name)
                && has_default_name(constructor, item) =>
            {
                format!(
                    "`{name}` is a built-in type of another form: give the constructor its name in the \
                     schema, `name = \"…\"`"
                )
            }
            _ if type_name == "Bool" && !matches!(name, "boolTrue" | "boolFalse") => format!(
                "`Bool` has the constructors `boolTrue` and `boolFalse`, not `{name}`: write `bool` for \
                 the field, or the type that the schema has after the `=`, `type = \"…\"`"
            ),
            Form::Object | Form::Bare => continue,
        };
        context.error(id_tokens(constructor), message);
    }
}

/// "A type parameter has the name of the type variable, since the id depends on it."
fn variables_of_lines(context: &Ctxt, item: &Input<'_>, constructors: &[Constructor<'_>]) {
    for line in constructors.iter().filter_map(line_end) {
        let fields = item.constructors.iter().flat_map(|it| &it.fields);
        for parameter in item.syntax.generics.type_params() {
            let is_used = |it: &ast::Field<'_>| {
                !shape::is_skipped(it) && type_tokens::mentions(it.ty(), &parameter.ident)
            };
            let is_known = line.variables.iter().any(|it| parameter.ident == it);
            if is_known || !fields.clone().any(is_used) {
                continue;
            }
            let name = &parameter.ident;
            let message = match line.variables.as_slice() {
                [] => format!(
                    "the definition has no type variables, and `{name}` is one: write the type that \
                     it has instead of the type parameter"
                ),
                some => format!(
                    "the definition has the type variable `{}`, not `{name}`: use the names of the schema",
                    some.join("`, `")
                ),
            };
            context.error(name, message);
        }
    }
}
