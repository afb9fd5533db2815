//! Calls of the functions in a codec module, `#[tl(with = path)]`.
//!
//! All tokens of a call have the span of the path in the attribute, so rustc's errors name the functions and point at
//! the path. rustc shows errors with the same text and span only once, so every call of a function is written the
//! same way.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;

use crate::names;

/// ```text
/// {
///     let __tl_left = __tl_Writer::left(&__tl_out);
///     let __tl_result: __tl_Written<'_> = seconds::encode(__tl_field_0, __tl_out);
///     __tl_checked_codec(__tl_left, __tl_result)
/// }
/// ```
pub(crate) fn encode(path: &Path, value: &TokenStream) -> TokenStream {
    let span = span(path);
    let value = at(value, span);
    quote_spanned! {span=>
        {
            let __tl_left = __tl_Writer::left(&__tl_out);
            let __tl_result: __tl_Written<'_> = #path::encode(#value, __tl_out);
            __tl_checked_codec(__tl_left, __tl_result)
        }
    }
}

/// `let __tl_result: __tl_Decoded<Duration> = seconds::decode(__tl_reader);`
pub(crate) fn decode(path: &Path, ty: &impl ToTokens) -> TokenStream {
    let span = span(path);
    quote_spanned!(span=> let __tl_result: __tl_Decoded<#ty> = #path::decode(__tl_reader);)
}

/// ```text
/// {
///     fn __tl_skip<'__de>(__tl_reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<()> { … }
///     __tl_skip
/// }
/// ```
///
/// It is a function if possible: the decoder is a function with the same lifetime, so rustc's errors about both have
/// the same text. If the type names parameters of the item, it is a closure, because a function cannot name them.
pub(crate) fn skip(path: &Path, ty: &TokenStream, names_parameters: bool) -> TokenStream {
    let read = decode(path, ty);
    let body = quote! {
        #read
        match __tl_result {
            __tl_Ok(_) => __tl_Ok(()),
            __tl_Err(__tl_error) => __tl_Err(__tl_error),
        }
    };
    if names_parameters {
        return quote!(|__tl_reader| { #body });
    }
    let input = names::input_lifetime();
    quote! {{
        fn __tl_skip<#input>(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<()> { #body }
        __tl_skip
    }}
}

/// The span of the path's last name, with the hygiene of the macro.
fn span(path: &Path) -> Span {
    let last = path.segments.last().map_or_else(Span::call_site, |it| it.ident.span());
    Span::call_site().located_at(last)
}

/// The name of a local variable, with the span `span`.
fn at(name: &TokenStream, span: Span) -> TokenStream {
    let moved = name.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(span));
        token
    });
    moved.collect()
}
