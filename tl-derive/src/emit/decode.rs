//! `DecodeObject`: the body of the constructor with an id.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::bounds;
use crate::emit::encode::path;
use crate::emit::header::Header;
use crate::emit::id;
use crate::emit::run::{Part, Run, Runs};
use crate::names;
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Flag, Id, Plan, Word};

/// ```text
/// impl<'__de> __tl::DecodeObject<'__de> for PhoneCall {
///     fn decode_bare(__id: __tl::u32, __reader: &mut __tl::Reader<'__de>) -> __tl::Decoded<Self> {
///         match __id { … }
///     }
/// }
/// ```
pub(crate) fn decode_object(plan: &Plan<'_>) -> TokenStream {
    let input = names::input_lifetime();
    let implemented = quote!(__tl::DecodeObject<#input>);
    let predicates = bounds::to_decode(plan);
    let header = Header::with_lifetime(plan, &implemented, &predicates, Some(&input));
    let arms = plan.constructors.iter().enumerate().map(|(index, it)| arm(plan, it, index));
    let rest = rest_arm(plan);
    quote! {
        #header {
            fn decode_bare(
                __id: __tl::u32,
                __reader: &mut __tl::Reader<#input>,
            ) -> __tl::Decoded<Self> {
                match __id {
                    #(#arms)*
                    #rest
                }
            }
        }
    }
}

