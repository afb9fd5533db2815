//! `&Item` and `Box<Item>` of an item that is not an object.
//!
//! tl-core implements them only for objects. The derive can do it for other items, since both types are fundamental
//! in Rust's coherence rules.

use proc_macro2::TokenStream;
use quote::quote;

use crate::bounds;
use crate::emit::header::{self, ImplHeader};
use crate::names;
use crate::plan::Plan;

/// ```text
/// impl __tl_Encode for &Point {
///     const TYPE: __tl_Type = <Point as __tl_Encode>::TYPE;
///     fn encode<'__w>(&self, __tl_out: __tl_Writer<'__w>) -> __tl_Written<'__w> {
///         <Point as __tl_Encode>::encode(self, __tl_out)
///     }
/// }
/// impl __tl_Encode for __tl_Box<Point> { … }
/// impl<'__de> __tl_Decode<'__de> for __tl_Box<Point> {
///     const MIN_LEN: __tl_usize = <Point as __tl_Decode<'__de>>::MIN_LEN;
///     fn decode(__tl_reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<Self> {
///         __tl_decode_on_the_heap(__tl_reader)
///     }
/// }
/// ```
pub(crate) fn pointers(plan: &Plan<'_>) -> TokenStream {
    let item = header::item(plan);
    let by_reference = encode(plan, &item, &quote!(&#item));
    let boxed = encode(plan, &item, &quote!(__tl_Box<#item>));
    let decode = decode(plan, &item);
    quote!(#by_reference #boxed #decode)
}

fn encode(plan: &Plan<'_>, item: &TokenStream, pointer: &TokenStream) -> TokenStream {
    let header = ImplHeader::on(plan, "__tl_Encode", &bounds::to_encode(plan), None, pointer);
    let output = names::output_lifetime();
    quote! {
        #header {
            const TYPE: __tl_Type = <#item as __tl_Encode>::TYPE;

            #[inline]
            fn encode<#output>(&self, __tl_out: __tl_Writer<#output>) -> __tl_Written<#output> {
                <#item as __tl_Encode>::encode(self, __tl_out)
            }
        }
    }
}

fn decode(plan: &Plan<'_>, item: &TokenStream) -> TokenStream {
    let input = names::input_lifetime();
    let predicates = bounds::to_decode(plan);
    let pointer = quote!(__tl_Box<#item>);
    let header = ImplHeader::on(plan, "__tl_Decode", &predicates, Some(&input), &pointer);
    quote! {
        #header {
            const MIN_LEN: __tl_usize = <#item as __tl_Decode<#input>>::MIN_LEN;

            fn decode(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<Self> {
                __tl_decode_on_the_heap(__tl_reader)
            }
        }
    }
}
