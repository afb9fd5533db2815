//! Proofs that need an *instance* of a generic item: the item with concrete types for its type parameters. If a bound
//! names a trait of the user, the placeholder for the type parameter does not implement it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::check::rust_type::rust_type;
use crate::check::shape;
use crate::emit::definition::{Definitions, is_generic};
use crate::emit::line::has_form_of_instance;
use crate::emit::types::field_type;
use crate::emit::{predict, substitute};
use crate::own_bounds;
use crate::plan::{Body, Codec, Constructor, Conversion, Field, Fields, Form, Id, Plan, Value};

/// Makes the compiler evaluate the definitions of each instance, if only an instance can prove them: otherwise, they
/// may never be evaluated.
pub(crate) fn proof_of_instance(plan: &Plan<'_>) -> Option<TokenStream> {
    let is_unproven = |constructor: &Constructor<'_>| match &constructor.body {
        Body::Fields(fields) => fields.list.iter().any(|field| {
            has_form_of_instance(plan, field)
                || !matches!(fields.id, Id::Given(_)) && is_predicted(plan, field)
        }),
        Body::Object { .. } | Body::Other { .. } => is_of_instance(plan, constructor),
    };
    let is_unproven = is_generic(plan) && plan.constructors.iter().any(is_unproven);
    let of_trait = match plan.form {
        Form::Bare => quote!(__tl_BareObject),
        Form::Object | Form::Transparent => quote!(__tl_TlObject),
    };
    is_unproven.then(|| {
        quote!(
            const {
                let _ = <Self as #of_trait>::CONSTRUCTORS;
            }
        )
    })
}

/// Whether only an instance knows the type of the field.
fn is_predicted(plan: &Plan<'_>, field: &Field<'_>) -> bool {
    let is_of_instance = |it: Value<'_>| !own_bounds::takes_placeholders(plan, it.wire_type());
    field.text.is_none() && field.value().is_some_and(is_of_instance)
}

/// Whether the constructor is an object whose type only an instance knows.
pub(super) fn is_of_instance(plan: &Plan<'_>, constructor: &Constructor<'_>) -> bool {
    constructor.object().is_some_and(|ty| !own_bounds::takes_placeholders(plan, ty))
}

/// The type of a field, if placeholders may not satisfy its bounds. If the id depends on the type, an instance proves
/// that it has its predicted name, or the name in the schema's line.
///
/// ```text
/// __tl_predicted(<Page<X> as __tl_Encode>::TYPE, "Page")
/// __tl_proven_parameter(<Page<X> as __tl_Encode>::TYPE, "page", "Page", "Page<X>", "Page")
/// ```
pub(super) fn predicted_type(
    plan: &Plan<'_>,
    fields: &Fields<'_>,
    field: &Field<'_>,
    value: Value<'_>,
    instance: Definitions,
) -> TokenStream {
    let Value { ty, codec, .. } = value;
    let own = field_type(plan, field, value, Definitions::Concrete);
    let text = match (codec, &field.line) {
        (_, Some(line)) => Some(line.to_string()),
        (Codec::Boxed | Codec::Signed, None) => predict::type_text(plan, ty),
        (Codec::As(Conversion { to, vectors: 0, .. }), None) => predict::type_text(plan, to),
        (Codec::As(_) | Codec::Vector(_) | Codec::Bare | Codec::With(_), None) => None,
    };
    match (instance, text, &fields.id) {
        (Definitions::Generic, text, _) => {
            let text = text.as_deref().unwrap_or("Object");
            quote!(__tl_Type::Text(#text))
        }
        (Definitions::Concrete, Some(text), Id::Line(..)) => {
            let (name, shown) = (&field.label, shape::text(ty));
            let instead = field.line.as_ref().map(rust_type).unwrap_or_default();
            quote_spanned!(ty.span()=> __tl_proven_parameter(#own, #name, #text, #shown, #instead))
        }
        (Definitions::Concrete, Some(text), Id::Proven(..) | Id::Computed) => {
            quote_spanned!(ty.span()=> __tl_predicted(#own, #text))
        }
        _ => own,
    }
}

/// `<Config as __tl_Encode>::TYPE`
pub(super) fn result_type(plan: &Plan<'_>, returns: &Type) -> TokenStream {
    if own_bounds::takes_placeholders(plan, returns) {
        let returns = substitute::substitute(plan, returns, &quote!('static));
        return quote!(<#returns as __tl_Encode>::TYPE);
    }
    let text = predict::type_text(plan, returns);
    let text = text.as_deref().unwrap_or("Object");
    quote!(__tl_Type::Text(#text))
}
