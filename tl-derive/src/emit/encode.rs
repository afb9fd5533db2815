//! `TlObject`: encodes the id and the body.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Token};

use crate::bounds;
use crate::emit::accepted::{self, HiddenStructs};
use crate::emit::block::{self, FixedBlock, Write, at_type};
use crate::emit::codec;
use crate::emit::conversion;
use crate::emit::definition;
use crate::emit::exit::field_path;
use crate::emit::header::ImplHeader;
use crate::emit::id::{IdToken, Ids};
use crate::emit::instance;
use crate::emit::signed;
use crate::emit::vector;
use crate::plan::{Body, Codec, Constructor, Field, Fields, Plan, Value, WordPlace};
use crate::type_tokens::join;

/// ```text
/// impl __tl_TlObject for PhoneCall {
///     const TYPE: __tl_Type = …;
///     const CONSTRUCTORS: __tl_Definitions = &[…];
///     // In an enum, and in a struct that accepts other lines:
///     fn constructor_id(&self) -> __tl_u32 { … }
///     fn encode_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded { … }
/// }
/// ```
pub(crate) fn tl_object(plan: &Plan<'_>, ids: &Ids, hidden: HiddenStructs<'_>) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_TlObject", &bounds::to_encode(plan));
    let ty = definition::object_type(plan);
    let definitions = definition::of_instance(plan, ids, hidden);
    let proof = instance::proof_of_instance(plan);
    let constructor_id =
        (!plan.is_struct || accepted::is_accepting(plan)).then(|| constructor_id(plan, ids));
    let write = body_write(plan, body_arm);
    quote! {
        #header {
            const TYPE: __tl_Type = #ty;
            const CONSTRUCTORS: __tl_Definitions = #definitions;

            #constructor_id

            fn encode_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded {
                #proof
                #write
            }
        }
    }
}

