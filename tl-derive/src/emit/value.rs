//! The call that reads a value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lifetime, Type};

use crate::emit::{codec, conversion, vector};
use crate::plan::Codec;

/// Reads a value of the type `ty`: an expression. `is_whole`: whether the type is bound as a whole, by
/// [`crate::own_bounds::with_decoders`].
pub(super) fn value_read(
    ty: &Type,
    codec: Codec<'_>,
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
