//! Decoders of the fields of one constructor.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Lifetime, Type};

use crate::emit::block::span_of_name;
use crate::emit::codec;
use crate::emit::encode::ConstructorPath;
use crate::emit::exit::{exits, field_path};
use crate::emit::value::value_read;
use crate::plan::{Codec, Field, FieldKind, Fields, Flag, Value, WireStep, Word};
use crate::type_tokens::{self, join};

pub(super) fn is_read(field: &Field<'_>) -> bool {
    !field.is_true() && !field.is_skipped()
}

/// The decoders of the fields of one constructor.
pub(super) struct FieldDecoders<'a> {
    pub(super) fields: &'a Fields<'a>,
    pub(super) input: &'a Lifetime,
    /// The type parameters that need a bound on the whole type of their fields.
    pub(super) whole: &'a [&'a Ident],
}

impl FieldDecoders<'_> {
    /// ```text
    /// {
    ///     let __tl_field_0 = match <i64 as __tl_Decode<'__de>>::decode(__tl_reader) { … };
    ///     …
    ///     __tl_Ok(Self { id: __tl_field_0, … })
    /// }
    /// ```
    ///
    /// Each value is decoded into a variable. In a struct expression, rustc would emit the drops of all earlier values
    /// again for each field that can fail: for 8 strings 124 drops instead of 28.
    pub(super) fn read(&self, path: &ConstructorPath<'_>) -> TokenStream {
        let steps = self.fields.steps().map(|step| match step {
            WireStep::Word(index) => self.word(&self.fields.words[index]),
            WireStep::Value(field, value) => self.value(field, value),
            WireStep::True(..) => TokenStream::new(),
        });
        let steps = join(steps);
        let members = join(self.fields.list.iter().map(|it| self.member(it)));
        quote!({ #steps __tl_Ok(#path { #members }) })
    }

    /// `id: __tl_field_0,`
    fn member(&self, field: &Field<'_>) -> TokenStream {
        let Field { member, binding, ty, .. } = field;
        match field.kind {
            FieldKind::Value(_) => quote!(#member: #binding,),
            FieldKind::True(Flag { word, bit }) => {
                let word = &self.fields.words[word].binding;
                quote!(#member: __tl_bit(#word, #bit),)
            }
            FieldKind::Word(index) => {
                let word = &self.fields.words[index].binding;
                let declared = self.fields.declared_bits(index);
                // If the type is not tl-core's `Flags`, the compiler's error points at it.
                let span = Span::call_site().located_at(span_of_name(ty));
                let bits = quote_spanned!(span=> __tl_unknown_bits(#word, #declared));
                quote!(#member: #bits,)
            }
            FieldKind::Skipped if field.is_phantom => {
                quote_spanned!(ty.span()=> #member: ::core::marker::PhantomData,)
            }
            FieldKind::Skipped => {
                quote!(#member: <#ty as ::core::default::Default>::default(),)
            }
        }
    }

    /// `let __tl_word_0 = match __tl_Reader::read_u32(__tl_reader) { … };`
    fn word(&self, word: &Word) -> TokenStream {
        let (binding, exits) = (&word.binding, self.exits(word.label()));
        quote!(let #binding = match __tl_Reader::read_u32(__tl_reader) #exits;)
    }

    fn value(&self, field: &Field<'_>, value: Value<'_>) -> TokenStream {
        match value.flag {
            None => self.required(field, value),
            Some(flag) => self.optional(field, flag, value),
        }
    }

    /// ```text
    /// let __tl_field_0 = match <String as __tl_Decode<'__de>>::decode(__tl_reader) {
    ///     __tl_Ok(__tl_value) => __tl_value,
    ///     __tl_Err(__tl_error) => break '__error (__tl_error, "phoneConnection.ip"),
    /// };
    /// ```
    fn required(&self, field: &Field<'_>, value: Value<'_>) -> TokenStream {
        let (input, binding) = (self.input, &field.binding);
        let Value { ty, codec, .. } = value;
        let exits = self.exits(&field.label);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote!(let #binding = match <#ty as #decode<#input>>::decode(__tl_reader) #exits;)
            }
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                quote!(let #binding = { #read match __tl_result #exits };)
            }
            Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(value, input, self.is_bound_as_a_whole(ty));
                quote!(let #binding = match #read #exits;)
            }
        }
    }

    /// `let __tl_field_2 = match <DataJson as __tl_Decode<'__de>>::decode_optional(__tl_word_0, 7, __tl_reader) { … };`
    fn optional(
        &self,
        field: &Field<'_>,
        Flag { word, bit }: Flag,
        value: Value<'_>,
    ) -> TokenStream {
        let (input, binding) = (self.input, &field.binding);
        let Value { ty, codec, .. } = value;
        let word = &self.fields.words[word].binding;
        let exits = self.exits(&field.label);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote! {
                    let #binding =
                        match <#ty as #decode<#input>>::decode_optional(#word, #bit, __tl_reader) #exits;
                }
            }
            Codec::Bare if !self.is_bound_as_a_whole(ty) => quote! {
                let #binding =
                    match __tl_decode_optional_bare::<#ty>(#word, #bit, __tl_reader) #exits;
            },
            Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(value, input, self.is_bound_as_a_whole(ty));
                let value = quote!(__tl_Some(match #read #exits));
                quote!(let #binding = if __tl_bit(#word, #bit) { #value } else { __tl_None };)
            }
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                let value = quote!(#read __tl_Some(match __tl_result #exits));
                quote!(let #binding = if __tl_bit(#word, #bit) { #value } else { __tl_None };)
            }
        }
    }

    /// The trait that decodes a field of this type.
    fn decode(&self, ty: &Type) -> Ident {
        let name = if self.is_bound_as_a_whole(ty) { "__tl_DecodeField" } else { "__tl_Decode" };
        Ident::new(name, Span::call_site())
    }

    fn is_bound_as_a_whole(&self, ty: &Type) -> bool {
        self.whole.iter().any(|it| type_tokens::mentions(ty, it))
    }

    fn exits(&self, field: &str) -> Group {
        exits(&field_path(self.fields, field))
    }
}
