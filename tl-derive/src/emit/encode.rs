//! `TlObject`: the id and the body.

use std::iter;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Ident, Token, Type};

use crate::bounds;
use crate::emit::definition;
use crate::emit::header::Header;
use crate::emit::id::{IdToken, Ids};
use crate::emit::run::{Part, Runs};
use crate::names;
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Plan, Word};

/// ```text
/// impl __tl_TlObject for PhoneCall {
///     const TYPE: __tl_Type = …;
///     const CONSTRUCTORS: __tl_Definitions = &[…];
///     // Of an enum.
///     fn constructor_id(&self) -> __tl_u32 { … }
///     fn encode_form<const __BOXED: __tl_bool, __B: __tl_Buffer>(
///         &self,
///         __writer: &mut __tl_Writer<__B>,
///     ) { … }
/// }
/// ```
pub(crate) fn tl_object(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let header = Header::of(plan, "__tl_TlObject", &bounds::to_encode(plan));
    let ty = definition::object_type(plan);
    let definitions = definition::of_instance(plan, ids);
    let constructor_id = (!plan.is_struct).then(|| constructor_id(plan, ids));
    let bodies =
        plan.constructors.iter().enumerate().map(|(index, it)| body_arm(it, ids.get(index)));
    let bodies: TokenStream = bodies.collect();
    quote! {
        #header {
            const TYPE: __tl_Type = #ty;
            const CONSTRUCTORS: __tl_Definitions = &[#definitions];

            #constructor_id

            fn encode_form<const __BOXED: __tl_bool, __B: __tl_Buffer>(
                &self,
                __writer: &mut __tl_Writer<__B>,
            ) {
                match self { #bodies }
            }
        }
    }
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

/// `Self` or `Self::Variant`, to match or to build with braces, which serve every shape.
pub(crate) struct ConstructorPath<'a>(Option<&'a Ident>);

impl<'a> ConstructorPath<'a> {
    pub(crate) fn of(constructor: &Constructor<'a>) -> Self {
        Self(constructor.variant)
    }
}

/// Token by token: it stands in each arm, and a stream of its own would have to be put into that of the arm.
impl ToTokens for ConstructorPath<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Token![Self](Span::call_site()).to_tokens(tokens);
        if let Some(variant) = self.0 {
            Token![::](Span::call_site()).to_tokens(tokens);
            variant.to_tokens(tokens);
        }
    }
}

/// ```text
/// Self::PhoneConnection { .. } => 0x9cc123c7_u32,
/// Self::Call { 0: __object } => <PhoneCall as __tl_TlObject>::constructor_id(__object),
/// ```
fn id_arm(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(_) => quote!(#path { .. } => #id,),
        Body::Object { member, ty } | Body::Other { member, ty } => {
            quote!(#path { #member: __object } => <#ty as __tl_TlObject>::constructor_id(__object),)
        }
    }
}

/// An arm that writes one constructor, with its id or without.
fn body_arm(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let pattern = pattern(fields);
            let body = body(fields, id);
            quote!(#path { #pattern } => #body)
        }
        Body::Object { member, ty } | Body::Other { member, ty } => quote! {
            #path { #member: __object } =>
                <#ty as __tl_TlObject>::encode_form::<__BOXED, __B>(__object, __writer),
        },
    }
}

