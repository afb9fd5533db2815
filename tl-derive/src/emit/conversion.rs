//! `as = Type`: values are converted to that type to be written, and back after they are read.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Lifetime, Type};

use crate::emit::definition::Definitions;
use crate::emit::substitute;
use crate::emit::types::in_instance;
use crate::plan::{Conversion, Plan};

/// ```text
/// __tl_encode_as::<i64>((&&__tl_Convert::<Duration, i64>::NEW).__tl_convert(__tl_field_0), __tl_out)
/// // For a vector:
/// __tl_encode_vector_as(__tl_field_0, __tl_out, |__tl_value, __tl_out| …)
/// ```
///
/// The compiler chooses the method: by reference if possible, else by value.
pub(crate) fn write(conversion: Conversion<'_>, value: &TokenStream) -> TokenStream {
    let Conversion { from, to, vectors, is_bare } = conversion;
    let span = span(to);
    let one = |value: &TokenStream, is_bare| {
        let encode = if is_bare { quote!(__tl_encode_bare_as) } else { quote!(__tl_encode_as) };
        let convert = quote_spanned!(span=> __tl_convert);
        quote!(#encode::<#to>((&&__tl_Convert::<#from, #to>::NEW).#convert(#value), __tl_out))
    };
    if vectors == 0 {
        return one(value, is_bare);
    }
    let items = (1..vectors).fold(
        one(&quote!(__tl_value), false),
        |items, _| quote!(__tl_encode_vector_as(__tl_value, __tl_out, |__tl_value, __tl_out| #items)),
    );
    if is_bare {
        quote!(__tl_encode_bare_vector_as(#value, __tl_out, |__tl_value, __tl_out| #items))
    } else {
        quote!(__tl_encode_vector_as(#value, __tl_out, |__tl_value, __tl_out| #items))
    }
}

/// `__tl_decode_as::<Duration, i64, __tl_As<Duration, i64>>(__tl_reader)`
pub(crate) fn read(conversion: Conversion<'_>) -> TokenStream {
    let Conversion { from, to, .. } = conversion;
    let decode = decode(conversion, &quote!(#from), &quote!(#to));
    quote!(#decode(__tl_reader))
}

/// The function that decodes a field of the type `from`, or a vector of it, as `to`.
fn decode(conversion: Conversion<'_>, from: &TokenStream, to: &TokenStream) -> TokenStream {
    let wire = wire(conversion, from, to);
    quote_spanned!(span(conversion.to)=> __tl_decode_as::<#from, #to, #wire>)
}

/// The span for names of emitted code: that of the type in `as`.
fn span(to: &Type) -> Span {
    Span::call_site().located_at(to.span())
}

/// `<i64 as __tl_Decode<'__de>>::MIN_LEN`
pub(crate) fn min_len(conversion: Conversion<'_>, input: &Lifetime) -> TokenStream {
    let Conversion { from, to, vectors, is_bare } = conversion;
    if is_bare {
        return quote!(0);
    }
    // The minimum length of a vector does not depend on its items.
    let ty = if vectors == 0 { quote!(#to) } else { quote!(__tl_Vec<__tl_As<#from, #to>>) };
    quote!(<#ty as __tl_Decode<#input>>::MIN_LEN)
}

/// ```text
/// __tl_Type::Converted(&__tl_ConvertedType {
///     ty: <__tl_As<Duration, i64> as __tl_Wire>::TYPE,
///     check: |__tl_reader| match __tl_decode_as::<…>(__tl_reader) { … },
/// }),
/// ```
pub(crate) fn wire_type(
    plan: &Plan<'_>,
    conversion: Conversion<'_>,
    instance: Definitions,
) -> TokenStream {
    let Conversion { from, to, .. } = conversion;
    let in_instance = |ty| in_instance(plan, ty, instance);
    let shown = wire(conversion, &in_instance(from), &in_instance(to));
    // A type variable has no values to check.
    if instance == Definitions::Generic {
        return quote!(<#shown as __tl_Wire>::TYPE);
    }
    let decode = decode(conversion, &substitute::elided(from), &substitute::elided(to));
    quote! {
        __tl_Type::Converted(&__tl_ConvertedType {
            ty: <#shown as __tl_Wire>::TYPE,
            check: |__tl_reader| match #decode(__tl_reader) {
                __tl_Ok(_) => __tl_Ok(()),
                __tl_Err(__tl_error) => __tl_Err(__tl_error),
            },
        })
    }
}

/// `__tl_Vec<__tl_As<Duration, i64>>`: the type that is decoded in place of the field's.
fn wire(conversion: Conversion<'_>, from: &TokenStream, to: &TokenStream) -> TokenStream {
    let span = span(conversion.to);
    let one = if conversion.is_bare && conversion.vectors == 0 {
        quote_spanned!(span=> __tl_BareAs<#from, #to>)
    } else {
        quote_spanned!(span=> __tl_As<#from, #to>)
    };
    let wire =
        (0..conversion.vectors).fold(one, |items, _| quote_spanned!(span=> __tl_Vec<#items>));
    if conversion.is_bare && conversion.vectors > 0 {
        quote_spanned!(span=> __tl_Bare<#wire>)
    } else {
        wire
    }
}
