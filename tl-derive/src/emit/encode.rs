//! `TlObject`: the id and the body.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Type;

use crate::bounds;
use crate::emit::header::Header;
use crate::emit::run::{Part, Runs};
use crate::emit::{definition, id};
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Plan, Word};

/// ```text
/// impl __tl::TlObject for PhoneCall {
///     const TYPE: __tl::Type = …;
///     const CONSTRUCTORS: &'static [__tl::Definition] = &[…];
///     // Of an enum.
///     fn constructor_id(&self) -> __tl::u32 { … }
///     fn encode_form<const __BOXED: __tl::bool, __B: __tl::Buffer>(
///         &self,
///         __writer: &mut __tl::Writer<__B>,
///     ) { … }
/// }
/// ```
pub(crate) fn tl_object(plan: &Plan<'_>) -> TokenStream {
    let header = Header::of(plan, &quote!(__tl::TlObject), &bounds::to_encode(plan));
    let ty = definition::object_type(plan);
    let definitions = definition::of_instance(plan);
    let constructor_id = (!plan.is_struct).then(|| constructor_id(plan));
    let bodies = plan.constructors.iter().enumerate().map(|(index, it)| body_arm(it, index));
    quote! {
        #header {
            const TYPE: __tl::Type = #ty;
            const CONSTRUCTORS: &'static [__tl::Definition] = #definitions;

            #constructor_id

            fn encode_form<const __BOXED: __tl::bool, __B: __tl::Buffer>(
                &self,
                __writer: &mut __tl::Writer<__B>,
            ) {
                match self { #(#bodies)* }
            }
        }
    }
}