/// The body of `encode_body`: `match self { … }`, with an arm per constructor.
pub(super) fn body_write(
    plan: &Plan<'_>,
    arm: impl FnMut(&Constructor<'_>) -> TokenStream,
) -> TokenStream {
    let arms = join(plan.constructors.iter().map(arm));
    quote!(match self { #arms })
}

/// `fn constructor_id(&self) -> __tl_u32 { match self { … } }`
fn constructor_id(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let ids = plan.constructors.iter().enumerate().map(|(index, it)| id_arm(it, ids.get(index)));
    quote! {
        fn constructor_id(&self) -> __tl_u32 {
            match self { #(#ids)* }
        }
    }
}

/// `Self` or `Self::Variant`, for patterns and expressions with braces, which work for every shape of fields.
pub(crate) struct ConstructorPath<'a> {
    /// The item, if it is not `Self`.
    item: Option<&'a Ident>,
    variant: Option<&'a Ident>,
}

impl<'a> ConstructorPath<'a> {
    pub(crate) fn of(constructor: &Constructor<'a>) -> Self {
        Self { item: None, variant: constructor.variant }
    }

    /// `PhoneCall::Empty`, for a function without a `Self`.
    pub(crate) fn outside(item: &'a Ident, constructor: &Constructor<'a>) -> Self {
        Self { item: Some(item), variant: constructor.variant }
    }
}

/// Emits token by token, because a separate stream would be copied into each arm.
impl ToTokens for ConstructorPath<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.item {
            Some(item) => item.to_tokens(tokens),
            None => Token![Self](Span::call_site()).to_tokens(tokens),
        }
        if let Some(variant) = self.variant {
            Token![::](Span::call_site()).to_tokens(tokens);
            variant.to_tokens(tokens);
        }
    }
}

/// ```text
/// Self::PhoneConnection { .. } => 0x9cc123c7_u32,
/// Self::Call { 0: __tl_object } => <PhoneCall as __tl_TlObject>::constructor_id(__tl_object),
/// ```
fn id_arm(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(_) => quote!(#path { .. } => #id,),
        Body::Object { member, ty } | Body::Other { member, ty } => {
            quote!(#path { #member: __tl_object } => <#ty as __tl_TlObject>::constructor_id(__tl_object),)
        }
    }
}

/// An arm that writes the body of one constructor.
///
/// ```text
/// Self::Call { 0: __tl_object } => <PhoneCall as __tl_TlObject>::encode_body(__tl_object, __tl_out),
/// ```
pub(super) fn body_arm(constructor: &Constructor<'_>) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(fields) => fields_arm(&path, fields, None),
        Body::Object { member, ty } | Body::Other { member, ty } => quote! {
            #path { #member: __tl_object } => <#ty as __tl_TlObject>::encode_body(__tl_object, __tl_out),
        },
    }
}

/// `Self { id: __tl_field_0, … } => { … }`. `empty` is the index of a signature that is written as empty.
pub(super) fn fields_arm(
    path: &ConstructorPath<'_>,
    fields: &Fields<'_>,
    empty: Option<usize>,
) -> TokenStream {
    let pattern = pattern(fields);
    let body = body(fields, empty);
    quote!(#path { #pattern } => { #body })
}

/// `id: __tl_field_0, ip: __tl_field_1, ..`: the encoded fields.
pub(super) fn pattern(fields: &Fields<'_>) -> TokenStream {
    let used = fields.list.iter().filter(|it| !it.is_skipped());
    let (members, bindings): (Vec<_>, Vec<_>) =
        used.map(|Field { member, binding, .. }| (member, binding)).unzip();
    let rest = (members.len() < fields.list.len()).then(|| quote!(..));
    quote!(#(#members: #bindings,)* #rest)
}

/// ```text
/// let __tl_out = __tl_Ok(__tl_out);
/// let __tl_out = __tl_write_block(__tl_out, [__tl_with_bit(0, 0, *__tl_field_0), …], "phoneConnection.flags");
/// let __tl_out = <String as __tl_Encode>::encode_field(__tl_field_1, __tl_out, "phoneConnection.ip");
/// __tl_left(__tl_out)
/// ```
///
/// Each write takes the result of the previous one, and does nothing if it is an error. A `match` per field would be
/// a third of the encoder's compile time, for the same optimised code.
fn body(fields: &Fields<'_>, empty: Option<usize>) -> TokenStream {
    let empty = empty.map(|index| &fields.list[index]);
    let absent = empty.and_then(signed::absent);
    let is_empty = |field| empty.is_some_and(|it| std::ptr::eq(it, field));
    let writes = block::writes(fields).into_iter().map(|it| match it {
        Write::Block(block) => block_write(fields, &block),
        Write::Value(field, Value { flag: None, .. }) if is_empty(field) => {
            other_write(&signed::write_empty(), &field_path(fields, &field.label))
        }
        Write::Value(field, value) => field_write(field, value, &field_path(fields, &field.label)),
    });
    let writes = join(writes);
    if writes.is_empty() {
        return quote!(__tl_Ok(__tl_Writer::left(&__tl_out)));
    }
    quote!(#absent let __tl_out = __tl_Ok(__tl_out); #writes __tl_left(__tl_out))
}

/// Writes a block. A bit that several fields share is checked before.
fn block_write(fields: &Fields<'_>, block: &FixedBlock<'_>) -> TokenStream {
    let shared = join(block.words().map(|word| shared_bits(fields, word)));
    let write = block.write(fields, |word| word_bits(fields, word));
    quote!(#shared let __tl_out = #write;)
}

fn field_write(Field { binding, .. }: &Field<'_>, value: Value<'_>, path: &str) -> TokenStream {
    let Value { ty, codec, flag, .. } = value;
    let write = match (flag, codec) {
        (None, Codec::Boxed | Codec::Signed) => {
            return quote! {
                let __tl_out = <#ty as __tl_Encode>::encode_field(#binding, __tl_out, #path);
            };
        }
        (Some(_), Codec::Boxed | Codec::Signed) => {
            return quote! {
                let __tl_out = <#ty as __tl_Encode>::encode_optional(#binding, __tl_out, #path);
            };
        }
        (None, _) => value_write(value, &quote!(#binding)),
        (Some(_), Codec::Bare) => {
            quote!(__tl_encode_optional_bare::<#ty>(#binding, __tl_out))
        }
        (Some(_), _) => {
            let write = value_write(value, &quote!(__tl_value));
            quote!(match #binding { __tl_Some(__tl_value) => #write, __tl_None => __tl_Ok(__tl_out) })
        }
    };
    other_write(&write, path)
}

/// A write by a function that is not a method of the field's type.
///
/// `let __tl_out = __tl_write_field(__tl_out, "phoneCall.date", |__tl_out| …);`
fn other_write(write: &TokenStream, path: &str) -> TokenStream {
    quote!(let __tl_out = __tl_write_field(__tl_out, #path, |__tl_out| #write);)
}

/// The call that writes a value and returns the writer of the remaining memory.
pub(super) fn value_write(of: Value<'_>, value: &TokenStream) -> TokenStream {
    let ty = of.ty;
    match of.codec {
        Codec::Boxed | Codec::Signed => quote!(<#ty as __tl_Encode>::encode(#value, __tl_out)),
        Codec::Bare => quote!(__tl_encode_bare::<#ty>(#value, __tl_out)),
        Codec::Vector(vector) => {
            let codec = vector::codec(&vector);
            quote!(#codec::encode::<#ty>(#value, __tl_out))
        }
        Codec::With(path) => codec::encode(path, value),
        Codec::As(conversion) => conversion::write(conversion, value),
    }
}

/// `__tl_with_bit_if_some(__tl_with_bit(0, 5, *__tl_field_0), 7, __tl_field_9)`
fn word_bits(fields: &Fields<'_>, index: usize) -> TokenStream {
    let word = &fields.words[index];
    let bits = fields.bits_of(index);
    // Fields that share a bit have been checked to agree, so the first one is enough.
    let bits = bits.iter().fold(quote!(0), |before, (bit, sharing)| match sharing.first() {
        Some(field) => single_bit(&before, *bit, field),
        None => before,
    });
    match word.place {
        WordPlace::Field(field) => {
            let kept = at_type(&fields.list[field]);
            let kept = quote_spanned!(kept.span()=> *#kept);
            let declared = fields.declared_bits(index);
            quote!(__tl_merge_unknown_bits(#bits, #kept, #declared))
        }
        WordPlace::Before(_) => bits,
    }
}

fn single_bit(before: &TokenStream, bit: u32, field: &Field<'_>) -> TokenStream {
    let Field { binding, .. } = field;
    if field.is_true() {
        quote!(__tl_with_bit(#before, #bit, *#binding))
    } else {
        quote!(__tl_with_bit_if_some(#before, #bit, #binding))
    }
}

/// The checks of the shared bits in the word with the index `index`.
///
/// ```text
/// let __tl_out = __tl_check_shared_bit(
///     __tl_out,
///     &__tl_SharedBit { constructor: "webPage", word: "flags", bit: 5, fields: &["embed_url", "embed_type"] },
///     [::core::option::Option::is_some(__tl_field_9), ::core::option::Option::is_some(__tl_field_10)],
/// );
/// ```
fn shared_bits(fields: &Fields<'_>, index: usize) -> TokenStream {
    let Fields { name: constructor, .. } = fields;
    let word = &fields.words[index].name;
    let checks = fields.bits_of(index).into_iter().filter(|(_, sharing)| sharing.len() > 1);
    let checks = checks.map(|(bit, sharing)| {
        let names = sharing.iter().map(|field| &field.label);
        let set = sharing.iter().map(|field| {
            let Field { binding, .. } = field;
            if field.is_true() {
                quote!(*#binding)
            } else {
                quote!(::core::option::Option::is_some(#binding))
            }
        });
        // The error has the names of the constructor and the fields, so no path is added.
        quote! {
            let __tl_out = __tl_check_shared_bit(
                __tl_out,
                &__tl_SharedBit {
                    constructor: #constructor,
                    word: #word,
                    bit: #bit,
                    fields: &[#(#names),*],
                },
                [#(#set),*],
            );
        }
    });
    join(checks)
}
