//! `DecodeObject`: decodes the body of a constructor by its id.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Lifetime, Member, Type};

use crate::bounds;
use crate::emit::accepted;
use crate::emit::definition::{self, is_generic};
use crate::emit::encode::ConstructorPath;
use crate::emit::exit::with_exit;
use crate::emit::field_decoders::{FieldDecoders, is_read};
use crate::emit::header::ImplHeader;
use crate::emit::id::{IdToken, Ids};
use crate::names;
use crate::own_bounds;
use crate::plan::{Body, Codec, Constructor, Conversion, Field, Id, Plan, Value};
use crate::type_tokens::{self, join};

/// ```text
/// impl<'__de> __tl_DecodeObject<'__de> for PhoneCall {
///     // In a struct:
///     const BARE_ID: __tl_u32 = 0x30535af5_u32;
///     // In an enum with objects in its variants. For a pointer to an object, the size of the object counts:
///     const SIZE: __tl_usize = __tl_largest_size(::core::mem::size_of::<Self>(), &[…]);
///
///     fn decode_body(__tl_id: __tl_u32, __tl_reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<Self> {
///         match __tl_id { … }
///     }
/// }
/// ```
pub(crate) fn decode_object(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let input = names::input_lifetime();
    let mut predicates = bounds::to_decode(plan);
    if accepted::is_accepting(plan) {
        // The error for an unknown id uses the definitions, which need the bounds of the encoder.
        predicates.extend(bounds::to_encode(plan));
    }
    let header = ImplHeader::with_lifetime(plan, "__tl_DecodeObject", &predicates, Some(&input));
    let bare_id = bare_id(plan, ids);
    let size = definition::variant_types(plan).map(|types| {
        quote!(const SIZE: __tl_usize = __tl_largest_size(::core::mem::size_of::<Self>(), #types);)
    });
    let arms = plan.constructors.iter().enumerate();
    let is_split = is_split(plan);
    let whole = own_bounds::with_decoders(plan);
    let arms = join(arms.map(|(index, it)| arm(plan, it, ids.get(index), is_split, &whole)));
    let accepted = join(plan.constructors.iter().map(|it| accepted::arms(plan, it)));
    let rest = rest_arm(plan, ids);
    let mut read = quote!(match __tl_id { #arms #accepted #rest });
    if !is_split && plan.constructors.iter().any(has_exit) {
        read = with_exit(&read);
    }
    let inline = is_small(plan).then(|| quote!(#[inline]));
    quote! {
        #header {
            #bare_id
            #size

            #inline
            fn decode_body(
                __tl_id: __tl_u32,
                __tl_reader: &mut __tl_Reader<#input>,
            ) -> __tl_Decoded<Self> {
                #read
            }
        }
    }
}

/// `const BARE_ID: __tl_u32 = 0x30535af5_u32;` for a struct.
fn bare_id(plan: &Plan<'_>, ids: &Ids) -> Option<TokenStream> {
    plan.is_struct.then(|| {
        let id = ids.get(0);
        quote!(const BARE_ID: __tl_u32 = #id;)
    })
}

/// Whether the decoder gets `#[inline]`: whether a call would cost as much as the decoder itself. This is so if it has
/// few fields, and they are numbers or borrowed. An API layer has few such types. If all decoders with few fields could
/// be inlined, a program that uses a layer would take twice as long to compile.
fn is_small(plan: &Plan<'_>) -> bool {
    const FIELDS: usize = 6;
    let borrows = plan.generics.lifetimes().next().is_some();
    let (mut len, mut is_cheap) = (0, true);
    for constructor in &plan.constructors {
        match &constructor.body {
            Body::Fields(fields) => {
                len += fields.list.len();
                is_cheap &= borrows || fields.list.iter().all(is_number);
            }
            Body::Object { .. } | Body::Other { .. } => {
                len += 1;
                is_cheap &= borrows;
            }
        }
    }
    len <= FIELDS && is_cheap
}

fn is_number(field: &Field<'_>) -> bool {
    field.is_true() || field.value().is_some_and(|it| it.number.is_some())
}

/// Whether a field of the constructor's decoder may fail.
fn has_exit(constructor: &Constructor<'_>) -> bool {
    constructor
        .fields()
        .is_some_and(|fields| !fields.words.is_empty() || fields.list.iter().any(is_read))
}

/// Whether each variant has its own decoder function. In a debug build, every variable of a function has its own memory
/// in the stack frame. So one function for all variants would need the stack of all of them together. With two variants
/// this is little, and the functions would take time to compile.
fn is_split(plan: &Plan<'_>) -> bool {
    plan.constructors.iter().filter(|it| has_exit(it)).count() > 2
}

/// An arm that reads one constructor.
///
/// ```text
/// 0x9cc123c7_u32 => __tl_Ok(Self::Plain { … }),
/// ```
fn arm(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    id: &IdToken,
    is_split: bool,
    whole: &[&Ident],
) -> TokenStream {
    match &constructor.body {
        Body::Fields(fields) => {
            let input = names::input_lifetime();
            let body = FieldDecoders { fields, input: &input, whole };
            if !is_split || !has_exit(constructor) {
                let read = body.read(&ConstructorPath::of(constructor));
                return quote!(#id => #read);
            }
            let read = split(plan, constructor, &body);
            quote!(#id => #read,)
        }
        Body::Object { member, ty } => {
            let is_generic =
                plan.generics.type_params().any(|it| type_tokens::mentions(ty, &it.ident));
            // These tokens have the span of the user's type. They do not name a local variable such as `__tl_id`,
            // because the hygiene of this span may hide it.
            let id = quote_spanned!(ty.span()=> <#ty as __tl_Constructor>::ID);
            // A constant of a generic type is not allowed as a pattern.
            let pattern = if constructor.accepts_of_object {
                quote!(_ if __tl_has_id(<#ty as __tl_TlObject>::CONSTRUCTORS, __tl_id))
            } else if is_generic {
                quote!(_ if __tl_id == #id)
            } else {
                id
            };
            let value = object_value(plan, &ConstructorPath::of(constructor), member, ty);
            quote!(#pattern => #value)
        }
        Body::Other { .. } => TokenStream::new(),
    }
}

/// The decoder of a variant as a separate function.
///
/// ```text
/// {
///     fn __tl_variant<'__de>(__tl_reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<PhoneConnection> { … }
///     __tl_variant(__tl_reader)
/// }
/// // In a generic item, and if a field names `Self`:
/// (|__tl_reader: &mut __tl_Reader<'__de>| -> __tl_Decoded<Self> { … })(__tl_reader)
/// ```
///
/// A closure only if a function is impossible: in incremental mode the compiler hashes the whole outer function once
/// per closure, which takes 28 s for 3,000 variants.
fn split(plan: &Plan<'_>, constructor: &Constructor<'_>, body: &FieldDecoders<'_>) -> TokenStream {
    let input = body.input;
    let has_function = plan.generics.params.is_empty() && !body.fields.list.iter().any(names_self);
    if !has_function {
        let read = with_exit(&body.read(&ConstructorPath::of(constructor)));
        return quote!((|__tl_reader: &mut __tl_Reader<#input>| -> __tl_Decoded<Self> { #read })(__tl_reader));
    }
    let ident = plan.ident;
    let path = ConstructorPath::outside(ident, constructor);
    let read = with_exit(&body.read(&path));
    quote! {
        {
            fn __tl_variant<#input>(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<#ident> { #read }
            __tl_variant(__tl_reader)
        }
    }
}

/// Whether the emitted code of the field names the item as `Self`.
fn names_self(field: &Field<'_>) -> bool {
    let is_in_value = |it: Value<'_>| match it.codec {
        Codec::As(Conversion { to, .. }) => type_tokens::names(to, "Self"),
        Codec::With(path) => path.segments.first().is_some_and(|it| it.ident == "Self"),
        Codec::Boxed | Codec::Signed | Codec::Bare | Codec::Vector(_) => false,
    };
    type_tokens::names(field.ty, "Self") || field.value().is_some_and(is_in_value)
}

/// The body of the decoder of a constructor without an id.
pub(super) fn body_read(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    input: &Lifetime,
) -> TokenStream {
    let Some(fields) = constructor.fields() else { return TokenStream::new() };
    let whole = own_bounds::with_decoders(plan);
    let body = FieldDecoders { fields, input, whole: &whole };
    let read = body.read(&ConstructorPath::of(constructor));
    if has_exit(constructor) { with_exit(&read) } else { read }
}

/// The value of a variant that holds a whole object.
///
/// ```text
/// match <PhoneCall as __tl_DecodeObject<'__de>>::decode_body(__tl_id, __tl_reader) {
///     __tl_Ok(__tl_value) => __tl_Ok(Self::Call { 0: __tl_value }),
///     __tl_Err(__tl_error) => __tl_Err(__tl_error),
/// },
/// // If the item has more than two such variants:
/// __tl_decode_variant::<PhoneCall, Self>(__tl_id, __tl_reader, Self::Call),
/// ```
///
/// The call is another function, for the same reason as in [`is_split`]. Two variants need less stack than the call.
fn object_value(
    plan: &Plan<'_>,
    path: &ConstructorPath<'_>,
    member: &Member,
    ty: &Type,
) -> TokenStream {
    let is_object = |it: &&Constructor<'_>| it.fields().is_none();
    if plan.constructors.iter().filter(is_object).count() > 2 {
        return quote!(__tl_decode_variant::<#ty, Self>(__tl_id, __tl_reader, #path),);
    }
    let input = names::input_lifetime();
    quote! {
        match <#ty as __tl_DecodeObject<#input>>::decode_body(__tl_id, __tl_reader) {
            __tl_Ok(__tl_value) => __tl_Ok(#path { #member: __tl_value }),
            __tl_Err(__tl_error) => __tl_Err(__tl_error),
        },
    }
}

/// The arm for an unknown id.
///
/// ```text
/// _ => __tl_refuse(__tl_id, __tl_reader),
/// // In an enum with three variants:
/// _ => __tl_refuse_variant::<Self, 3>(__tl_id, __tl_reader),
/// ```
///
/// The error takes its names from the definitions: a list here would be two more constants per type. A generic item
/// has such a list, since its decoder lacks the bounds that its definitions need.
fn rest_arm(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    for constructor in &plan.constructors {
        if let Body::Other { member, ty } = &constructor.body {
            let value = object_value(plan, &ConstructorPath::of(constructor), member, ty);
            return quote!(_ => #value);
        }
    }
    if accepted::is_accepting(plan) {
        return quote!(_ => __tl_Err(
            __tl_unknown_constructor_of(__tl_id, <Self as __tl_TlObject>::CONSTRUCTORS, __tl_reader)
        ),);
    }
    if !is_generic(plan) {
        if plan.is_struct {
            return quote!(_ => __tl_refuse(__tl_id, __tl_reader),);
        }
        let len = plan.constructors.len();
        return quote!(_ => __tl_refuse_variant::<Self, #len>(__tl_id, __tl_reader),);
    }
    let expected =
        plan.constructors.iter().enumerate().map(|(index, it)| expected(it, ids.get(index)));
    let expected = quote!(&__tl_Expected { constructors: &[#(#expected),*] });
    // If the list has constants of traits, it is static only in a `const` block. The block takes time to compile, so it
    // is omitted if all ids are literals.
    let is_literal = plan.constructors.iter().all(is_literal);
    let expected = if is_literal { expected } else { quote!(const { #expected }) };
    quote!(_ => __tl_Err(__tl_unknown_constructor(__tl_id, #expected, __tl_reader)),)
}

/// `__tl_ConstructorName { name: "phoneCall", id: 0x30535af5_u32 }`
fn expected(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    match &constructor.body {
        Body::Fields(fields) => {
            let name = &fields.name;
            quote!(__tl_ConstructorName { name: #name, id: #id })
        }
        Body::Object { ty, .. } | Body::Other { ty, .. } => {
            quote!(__tl_constructor_name_of::<#ty>())
        }
    }
}

fn is_literal(constructor: &Constructor<'_>) -> bool {
    constructor.fields().is_some_and(|it| !matches!(it.id, Id::Computed))
}
