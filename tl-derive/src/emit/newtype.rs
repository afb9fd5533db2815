//! A transparent struct: `Encode` and `Decode` by its one field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::bounds;
use crate::emit::conversion;
use crate::emit::definition::Definitions;
use crate::emit::encode::{pattern, value_write};
use crate::emit::header::ImplHeader;
use crate::emit::pointers::pointers;
use crate::emit::types::field_type;
use crate::emit::value::value_read;
use crate::emit::vector;
use crate::names;
use crate::own_bounds;
use crate::plan::{Codec, Constructor, Field, Fields, Plan, Value};
use crate::type_tokens::{self, join};

/// The one field, with its value.
struct Inner<'a> {
    fields: &'a Fields<'a>,
    field: &'a Field<'a>,
    value: Value<'a>,
}

pub(crate) fn implementations(plan: &Plan<'_>) -> TokenStream {
    let inner = plan.constructors.iter().filter_map(Constructor::fields).find_map(|fields| {
        fields.list.iter().find_map(|field| Some(Inner { fields, field, value: field.value()? }))
    });
    // The check has found exactly one field.
    let Some(inner) = inner else { return TokenStream::new() };
    let encode = encode_impl(plan, &inner);
    let decode = decode_impl(plan, &inner);
    let pointers = pointers(plan);
    quote!(#encode #decode #pointers)
}

/// ```text
/// impl __tl_Encode for UserId {
///     const TYPE: __tl_Type = __tl_Type::Wrapped(&__tl_WrappedType {
///         ty: <i64 as __tl_Encode>::TYPE,
///         size: ::core::mem::size_of::<Self>(),
///         levels: 0u32,
///     });
///     fn encode<'__w>(&self, __tl_out: __tl_Writer<'__w>) -> __tl_Written<'__w> {
///         let Self { 0: __tl_field_0, } = self;
///         <i64 as __tl_Encode>::encode(__tl_field_0, __tl_out)
///     }
/// }
/// ```
fn encode_impl(plan: &Plan<'_>, &Inner { fields, field, value }: &Inner<'_>) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_Encode", &bounds::to_encode(plan));
    let output = names::output_lifetime();
    let ty = field_type(plan, field, value, Definitions::Concrete);
    let levels = levels(value.codec);
    let pattern = pattern(fields);
    let binding = &field.binding;
    let write = value_write(value, &quote!(#binding));
    quote! {
        #header {
            const TYPE: __tl_Type = __tl_Type::Wrapped(&__tl_WrappedType {
                ty: #ty,
                size: ::core::mem::size_of::<Self>(),
                levels: #levels,
            });

            #[inline]
            fn encode<#output>(&self, __tl_out: __tl_Writer<#output>) -> __tl_Written<#output> {
                let Self { #pattern } = self;
                #write
            }
        }
    }
}

/// The levels that limits count for the newtype. A codec may contain the newtype again without an object between
/// them: without a level, only the size would bound the nesting.
fn levels(codec: Codec<'_>) -> u32 {
    u32::from(matches!(codec, Codec::With(_)))
}

/// ```text
/// impl<'__de> __tl_Decode<'__de> for UserId {
///     const MIN_LEN: __tl_usize = <i64 as __tl_Decode<'__de>>::MIN_LEN;
///     fn decode(__tl_reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<Self> {
///         __tl_decode_wrapped::<0u32, _, _>(
///             __tl_reader,
///             |__tl_reader| <i64 as __tl_Decode<'__de>>::decode(__tl_reader),
///             |__tl_value| Self { 0: __tl_value, },
///         )
///     }
///     // Reads all items at once, if the field's type does so:
///     fn decode_items(…) -> __tl_Decoded<__tl_Vec<Self>> {
///         __tl_decode_items_of::<i64, Self>(__tl_count, __tl_reader, |__tl_value| Self { 0: __tl_value, })
///     }
/// }
/// ```
fn decode_impl(plan: &Plan<'_>, &Inner { fields, value, .. }: &Inner<'_>) -> TokenStream {
    let input = names::input_lifetime();
    let predicates = bounds::to_decode(plan);
    let header = ImplHeader::with_lifetime(plan, "__tl_Decode", &predicates, Some(&input));
    let Value { ty, codec, .. } = value;
    let whole = own_bounds::with_decoders(plan);
    let is_whole = whole.iter().any(|it| type_tokens::mentions(ty, it));
    let (read, levels) = (value_read(value, &input, is_whole), levels(codec));
    let members = fields.list.iter().map(|field| {
        let Field { member, ty, .. } = field;
        if field.is_skipped() {
            quote!(#member: <#ty as ::core::default::Default>::default(),)
        } else {
            quote!(#member: __tl_value,)
        }
    });
    let members = join(members);
    let min_len = match codec {
        Codec::Boxed | Codec::Signed if is_whole => {
            quote!(<#ty as __tl_DecodeField<#input>>::MIN_LEN)
        }
        Codec::Boxed | Codec::Signed => quote!(<#ty as __tl_Decode<#input>>::MIN_LEN),
        Codec::Vector(vector) => {
            let codec = vector::codec(&vector);
            quote!(#codec::MIN_LEN)
        }
        Codec::Bare | Codec::With(_) => quote!(0),
        Codec::As(conversion) => conversion::min_len(conversion, &input),
    };
    let items = (matches!(codec, Codec::Boxed | Codec::Signed) && !is_whole).then(|| {
        quote! {
            fn decode_items(
                __tl_count: __tl_usize,
                __tl_reader: &mut __tl_Reader<#input>,
            ) -> __tl_Decoded<__tl_Vec<Self>> {
                __tl_decode_items_of::<#ty, Self>(__tl_count, __tl_reader, |__tl_value| Self { #members })
            }
        }
    });
    quote! {
        #header {
            const MIN_LEN: __tl_usize = #min_len;

            #[inline]
            fn decode(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<Self> {
                __tl_decode_wrapped::<#levels, _, _>(
                    __tl_reader,
                    |__tl_reader| #read,
                    |__tl_value| Self { #members },
                )
            }

            #items
        }
    }
}
