//! The rules of a function.

use syn::{GenericParam, Type};

use crate::ast::{Constructor, Input, Kind};
use crate::attr::Attr;
use crate::check::line::Line;
use crate::check::{rust_type, shape, unsigned};
use crate::diag::Ctxt;
use crate::plan::{Form, LineEnd};
use crate::type_tokens;

/// "A function is a struct with a response type and an id."
pub(super) fn returns_are_given(
    context: &Ctxt,
    constructor: &Constructor<'_>,
    item: &Input<'_>,
    form: Form,
    line: &Line,
) {
    if !line.is_function() || item.attrs.returns.is_some() {
        return;
    }
    let name = &line.definition.name.value;
    if let (Form::Bare, Some(bare)) = (form, &item.attrs.bare) {
        let message = format!("`{name}` is a function, which has a constructor id: remove `bare`");
        return context.error(&bare.key, message);
    }
    let mut result = rust_type::rust_type(&line.definition.result);
    if line.returns_variable() {
        result += "::Response";
    }
    let ident = constructor.ident;
    let message = match item.kind {
        Kind::Enum => format!(
            "`{name}` is a function, which is a struct: write `{ident}(…)` with a struct that has this \
             definition and `returns = {result}`"
        ),
        Kind::Struct | Kind::Union => {
            format!("`{name}` is a function: add what it returns, `returns = {result}`")
        }
    };
    context.error(ident, message);
}

/// "A function that wraps a query returns the response of the query, not the query."
pub(super) fn response_of_the_function(context: &Ctxt, item: &Input<'_>) {
    let Some(Attr { value: Type::Path(returns), .. }) = &item.attrs.returns else { return };
    let mut parameters = item.syntax.generics.type_params().map(|it| &it.ident);
    let Some(parameter) = parameters.find(|it| returns.path.is_ident(*it)) else { return };
    let mut fields = item.constructors.iter().flat_map(|it| &it.fields);
    if fields.any(|it| it.attrs.skip.is_none() && shape::holds_one(it.ty(), parameter)) {
        context.error(
            returns,
            format!(
                "`{parameter}` is the function that is passed on, and its response is the answer: \
                 write `returns = {parameter}::Response`"
            ),
        );
    }
}

/// "TL has only a few of Rust's own types." The response has no attributes, so it cannot have a codec.
pub(super) fn response_has_tl_type(context: &Ctxt, item: &Input<'_>) {
    let Some(Attr { value: returns, .. }) = &item.attrs.returns else { return };
    let (ty, instead) = match returns {
        Type::Tuple(tuple) if tuple.elems.is_empty() => {
            (returns, "`bool`, or a struct without fields that derives `TlObject`")
        }
        Type::Tuple(_) => (returns, "a struct that derives `TlObject`"),
        _ if shape::option_argument(returns).is_some() => {
            (returns, "an enum that derives `TlObject`, with a constructor for each case")
        }
        // A `u64` is a `long` with the same bits.
        _ => match shape::instead_of(returns).filter(|_| unsigned::long(returns).is_none()) {
            Some(it) => it,
            None => return,
        },
    };
    context.error(ty, format!("TL has no `{}`: write {instead}", shape::text(ty)));
}

/// "A function that wraps a query returns the response of the query." If the type of the query is a type parameter,
/// the macro checks this; else the compiler proves it.
pub(super) fn response_of_line(context: &Ctxt, item: &Input<'_>, line: &LineEnd) {
    let (Some(variable), Some(given)) = (line.result_variable(), &item.attrs.returns) else {
        return;
    };
    let mut parameters = item.syntax.generics.params.iter();
    let is_variable =
        |it: &&GenericParam| matches!(it, GenericParam::Type(it) if it.ident == variable);
    let Some(GenericParam::Type(parameter)) = parameters.find(is_variable) else { return };
    let returns = &given.value;
    // There is already an error if it returns the parameter itself.
    let is_parameter = matches!(returns, Type::Path(it) if it.path.is_ident(&parameter.ident));
    if !is_parameter && !type_tokens::is_response(returns, &parameter.ident) {
        let message = format!(
            "the definition has the result `{variable}`, which is that of the function in it: write \
             `returns = {variable}::Response`"
        );
        context.error(returns, message);
    }
}
