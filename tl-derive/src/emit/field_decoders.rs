//! Decoders of the fields of one constructor.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Lifetime, Member, Token, Type};

use crate::emit::block::span_of_name;
use crate::emit::codec;
use crate::emit::encode::ConstructorPath;
use crate::emit::exit::{exits, field_path};
use crate::emit::value::value_read;
use crate::names;
use crate::plan::{Codec, Field, FieldKind, Fields, Flag, Value, Word, WordPlace};
use crate::type_tokens;

/// A constructor with more fields than this is decoded in groups.
const MANY: usize = 128;

/// The number of fields per group.
const GROUP: usize = 32;

pub(super) fn is_read(field: &Field<'_>) -> bool {
    !field.is_true() && !field.is_skipped()
}

/// The tokens around a value in a struct expression: `ip:` and `,`. They are part of the value's stream, since each
/// nested stream is a call into the compiler.
struct Frame<'a> {
    label: Option<Label<'a>>,
    comma: Option<Token![,]>,
}

impl<'a> Frame<'a> {
    const NONE: Self = Self { label: None, comma: None };

    fn of(member: &'a Member) -> Self {
        Self { label: Some(Label(member)), comma: Some(Token![,](Span::call_site())) }
    }
}

/// `ip:`
struct Label<'a>(&'a Member);

impl ToTokens for Label<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
        Token![:](Span::call_site()).to_tokens(tokens);
    }
}

/// The decoders of the fields of one constructor.
pub(super) struct FieldDecoders<'a> {
    pub(super) fields: &'a Fields<'a>,
    pub(super) input: &'a Lifetime,
    /// The type parameters that need a bound on the whole type of their fields.
    pub(super) whole: &'a [&'a Ident],
}