/// `id: __field_0, ip: __field_1, ..`: the fields that are written.
fn pattern(fields: &Fields<'_>) -> TokenStream {
    let used = fields.list.iter().filter(|it| !matches!(it.kind, FieldKind::Skipped));
    let (members, bindings): (Vec<_>, Vec<_>) =
        used.map(|Field { member, binding, .. }| (member, binding)).unzip();
    let rest = (members.len() < fields.list.len()).then(|| quote!(..));
    quote!(#(#members: #bindings,)* #rest)
}

/// ```text
/// {
///     __tl_write_head::<__BOXED, _, _>([0x9cc123c7_u32, …], __writer);
///     <String as __tl_Encode>::encode(__field_1, __writer);
/// }
/// ```
fn body(fields: &Fields<'_>, id: &IdToken) -> TokenStream {
    let runs = Runs::of(fields);
    let head = match runs.in_front() {
        Some(run) => run.write_with_id(fields, id, |word| word_bits(fields, word)),
        None => quote!(__tl_write_id::<__BOXED, _>(__writer, #id);),
    };
    let writes = (0..fields.list.len()).map(|index| field_write(fields, &runs, index));
    let body: TokenStream = iter::once(head).chain(writes).collect();
    quote!({ #body })
}

fn field_write(fields: &Fields<'_>, runs: &Runs, index: usize) -> TokenStream {
    let field = &fields.list[index];
    let Field { binding, .. } = field;
    match field.kind {
        FieldKind::Number(number) => part_write(fields, runs, Part::Number(index, number)),
        FieldKind::Value(codec) => value_write(field.ty, codec, binding),
        FieldKind::Optional { ty, codec: Codec::Boxed, .. } => quote! {
            <#ty as __tl_Encode>::encode_optional(#binding, __writer);
        },
        FieldKind::Optional { ty, codec: Codec::Bare, .. } => quote! {
            <#ty as __tl_TlObject>::encode_bare_optional(#binding, __writer);
        },
        FieldKind::Optional { ty, codec, .. } => {
            let value = names::reserved("value");
            let write = value_write(ty, codec, &value);
            quote!(if let __tl_Some(#value) = #binding { #write })
        }
        FieldKind::Word(word) => part_write(fields, runs, Part::Word(word)),
        FieldKind::True(_) | FieldKind::Skipped => TokenStream::new(),
    }
}

/// The first part of a run writes all of it; the one in front is written with the id.
fn part_write(fields: &Fields<'_>, runs: &Runs, part: Part) -> TokenStream {
    match runs.later_beginning_with(part) {
        Some(run) => run.write(fields, |word| word_bits(fields, word)),
        None => TokenStream::new(),
    }
}

fn value_write(ty: &Type, codec: Codec<'_>, value: &Ident) -> TokenStream {
    match codec {
        Codec::Boxed => quote!(<#ty as __tl_Encode>::encode(#value, __writer);),
        Codec::Bare => quote!(<#ty as __tl_TlObject>::encode_bare(#value, __writer);),
        // What is to be counted only is not written: `sized` would do so twice at each level.
        Codec::With(path) => quote! {
            if __tl_Writer::counts(__writer) {
                __tl_Writer::skip(__writer, #path::encoded_len(#value));
            } else {
                #path::encode(#value, __writer);
            }
        },
    }
}

/// `__tl_bit_if_some(__tl_bit_if(0, 5, *__field_0), 7, __field_9)`
fn word_bits(fields: &Fields<'_>, index: usize) -> TokenStream {
    let word = &fields.words[index];
    let bits = fields.bits_of(index);
    let bits = bits.iter().fold(quote!(0), |before, (bit, sharing)| match sharing.as_slice() {
        [field] => single_bit(&before, *bit, field),
        sharing => shared_bit(&before, fields, word, *bit, sharing),
    });
    match word.field {
        Some(field) => {
            let kept = &fields.list[field].binding;
            let declared = fields.declared_bits(index);
            quote!(__tl_with_undeclared(#bits, *#kept, #declared))
        }
        None => bits,
    }
}

fn single_bit(before: &TokenStream, bit: u32, field: &Field<'_>) -> TokenStream {
    let Field { binding, .. } = field;
    match field.kind {
        FieldKind::True(_) => quote!(__tl_bit_if(#before, #bit, *#binding)),
        _ => quote!(__tl_bit_if_some(#before, #bit, #binding)),
    }
}

/// ```text
/// __tl_shared_bit(
///     0,
///     &__tl_SharedBit { constructor: "webPage", word: "flags", bit: 5, fields: &["embed_url", "embed_type"] },
///     [::core::option::Option::is_some(__field_9), ::core::option::Option::is_some(__field_10)],
///     __writer,
/// )
/// ```
fn shared_bit(
    before: &TokenStream,
    fields: &Fields<'_>,
    word: &Word,
    bit: u32,
    sharing: &[&Field<'_>],
) -> TokenStream {
    let Fields { name: constructor, .. } = fields;
    let word = &word.name;
    let names = sharing.iter().map(|field| &field.name);
    let set = sharing.iter().map(|Field { binding, kind, .. }| match kind {
        FieldKind::True(_) => quote!(*#binding),
        _ => quote!(::core::option::Option::is_some(#binding)),
    });
    quote! {
        __tl_shared_bit(
            #before,
            &__tl_SharedBit {
                constructor: #constructor,
                word: #word,
                bit: #bit,
                fields: &[#(#names),*],
            },
            [#(#set),*],
            __writer,
        )
    }
}