/// `fn constructor_id(&self) -> __tl::u32 { match self { … } }`
fn constructor_id(plan: &Plan<'_>) -> TokenStream {
    let ids = plan.constructors.iter().enumerate().map(|(index, it)| id_arm(it, index));
    quote! {
        fn constructor_id(&self) -> __tl::u32 {
            match self { #(#ids)* }
        }
    }
}

/// `Self` or `Self::Variant`, to match or to build with braces, which serve every shape.
pub(crate) fn path(constructor: &Constructor<'_>) -> TokenStream {
    match constructor.variant {
        Some(variant) => quote!(Self::#variant),
        None => quote!(Self),
    }
}

/// ```text
/// Self::PhoneConnection { .. } => 0x9cc123c7_u32,
/// Self::Call { 0: __object } => <PhoneCall as __tl::TlObject>::constructor_id(__object),
/// ```
fn id_arm(constructor: &Constructor<'_>, index: usize) -> TokenStream {
    let path = path(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let id = id(fields, index);
            quote!(#path { .. } => #id,)
        }
        Body::Object { member, ty } | Body::Other { member, ty } => {
            quote!(#path { #member: __object } => <#ty as __tl::TlObject>::constructor_id(__object),)
        }
    }
}

/// An arm that writes one constructor, with its id or without.
fn body_arm(constructor: &Constructor<'_>, index: usize) -> TokenStream {
    let path = path(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let pattern = pattern(fields);
            let body = body(fields, &id(fields, index));
            quote!(#path { #pattern } => #body)
        }
        Body::Object { member, ty } | Body::Other { member, ty } => quote! {
            #path { #member: __object } =>
                <#ty as __tl::TlObject>::encode_form::<__BOXED, __B>(__object, __writer),
        },
    }
}

/// `id: __field_0, ip: __field_1, ..`: the fields that are written.
fn pattern(fields: &Fields<'_>) -> TokenStream {
    let is_used = |field: &&Field<'_>| !matches!(field.kind, FieldKind::Skipped);
    let used: Vec<_> = fields.list.iter().filter(is_used).collect();
    let rest = (used.len() < fields.list.len()).then(|| quote!(..));
    let bindings = used.iter().map(|Field { member, binding, .. }| quote!(#member: #binding,));
    quote!(#(#bindings)* #rest)
}

/// ```text
/// {
///     __tl::write_head::<__BOXED, _, _>([0x9cc123c7_u32, …], __writer);
///     <String as __tl::Encode>::encode(__field_1, __writer);
/// }
/// ```
fn body(fields: &Fields<'_>, id: &TokenStream) -> TokenStream {
    let runs = Runs::of(fields);
    let head = match runs.in_front() {
        Some(run) => run.write_with_id(fields, id, |part| part_value(fields, part)),
        None => quote!(__tl::write_id::<__BOXED, _>(__writer, #id);),
    };
    let writes = (0..fields.list.len()).map(|index| field_write(fields, &runs, index));
    quote!({ #head #(#writes)* })
}

fn field_write(fields: &Fields<'_>, runs: &Runs, index: usize) -> TokenStream {
    let field = &fields.list[index];
    let Field { binding, .. } = field;
    match field.kind {
        FieldKind::Number(_) => part_write(fields, runs, Part::Number(index)),
        FieldKind::Value(codec) => value_write(field.ty, codec, &quote!(#binding)),
        FieldKind::Optional { ty, codec: Codec::Boxed, .. } => quote! {
            <#ty as __tl::Encode>::encode_optional(#binding, __writer);
        },
        FieldKind::Optional { ty, codec: Codec::Bare, .. } => quote! {
            <#ty as __tl::TlObject>::encode_bare_optional(#binding, __writer);
        },
        FieldKind::Optional { ty, codec, .. } => {
            let write = value_write(ty, codec, &quote!(__value));
            quote!(if let __tl::Some(__value) = #binding { #write })
        }
        FieldKind::Word(word) => part_write(fields, runs, Part::Word(word)),
        FieldKind::True(_) | FieldKind::Skipped => TokenStream::new(),
    }
}

/// The first part of a run writes all of it; the one in front is written with the id.
fn part_write(fields: &Fields<'_>, runs: &Runs, part: Part) -> TokenStream {
    match runs.later_beginning_with(part) {
        Some(run) => run.write(fields, |part| part_value(fields, part)),
        None => TokenStream::new(),
    }
}

/// A reference to the number, or the word.
fn part_value(fields: &Fields<'_>, part: Part) -> TokenStream {
    match part {
        Part::Number(index) => fields.list[index].binding.to_token_stream(),
        Part::Word(index) => word_bits(fields, index),
    }
}

fn value_write(ty: &Type, codec: Codec<'_>, value: &TokenStream) -> TokenStream {
    match codec {
        Codec::Boxed => quote!(<#ty as __tl::Encode>::encode(#value, __writer);),
        Codec::Bare => quote!(<#ty as __tl::TlObject>::encode_bare(#value, __writer);),
        // What is to be counted only is not written: `sized` would do so twice at each level.
        Codec::With(path) => quote! {
            if __tl::Writer::counts(__writer) {
                __tl::Writer::skip(__writer, #path::encoded_len(#value));
            } else {
                #path::encode(#value, __writer);
            }
        },
    }
}

/// `0_u32 | __tl::bit_if(*__field_0, 5) | __tl::bit_if_some(__field_9, 7)`
fn word_bits(fields: &Fields<'_>, index: usize) -> TokenStream {
    let word = &fields.words[index];
    let bits = fields.bits_of(index);
    let bits = bits.iter().map(|(bit, sharing)| match sharing.as_slice() {
        [field] => single_bit(*bit, field),
        sharing => shared_bit(fields, word, *bit, sharing),
    });
    let bits = quote!(0_u32 #(| #bits)*);
    match word.field {
        Some(field) => {
            let kept = &fields.list[field].binding;
            let declared = fields.declared_bits(index);
            quote!(__tl::with_undeclared(#bits, *#kept, #declared))
        }
        None => bits,
    }
}

fn single_bit(bit: u32, field: &Field<'_>) -> TokenStream {
    let Field { binding, .. } = field;
    match field.kind {
        FieldKind::True(_) => quote!(__tl::bit_if(*#binding, #bit)),
        _ => quote!(__tl::bit_if_some(#binding, #bit)),
    }
}

/// ```text
/// __tl::shared_bit(
///     &__tl::SharedBit { constructor: "webPage", word: "flags", bit: 5, fields: &["embed_url", "embed_type"] },
///     [::core::option::Option::is_some(__field_9), ::core::option::Option::is_some(__field_10)],
///     __writer,
/// )
/// ```
fn shared_bit(fields: &Fields<'_>, word: &Word, bit: u32, sharing: &[&Field<'_>]) -> TokenStream {
    let Fields { name: constructor, .. } = fields;
    let word = &word.name;
    let names = sharing.iter().map(|field| &field.name);
    let set = sharing.iter().map(|Field { binding, kind, .. }| match kind {
        FieldKind::True(_) => quote!(*#binding),
        _ => quote!(::core::option::Option::is_some(#binding)),
    });
    quote! {
        __tl::shared_bit(
            &__tl::SharedBit {
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
