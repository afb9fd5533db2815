//! The rules of an item as a whole.

use syn::Type;

use crate::attr::Given;
use crate::check::{constructor, form, ids, shape};
use crate::diag::Context;
use crate::model::{Item, Kind};
use crate::names;
use crate::plan::{Body, Constructor, Id, Plan};

/// Checks `item` and resolves it. Where `context` has errors afterwards, the plan is not to be used.
pub(crate) fn plan<'a>(context: &Context, item: &'a Item<'a>) -> Plan<'a> {
    no_union(context, item);
    some_constructor(context, item);
    one_other(context, item);
    short_parameters(context, item);
    response_of_the_function(context, item);
    let form = form::of(context, item);
    let is_struct = item.kind == Kind::Struct;
    let constructors: Vec<_> =
        item.constructors.iter().map(|it| constructor::plan(context, it, item, form)).collect();
    distinct_ids(context, item, &constructors);
    Plan {
        ident: &item.input.ident,
        generics: &item.input.generics,
        krate: crate_path(item),
        type_name: type_name(item, &constructors),
        dialect: item.attrs.dialect.as_ref().map(|given| given.value.0).unwrap_or_default(),
        is_struct,
        form,
        id_constants: ids::constants(context, item),
        visibility: &item.input.vis,
        constructors,
        returns: item.attrs.returns.as_ref().map(|given| &given.value),
        bound: item.attrs.bound.as_ref().map(|given| &given.value.0),
    }
}

/// The path to tl-core.
pub(crate) fn crate_path(item: &Item<'_>) -> syn::Path {
    item.attrs.krate.as_ref().map_or_else(names::default_crate, |given| given.value.clone())
}

/// The item's `type`; else that of the struct's name; else the enum's own name.
fn type_name(item: &Item<'_>, constructors: &[Constructor<'_>]) -> String {
    match (&item.attrs.ty, constructors) {
        (Some(Given { value, .. }), _) => value.text.clone(),
        (None, [Constructor { variant: None, body: Body::Fields(fields) }]) => {
            names::type_name(&fields.name)
        }
        _ => names::type_name(&names::constructor_name(&item.input.ident)),
    }
}

/// "A union has no constructor that it could be known by."
fn no_union(context: &Context, item: &Item<'_>) {
    if item.kind == Kind::Union {
        context.error(
            &item.input.ident,
            "a union has no TL form: write a struct for one constructor, or an enum for several",
        );
    }
}

/// "A type has at least one constructor."
fn some_constructor(context: &Context, item: &Item<'_>) {
    if item.kind == Kind::Enum && item.constructors.is_empty() {
        context.error(
            &item.input.ident,
            "an enum without variants has no TL form: write one variant a constructor",
        );
    }
}

/// "A definition shows the names of type parameters, as far as 16 letters."
fn short_parameters(context: &Context, item: &Item<'_>) {
    for parameter in item.input.generics.type_params() {
        if parameter.ident.to_string().len() > 16 {
            context.error(
                &parameter.ident,
                "the name of a type parameter stands in the TL definition, where it has 16 letters at \
                 most: write a shorter one, such as `X`",
            );
        }
    }
}

/// "A function that is handed on is answered with its response, not with itself."
fn response_of_the_function(context: &Context, item: &Item<'_>) {
    let Some(Given { value: Type::Path(returns), .. }) = &item.attrs.returns else { return };
    let mut parameters = item.input.generics.type_params().map(|it| &it.ident);
    let Some(parameter) = parameters.find(|it| returns.path.is_ident(*it)) else { return };
    let mut fields = item.constructors.iter().flat_map(|it| &it.fields);
    if fields.any(|it| it.attrs.skip.is_none() && shape::holds_one(it.ty(), parameter)) {
        context.error(
            returns,
            format!(
                "`{parameter}` is the function that is handed on, and its response is the answer: \
                 write `returns = {parameter}::Response`"
            ),
        );
    }
}

/// "What no constructor is, one variant keeps."
fn one_other(context: &Context, item: &Item<'_>) {
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

/// "Two constructors of a type are told apart by their ids."
///
/// Ids that only the compiler knows are compared by what is emitted.
fn distinct_ids(context: &Context, item: &Item<'_>, constructors: &[Constructor<'_>]) {
    let given = |constructor: &Constructor<'_>| match &constructor.body {
        Body::Fields(fields) => match fields.id {
            Id::Given(id) | Id::Proven(id, _) => Some(id),
            Id::Computed => None,
        },
        Body::Object { .. } | Body::Other { .. } => None,
    };
    for (index, id) in constructors.iter().map(given).enumerate() {
        let Some(id) = id else { continue };
        let Some(first) = constructors[..index].iter().position(|it| given(it) == Some(id)) else {
            continue;
        };
        let literal = |index: usize| item.constructors[index].attrs.id.as_ref().map(|it| &it.value);
        context.duplicate(
            literal(index),
            format!(
                "`{}` has the id {id:#010x} of `{}`: each constructor of a type has its own",
                item.constructors[index].ident, item.constructors[first].ident
            ),
            literal(first),
            "the first constructor with this id is here",
        );
    }
}