/// An arm that reads one constructor.
fn arm(plan: &Plan<'_>, constructor: &Constructor<'_>, index: usize) -> TokenStream {
    let path = path(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let id = id(fields, index);
            let runs = Runs::of(fields);
            let words = (0..fields.words.len()).map(|index| declare_word(fields, &runs, index));
            let runs_of_numbers = runs.declarations(fields);
            let values = (0..fields.list.len()).map(|index| {
                let Field { member, .. } = &fields.list[index];
                let value = field_value(fields, &runs, index);
                quote!(#member: #value,)
            });
            quote! {
                #id => {
                    #runs_of_numbers
                    #(#words)*
                    __Ok(#path { #(#values)* })
                }
            }
        }
        Body::Object { member, ty } => {
            let is_generic = plan.generics.type_params().any(|it| bounds::mentions(ty, &it.ident));
            // No local stands in it, which the user's tokens might not see.
            let id = quote_spanned!(ty.span()=> <#ty as __tl::Constructor>::ID);
            // The compiler takes no constant of a generic type as a pattern.
            let pattern = if is_generic { quote!(_ if __id == #id) } else { id };
            let value = object_value(&path, member, ty);
            quote!(#pattern => #value)
        }
        Body::Other { .. } => TokenStream::new(),
    }
}

/// The implied word is read in front of everything; another is declared, to be read in its place.
fn declare_word(fields: &Fields<'_>, runs: &Runs, index: usize) -> TokenStream {
    let Word { binding, field, .. } = &fields.words[index];
    match field {
        Some(_) => quote!(let #binding;),
        None => {
            let read = read_part(fields, runs, Part::Word(index));
            quote!(let #binding = #read;)
        }
    }
}

/// The expression that gives a number or a word. The first part of a run reads all of it, if it has
/// not been read in front of everything.
fn read_part(fields: &Fields<'_>, runs: &Runs, part: Part) -> TokenStream {
    if runs.is_alone(part) {
        return or_return(&match part {
            Part::Number(index) => read_value(fields, &fields.list[index], Codec::Boxed),
            Part::Word(index) => {
                let input = names::input_lifetime();
                let place = place(fields, &fields.words[index].name);
                quote! {
                    <__tl::u32 as __tl::Decode<#input>>::decode_field(__reader, #place)
                }
            }
        });
    }
    let get = runs.get(fields, part);
    match runs.later_beginning_with(part) {
        Some(run) => {
            let Run { binding, .. } = run;
            let read = run.read(fields);
            quote!({
                #binding = #read;
                #get
            })
        }
        None => get,
    }
}

/// The value of the variant that holds a whole object.
fn object_value(path: &TokenStream, member: &syn::Member, ty: &Type) -> TokenStream {
    let input = names::input_lifetime();
    quote! {
        match <#ty as __tl::DecodeObject<#input>>::decode_bare(__id, __reader) {
            __Ok(__value) => __Ok(#path { #member: __value }),
            __Err(__error) => __Err(__error),
        },
    }
}

/// What happens to an id that is no constructor's.
fn rest_arm(plan: &Plan<'_>) -> TokenStream {
    for constructor in &plan.constructors {
        if let Body::Other { member, ty } = &constructor.body {
            let value = object_value(&path(constructor), member, ty);
            return quote!(_ => #value);
        }
    }
    let expected = plan.constructors.iter().enumerate().map(|(index, it)| expected(it, index));
    let expected = quote!(&[#(#expected),*]);
    // The compiler takes a constant of a trait into static memory in a block of its own alone, which
    // costs it time.
    let is_literal = plan.constructors.iter().all(is_literal);
    let expected = if is_literal { expected } else { quote!(const { #expected }) };
    quote!(_ => __Err(__tl::unknown_constructor(__id, #expected, __reader)),)
}

/// `__tl::ConstructorName { name: "phoneCall", id: 0x30535af5_u32 }`
fn expected(constructor: &Constructor<'_>, index: usize) -> TokenStream {
    match &constructor.body {
        Body::Fields(fields) => {
            let name = &fields.name;
            let id = id(fields, index);
            quote!(__tl::ConstructorName { name: #name, id: #id })
        }
        Body::Object { ty, .. } | Body::Other { ty, .. } => {
            quote!(__tl::name_of::<#ty>())
        }
    }
}

fn is_literal(constructor: &Constructor<'_>) -> bool {
    matches!(&constructor.body, Body::Fields(fields) if !matches!(fields.id, Id::Computed))
}

/// The expression that reads a field.
fn field_value(fields: &Fields<'_>, runs: &Runs, index: usize) -> TokenStream {
    let field = &fields.list[index];
    match field.kind {
        FieldKind::Number(_) => read_part(fields, runs, Part::Number(index)),
        FieldKind::Value(codec) => or_return(&read_value(fields, field, codec)),
        FieldKind::Optional { flag, ty, codec } => {
            or_return(&read_optional(fields, field, flag, ty, codec))
        }
        FieldKind::True(flag) => {
            let Flag { bit, .. } = flag;
            let word = &fields.words[flag.word].binding;
            quote!(__tl::bit(#word, #bit))
        }
        FieldKind::Word(index) => {
            let word = &fields.words[index].binding;
            let declared = fields.declared_bits(index);
            let read = read_part(fields, runs, Part::Word(index));
            quote!({
                #word = #read;
                __tl::undeclared(#word, #declared)
            })
        }
        FieldKind::Skipped => {
            let ty = field.ty;
            quote!(<#ty as ::core::default::Default>::default())
        }
    }
}

/// ```text
/// match <String as __tl::Decode<'__de>>::decode_field(__reader, "phoneCall.ip") {
///     __Ok(__value) => __value,
///     __Err(__error) => return __Err(__error),
/// }
/// ```
///
/// A match is cheaper to compile than `?` and than a closure for the context.
fn or_return(result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            __Ok(__value) => __value,
            __Err(__error) => return __Err(__error),
        }
    }
}

/// Where errors of the field say that they were: `phoneCall.ip`.
fn place(fields: &Fields<'_>, field: &str) -> String {
    format!("{}.{field}", fields.name)
}

/// ```text
/// match … {
///     __Ok(__value) => __Ok(__value),
///     __Err(__error) => __Err(__tl::in_place(__error, "phoneCall.ip")),
/// }
/// ```
fn in_place(place: &str, result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            __Ok(__value) => __Ok(__value),
            __Err(__error) => __Err(__tl::in_place(__error, #place)),
        }
    }
}

fn read_value(fields: &Fields<'_>, field: &Field<'_>, codec: Codec<'_>) -> TokenStream {
    let ty = field.ty;
    let input = names::input_lifetime();
    let place = place(fields, &field.name);
    match codec {
        Codec::Boxed => {
            quote!(<#ty as __tl::Decode<#input>>::decode_field(__reader, #place))
        }
        Codec::Bare => in_place(
            &place,
            &quote! {
                <#ty as __tl::DecodeObject<#input>>::decode_nested(
                    <#ty as __tl::Constructor>::ID, __reader,
                )
            },
        ),
        Codec::With(path) => in_place(&place, &quote!(#path::decode(__reader))),
    }
}

fn read_optional(
    fields: &Fields<'_>,
    field: &Field<'_>,
    Flag { word, bit }: Flag,
    ty: &Type,
    codec: Codec<'_>,
) -> TokenStream {
    let input = names::input_lifetime();
    let word = &fields.words[word].binding;
    let place = place(fields, &field.name);
    match codec {
        Codec::Boxed => quote! {
            <#ty as __tl::Decode<#input>>::decode_optional_field(#word, #bit, __reader, #place)
        },
        Codec::Bare => in_place(
            &place,
            &quote! {
                <#ty as __tl::DecodeObject<#input>>::decode_bare_optional(
                    <#ty as __tl::Constructor>::ID, #word, #bit, __reader,
                )
            },
        ),
        Codec::With(path) => quote! {
            if __tl::bit(#word, #bit) {
                match #path::decode(__reader) {
                    __Ok(__value) => __Ok(__tl::Some(__value)),
                    __Err(__error) => __Err(__tl::in_place(__error, #place)),
                }
            } else {
                __Ok(::core::option::Option::None)
            }
        },
    }
}
