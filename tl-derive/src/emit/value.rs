//! The call that decodes a value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Lifetime;

use crate::emit::{codec, conversion, vector};
use crate::plan::{Codec, Value};

/// Emits the expression that decodes a value, without its condition. `is_whole`: whether there is a bound on the whole
/// type, from [`crate::own_bounds::with_decoders`].
pub(super) fn value_read(
    Value { ty, codec, .. }: Value<'_>,
    input: &Lifetime,
    is_whole: bool,
) -> TokenStream {
    match codec {
        Codec::Boxed | Codec::Signed if is_whole => {
            quote!(<#ty as __tl_DecodeField<#input>>::decode(__tl_reader))
        }
        Codec::Bare if is_whole => quote!(__tl_decode_bare_field::<#ty>(__tl_reader)),
        Codec::Boxed | Codec::Signed => quote!(<#ty as __tl_Decode<#input>>::decode(__tl_reader)),
        Codec::Bare => quote!(__tl_decode_bare::<#ty>(__tl_reader)),
        Codec::Vector(vector) => {
            let codec = vector::codec(&vector);
            quote!(#codec::decode::<#ty>(__tl_reader))
        }
        Codec::With(path) => {
            let read = codec::decode(path, ty);
            quote!({ #read __tl_result })
        }
        Codec::As(conversion) => conversion::read(conversion),
    }
}