impl FieldDecoders<'_> {
    /// Reads the words before all fields. Other words are only declared here, and read at their position.
    fn declarations(&self) -> TokenStream {
        let end = self.fields.list.len();
        let words = self.fields.words.iter().map(|word| {
            let Word { binding, place, .. } = word;
            match place {
                // A word after all fields has no variable.
                WordPlace::Before(field) if *field == end && end > 0 => TokenStream::new(),
                WordPlace::Before(0) => {
                    let read = self.word(word);
                    quote!(let #binding = #read;)
                }
                WordPlace::Field(_) | WordPlace::Before(_) => quote!(let #binding;),
            }
        });
        words.collect()
    }

    /// `__tl_word_3 = match __tl_Reader::read_u32(__tl_reader) { … };`: reads the words without a field that are
    /// before the field with the index `field`.
    fn words_before(&self, field: usize) -> TokenStream {
        let words = self.fields.words_before(field).filter(|_| field > 0).map(|word| {
            let word = &self.fields.words[word];
            let (binding, read) = (&word.binding, self.word(word));
            quote!(#binding = #read;)
        });
        words.collect()
    }

    /// Reads the words at the end, after the value. No field depends on them.
    fn words_at_end(&self) -> TokenStream {
        let fields = self.fields.list.len();
        self.fields
            .words_before(fields)
            .filter(|_| fields > 0)
            .map(|word| self.word(&self.fields.words[word]))
            .map(|read| quote!(let _ = #read;))
            .collect()
    }

    /// `{ __tl_Ok(Self { id: …, ip: …, }) }`
    pub(super) fn read(&self, path: &ConstructorPath<'_>) -> TokenStream {
        let declarations = self.declarations();
        if self.fields.list.len() > MANY {
            return self.read_in_groups(path, &declarations);
        }
        let values = self.fields.list.iter().enumerate().map(|(index, field)| {
            let Field { member, .. } = field;
            let words = self.words_before(index);
            if words.is_empty() {
                return self.value(field, &Frame::of(member));
            }
            let value = self.value(field, &Frame::NONE);
            quote!(#member: { #words #value },)
        });
        let values: TokenStream = values.collect();
        let at_end = self.words_at_end();
        if at_end.is_empty() {
            return quote!({ #declarations __tl_Ok(#path { #values }) });
        }
        quote!({ #declarations let __tl_value = #path { #values }; #at_end __tl_Ok(__tl_value) })
    }

    /// ```text
    /// {
    ///     let __tl_fields_0 = (…, …);
    ///     __tl_Ok(Self { id: __tl_fields_0.0, ip: __tl_fields_0.1, … })
    /// }
    /// ```
    ///
    /// Each exit drops the earlier values one by one, so without groups compile time would grow with the square of
    /// their number.
    fn read_in_groups(
        &self,
        path: &ConstructorPath<'_>,
        declarations: &TokenStream,
    ) -> TokenStream {
        let mut groups = TokenStream::new();
        let mut members = TokenStream::new();
        for (number, fields) in self.fields.list.chunks(GROUP).enumerate() {
            let group = names::internal_ident(&format!("fields_{number}"));
            let values = fields.iter().enumerate().map(|(index, field)| {
                let words = self.words_before(number * GROUP + index);
                let value = self.value(field, &Frame::NONE);
                quote!({ #words #value })
            });
            groups.extend(quote!(let #group = (#(#values,)*);));
            for (index, Field { member, .. }) in fields.iter().enumerate() {
                let index = Index::from(index);
                members.extend(quote!(#member: #group.#index,));
            }
        }
        let at_end = self.words_at_end();
        quote!({ #declarations #groups #at_end __tl_Ok(#path { #members }) })
    }

    /// The expression that decodes a field.
    fn value(&self, field: &Field<'_>, frame: &Frame<'_>) -> TokenStream {
        let Field { ty, .. } = field;
        let Frame { label, comma } = frame;
        match field.kind {
            FieldKind::Value(value) => match value.flag {
                None => self.required(field, frame, value),
                Some(flag) => self.optional(field, frame, flag, value),
            },
            FieldKind::True(Flag { word, bit }) => {
                let word = &self.fields.words[word].binding;
                quote!(#label __tl_bit(#word, #bit) #comma)
            }
            FieldKind::Word(index) => {
                let word = &self.fields.words[index];
                let declared = self.fields.declared_bits(index);
                let read = self.word(word);
                let word = &word.binding;
                // If the type is not tl-core's `Flags`, the compiler's error points at it.
                let span = Span::call_site().located_at(span_of_name(ty));
                let bits = quote_spanned!(span=> __tl_unknown_bits(#word, #declared));
                quote!(#label {
                    #word = #read;
                    #bits
                } #comma)
            }
            FieldKind::Skipped if field.is_phantom => {
                quote_spanned!(ty.span()=> #label ::core::marker::PhantomData #comma)
            }
            FieldKind::Skipped => {
                quote!(#label <#ty as ::core::default::Default>::default() #comma)
            }
        }
    }

    /// `match __tl_Reader::read_u32(__tl_reader) { … }`: a flags word.
    fn word(&self, word: &Word) -> TokenStream {
        let exits = self.exits(word.label());
        quote!(match __tl_Reader::read_u32(__tl_reader) #exits)
    }

    /// ```text
    /// match <String as __tl_Decode<'__de>>::decode(__tl_reader) {
    ///     __tl_Ok(__tl_value) => __tl_value,
    ///     __tl_Err(__tl_error) => break '__error (__tl_error, "phoneConnection.ip"),
    /// }
    /// ```
    fn required(&self, field: &Field<'_>, frame: &Frame<'_>, value: Value<'_>) -> TokenStream {
        let input = self.input;
        let Frame { label, comma } = frame;
        let Value { ty, codec, .. } = value;
        let exits = self.exits(&field.label);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote!(#label match <#ty as #decode<#input>>::decode(__tl_reader) #exits #comma)
            }
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                quote!(#label { #read match __tl_result #exits } #comma)
            }
            Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(value, input, self.is_bound_as_a_whole(ty));
                quote!(#label match #read #exits #comma)
            }
        }
    }

    /// `match <DataJson as __tl_Decode<'__de>>::decode_optional(__tl_flags, 7, __tl_reader) { … }`
    fn optional(
        &self,
        field: &Field<'_>,
        Frame { label, comma }: &Frame<'_>,
        Flag { word, bit }: Flag,
        value: Value<'_>,
    ) -> TokenStream {
        let input = self.input;
        let Value { ty, codec, .. } = value;
        let word = &self.fields.words[word].binding;
        let exits = self.exits(&field.label);
        match codec {
            Codec::Boxed | Codec::Signed => {
                let decode = self.decode(ty);
                quote! {
                    #label
                        match <#ty as #decode<#input>>::decode_optional(#word, #bit, __tl_reader) #exits
                        #comma
                }
            }
            Codec::Bare if !self.is_bound_as_a_whole(ty) => quote! {
                #label match __tl_decode_optional_bare::<#ty>(#word, #bit, __tl_reader) #exits #comma
            },
            Codec::Bare | Codec::Vector(_) | Codec::As(_) => {
                let read = value_read(value, input, self.is_bound_as_a_whole(ty));
                let value = quote!(__tl_Some(match #read #exits));
                quote!(#label if __tl_bit(#word, #bit) { #value } else { __tl_None } #comma)
            }
            Codec::With(path) => {
                let read = codec::decode(path, ty);
                let value = quote!(#read __tl_Some(match __tl_result #exits));
                quote!(#label if __tl_bit(#word, #bit) { #value } else { __tl_None } #comma)
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
