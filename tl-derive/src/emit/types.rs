//! The TL types of a constructor's parameters, as definitions have them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Token, Type};

use crate::emit::definition::{Definitions, is_generic};
use crate::emit::instance::predicted_type;
use crate::emit::line::proven_form;
use crate::emit::{codec, conversion, substitute, vector};
use crate::own_bounds;
use crate::plan::{Codec, Field, Fields, Number, Plan, Value};
use crate::type_tokens::join;

/// `__tl_Type::Long, <String as __tl_Encode>::TYPE, …`
pub(super) fn types(plan: &Plan<'_>, fields: &Fields<'_>, instance: Definitions) -> TokenStream {
    let types = fields.list.iter().filter_map(|field| {
        let value = field.value()?;
        let mut ty = match (value.number, &field.text) {
            // For a generic item, only the text of the definition matters, and it is known here.
            (_, Some(text)) if instance != Definitions::Concrete => quote!(__tl_Type::Text(#text)),
            (Some(number), _) => number_type(number),
            (None, Some(_)) => {
                proven_form(plan, field).unwrap_or_else(|| field_type(plan, field, value, instance))
            }
            (None, None) if !own_bounds::takes_placeholders(plan, value.wire_type()) => {
                predicted_type(plan, fields, field, value, instance)
            }
            (None, None) => field_type(plan, field, value, instance),
        };
        Token![,](Span::call_site()).to_tokens(&mut ty);
        Some(ty)
    });
    join(types)
}

/// The type of a number. The encoder proves that the field has it.
fn number_type(number: Number) -> TokenStream {
    match number {
        Number::Int | Number::UnsignedInt => quote!(__tl_Type::Int),
        Number::Word => quote!(__tl_Type::Nat),
        Number::Long | Number::UnsignedLong => quote!(__tl_Type::Long),
        Number::Double => quote!(__tl_Type::Double),
    }
}

pub(super) fn field_type(
    plan: &Plan<'_>,
    field: &Field<'_>,
    Value { ty, codec, .. }: Value<'_>,
    instance: Definitions,
) -> TokenStream {
    match (codec, instance) {
        // The original tokens, without a copy.
        (Codec::Boxed, Definitions::Concrete) => quote!(<#ty as __tl_Encode>::TYPE),
        (Codec::Boxed, _) => {
            let definite = in_instance(plan, ty, instance);
            quote!(<#definite as __tl_Encode>::TYPE)
        }
        (Codec::Signed, _) => quote!(<#ty as __tl_AsSigned>::TYPE),
        (Codec::Vector(vector), _) => {
            let definite = in_instance(plan, ty, instance);
            vector::ty(&vector, &definite)
        }
        (Codec::Bare, _) => {
            let definite = in_instance(plan, ty, instance);
            // The compiler shows the field if its type has no bare form.
            quote_spanned!(ty.span()=> <#definite as __tl_Constructor>::BARE_TYPE)
        }
        (Codec::As(conversion), instance) => conversion::wire_type(plan, conversion, instance),
        (Codec::With(path), _) => {
            let of_line = || field.line.as_ref().map(ToString::to_string);
            let text = field.text.clone().or_else(of_line);
            let text = text.as_deref().unwrap_or("Object");
            let value = match instance {
                Definitions::Concrete => substitute::elided(ty),
                _ => substitute::substitute(plan, ty, &quote!('_)),
            };
            let names_parameters = instance == Definitions::Concrete && is_generic(plan);
            let skip = codec::skip(path, &value, names_parameters);
            quote!(__tl_Type::Custom(__tl_CustomType { text: #text, skip: #skip }))
        }
    }
}

pub(super) fn in_instance(plan: &Plan<'_>, ty: &Type, instance: Definitions) -> TokenStream {
    match instance {
        Definitions::Concrete => ty.to_token_stream(),
        _ => substitute::substitute(plan, ty, &quote!('static)),
    }
}
