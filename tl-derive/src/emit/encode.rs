//! `TlObject`: encodes the id and the body.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Token, Type};

use crate::bounds;
use crate::emit::accepted::{self, HiddenStructs};
use crate::emit::block::{FixedBlock, FixedBlocks, Part, at_type};
use crate::emit::codec;
use crate::emit::conversion;
use crate::emit::definition;
use crate::emit::exit::field_path;
use crate::emit::header::ImplHeader;
use crate::emit::id::{IdToken, Ids};
use crate::emit::instance;
use crate::emit::signed;
use crate::emit::vector;
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Plan, WireStep, WordPlace};

/// ```text
/// impl __tl_TlObject for PhoneCall {
///     const TYPE: __tl_Type = …;
///     const CONSTRUCTORS: __tl_Definitions = &[…];
///     // Of an enum, and of a struct that accepts other lines.
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
    let arms: TokenStream = plan.constructors.iter().map(arm).collect();
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

/// Token by token: a separate stream would be copied into each arm.
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

/// `Self { id: __tl_field_0, … } => { … }`. The field with the index `empty` is written as an empty one.
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
    let used = fields.list.iter().filter(|it| !matches!(it.kind, FieldKind::Skipped));
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
    let absent = empty.and_then(|index| signed::absent(&fields.list[index]));
    let blocks = FixedBlocks::of(fields);
    let leading = blocks.leading().map(|block| block_write(fields, block));
    let writes = fields.steps().map(|it| match it {
        WireStep::Word(word) => part_write(fields, &blocks, Part::Word(word)),
        WireStep::Field(index) => match &fields.list[index].kind {
            FieldKind::Value(_) if empty == Some(index) => {
                let path = field_path(fields, &fields.list[index].label);
                other_write(&signed::write_empty(), &path)
            }
            _ => field_write(fields, &blocks, index),
        },
    });
    let writes: TokenStream = leading.into_iter().chain(writes).collect();
    if writes.is_empty() {
        return quote!(__tl_Ok(__tl_Writer::left(&__tl_out)));
    }
    quote!(#absent let __tl_out = __tl_Ok(__tl_out); #writes __tl_left(__tl_out))
}

/// Writes a whole block, at its first part. A bit that several fields share is checked before.
fn block_write(fields: &Fields<'_>, block: &FixedBlock) -> TokenStream {
    let shared = block.words().map(|word| shared_bits(fields, word));
    let shared: TokenStream = shared.collect();
    let write = block.write(fields, |word| word_bits(fields, word));
    quote!(#shared let __tl_out = #write;)
}

fn field_write(fields: &Fields<'_>, blocks: &FixedBlocks, index: usize) -> TokenStream {
    let field = &fields.list[index];
    let Field { binding, .. } = field;
    let path = field_path(fields, &field.label);
    let write = match field.kind {
        FieldKind::Number(number) => {
            return part_write(fields, blocks, Part::Number(index, number));
        }
        FieldKind::Word(word) => return part_write(fields, blocks, Part::Word(word)),
        FieldKind::True(_) | FieldKind::Skipped => return TokenStream::new(),
        FieldKind::Value(Codec::Boxed | Codec::Signed) => {
            let ty = field.ty;
            return quote! {
                let __tl_out = <#ty as __tl_Encode>::encode_field(#binding, __tl_out, #path);
            };
        }
        FieldKind::Optional { ty, codec: Codec::Boxed | Codec::Signed, .. } => {
            return quote! {
                let __tl_out = <#ty as __tl_Encode>::encode_optional(#binding, __tl_out, #path);
            };
        }
        FieldKind::Value(codec) => value_write(field.ty, codec, &quote!(#binding)),
        FieldKind::Optional { ty, codec: Codec::Bare, .. } => {
            quote!(__tl_encode_optional_bare::<#ty>(#binding, __tl_out))
        }
        FieldKind::Optional { ty, codec, .. } => {
            let write = value_write(ty, codec, &quote!(__tl_value));
            quote!(match #binding { __tl_Some(__tl_value) => #write, __tl_None => __tl_Ok(__tl_out) })
        }
    };
    other_write(&write, &path)
}

/// A write by a function that is not a method of the field's type.
///
/// `let __tl_out = __tl_write_field(__tl_out, "phoneCall.date", |__tl_out| …);`
fn other_write(write: &TokenStream, path: &str) -> TokenStream {
    quote!(let __tl_out = __tl_write_field(__tl_out, #path, |__tl_out| #write);)
}

/// Writes a whole block at its first part. The leading block has already been written.
fn part_write(fields: &Fields<'_>, blocks: &FixedBlocks, part: Part) -> TokenStream {
    match blocks.starting_at(part) {
        Some(block) => block_write(fields, block),
        None => TokenStream::new(),
    }
}

/// The call that writes a value and returns the writer of the remaining memory.
pub(super) fn value_write(ty: &Type, codec: Codec<'_>, value: &TokenStream) -> TokenStream {
    match codec {
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
    match field.kind {
        FieldKind::True(_) => quote!(__tl_with_bit(#before, #bit, *#binding)),
        _ => quote!(__tl_with_bit_if_some(#before, #bit, #binding)),
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
        let set = sharing.iter().map(|Field { binding, kind, .. }| match kind {
            FieldKind::True(_) => quote!(*#binding),
            _ => quote!(::core::option::Option::is_some(#binding)),
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
    checks.collect()
}
