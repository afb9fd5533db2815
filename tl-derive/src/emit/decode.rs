//! `DecodeObject`: the body of the constructor with an id.

use std::iter;

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Lifetime, Type};

use crate::bounds;
use crate::emit::encode::ConstructorPath;
use crate::emit::header::Header;
use crate::emit::id::{IdToken, Ids};
use crate::emit::run::{Part, Run, Runs};
use crate::names;
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Flag, Id, Plan, Word};

/// ```text
/// impl<'__de> __tl_DecodeObject<'__de> for PhoneCall {
///     fn decode_body(__id: __tl_u32, __reader: &mut __tl_Reader<'__de>) -> __tl_Decoded<Self> {
///         match __id { … }
///     }
/// }
/// ```
///
/// Most fields leave their errors with the reader, and go on. The errors of the others leave by one exit, which
/// is less to compile than one a field:
///
/// ```text
/// let __error = '__failed: {
///     return match __id { … };
/// };
/// __tl_Err(__error)
/// ```
pub(crate) fn decode_object(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let input = names::input_lifetime();
    let predicates = bounds::to_decode(plan);
    let header = Header::with_lifetime(plan, "__tl_DecodeObject", &predicates, Some(&input));
    let or_fail = or_fail();
    let arms = plan.constructors.iter().enumerate();
    let arms: TokenStream =
        arms.map(|(index, it)| arm(plan, it, ids.get(index), &or_fail)).collect();
    let rest = rest_arm(plan, ids);
    let read = quote!(match __id { #arms #rest });
    let read = if plan.constructors.iter().any(has_exit) {
        quote! {
            let __error = '__failed: { return #read; };
            __tl_Err(__error)
        }
    } else {
        read
    };
    quote! {
        #header {
            fn decode_body(
                __id: __tl_u32,
                __reader: &mut __tl_Reader<#input>,
            ) -> __tl_Decoded<Self> {
                #read
            }
        }
    }
}

/// Whether the decoder of the constructor ends at a field that cannot be read.
fn has_exit(constructor: &Constructor<'_>) -> bool {
    match &constructor.body {
        Body::Fields(fields) => fields.list.iter().any(|field| match field.kind {
            FieldKind::Value(Codec::Boxed) | FieldKind::Number(_) => !field.has_default,
            FieldKind::Value(Codec::Bare | Codec::With(_)) => true,
            FieldKind::Optional { codec, .. } => matches!(codec, Codec::With(_)),
            FieldKind::True(_) | FieldKind::Word(_) | FieldKind::Skipped => false,
        }),
        Body::Object { .. } | Body::Other { .. } => false,
    }
}

/// An arm that reads one constructor.
fn arm(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    id: &IdToken,
    or_fail: &Group,
) -> TokenStream {
    let path = ConstructorPath::of(constructor);
    match &constructor.body {
        Body::Fields(fields) => {
            let input = names::input_lifetime();
            let body = Reading { fields, runs: Runs::of(fields), input, or_fail };
            let declarations = body.declarations();
            let values = body.values();
            quote! {
                #id => {
                    #declarations
                    __tl_Ok(#path { #values })
                }
            }
        }
        Body::Object { member, ty } => {
            let is_generic = plan.generics.type_params().any(|it| bounds::mentions(ty, &it.ident));
            // No local stands in it, which the user's tokens might not see.
            let id = quote_spanned!(ty.span()=> <#ty as __tl_Constructor>::ID);
            // The compiler takes no constant of a generic type as a pattern.
            let pattern = if is_generic { quote!(_ if __id == #id) } else { id };
            let value = object_value(&path, member, ty);
            quote!(#pattern => #value)
        }
        Body::Other { .. } => TokenStream::new(),
    }
}

/// ```text
/// {
///     __tl_Ok(__value) => __value,
///     __tl_Err(__error) => break '__failed __error,
/// }
/// ```
///
/// A match is cheaper to compile than `?` and than a closure for the context. The arms are built once an
/// item: the compiler hands the macro its tokens one call at a time.
fn or_fail() -> Group {
    let arms = quote! {
        __tl_Ok(__value) => __value,
        __tl_Err(__error) => break '__failed __error,
    };
    Group::new(Delimiter::Brace, arms)
}

/// How the body of one constructor is read.
struct Reading<'a> {
    fields: &'a Fields<'a>,
    runs: Runs,
    input: Lifetime,
    or_fail: &'a Group,
}

impl Reading<'_> {
    /// The run in front is read, and the implied word; what is read in its place is declared.
    fn declarations(&self) -> TokenStream {
        let runs = self.runs.declarations(self.fields);
        let words = self.fields.words.iter().enumerate().map(|(index, word)| {
            let Word { binding, field, .. } = word;
            match field {
                Some(_) => quote!(let #binding;),
                None => {
                    let read = self.word(index);
                    quote!(let #binding = #read;)
                }
            }
        });
        iter::once(runs).chain(words).collect()
    }

    /// `id: …, ip: …,`: the fields, each with what reads it.
    fn values(&self) -> TokenStream {
        let fields = self.fields.list.iter().enumerate();
        fields.map(|(index, field)| self.value(index, field)).collect()
    }

    fn value(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let Field { member, ty, .. } = field;
        match field.kind {
            FieldKind::Number(number) => match self.part(Part::Number(index, number)) {
                Some(part) => quote!(#member: #part,),
                None => self.required(field, Codec::Boxed),
            },
            FieldKind::Value(codec) => self.required(field, codec),
            FieldKind::Optional { flag, ty, codec } => self.optional(field, flag, ty, codec),
            FieldKind::True(Flag { word, bit }) => {
                let word = &self.fields.words[word].binding;
                quote!(#member: __tl_bit(#word, #bit),)
            }
            FieldKind::Word(index) => {
                let word = &self.fields.words[index].binding;
                let declared = self.fields.declared_bits(index);
                let read = self.word(index);
                quote!(#member: {
                    #word = #read;
                    __tl_undeclared(#word, #declared)
                },)
            }
            FieldKind::Skipped => quote!(#member: <#ty as ::core::default::Default>::default(),),
        }
    }

    /// The expression that gives a flags word.
    fn word(&self, index: usize) -> TokenStream {
        self.part(Part::Word(index)).unwrap_or_else(|| {
            let input = &self.input;
            let place = self.place(&self.fields.words[index].name);
            quote!(<__tl_u32 as __tl_Decode<#input>>::decode_or_default(__reader, #place))
        })
    }

    /// The expression that gives a part of a run, unless it stands alone. The first part reads all of it,
    /// if it has not been read in front of everything.
    fn part(&self, part: Part) -> Option<TokenStream> {
        if self.runs.is_alone(part) {
            return None;
        }
        let get = self.runs.get(self.fields, part)?;
        Some(match self.runs.later_beginning_with(part) {
            Some(run) => {
                let Run { binding, .. } = run;
                let read = run.read(self.fields);
                quote!({
                    #binding = #read;
                    #get
                })
            }
            None => get,
        })
    }

    /// ```text
    /// ip: <String as __tl_Decode<'__de>>::decode_or_default(__reader, "phoneCall.ip"),
    /// protocol: match <Protocol as __tl_Decode<'__de>>::decode_field(__reader, "phoneCall.protocol") {
    ///     __tl_Ok(__value) => __value,
    ///     __tl_Err(__error) => break '__failed __error,
    /// },
    /// ```
    fn required(&self, field: &Field<'_>, codec: Codec<'_>) -> TokenStream {
        let Self { input, or_fail, .. } = self;
        let Field { member, ty, .. } = field;
        let place = self.place(&field.name);
        match codec {
            Codec::Boxed if field.has_default => quote! {
                #member: <#ty as __tl_Decode<#input>>::decode_or_default(__reader, #place),
            },
            Codec::Boxed => quote! {
                #member: match <#ty as __tl_Decode<#input>>::decode_field(__reader, #place)
                    #or_fail,
            },
            Codec::Bare => quote! {
                #member: match <#ty as __tl_DecodeObject<#input>>::decode_bare_field(
                    <#ty as __tl_Constructor>::ID, __reader, #place
                ) #or_fail,
            },
            Codec::With(path) => quote! {
                #member: match #path::decode(__reader) {
                    __tl_Ok(__value) => __value,
                    __tl_Err(__error) => break '__failed __tl_in_place(__error, #place),
                },
            },
        }
    }

    fn optional(
        &self,
        field: &Field<'_>,
        Flag { word, bit }: Flag,
        ty: &Type,
        codec: Codec<'_>,
    ) -> TokenStream {
        let input = &self.input;
        let Field { member, .. } = field;
        let word = &self.fields.words[word].binding;
        let place = self.place(&field.name);
        match codec {
            Codec::Boxed => quote! {
                #member: <#ty as __tl_Decode<#input>>::decode_optional_field(
                    #word, #bit, __reader, #place
                ),
            },
            Codec::Bare => quote! {
                #member: <#ty as __tl_DecodeObject<#input>>::decode_bare_optional_field(
                    <#ty as __tl_Constructor>::ID, #word, #bit, __reader, #place
                ),
            },
            Codec::With(path) => quote! {
                #member: if __tl_bit(#word, #bit) {
                    match #path::decode(__reader) {
                        __tl_Ok(__value) => __tl_Some(__value),
                        __tl_Err(__error) => break '__failed __tl_in_place(__error, #place),
                    }
                } else {
                    ::core::option::Option::None
                },
            },
        }
    }

    /// Where errors of the field say that they were: `phoneCall.ip`.
    fn place(&self, field: &str) -> String {
        format!("{}.{field}", self.fields.name)
    }
}

/// The value of the variant that holds a whole object.
fn object_value(path: &ConstructorPath<'_>, member: &syn::Member, ty: &Type) -> TokenStream {
    let input = names::input_lifetime();
    quote! {
        match <#ty as __tl_DecodeObject<#input>>::decode_body(__id, __reader) {
            __tl_Ok(__value) => __tl_Ok(#path { #member: __value }),
            __tl_Err(__error) => __tl_Err(__error),
        },
    }
}

/// What happens to an id that is no constructor's.
fn rest_arm(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    for constructor in &plan.constructors {
        if let Body::Other { member, ty } = &constructor.body {
            let value = object_value(&ConstructorPath::of(constructor), member, ty);
            return quote!(_ => #value);
        }
    }
    if plan.is_struct {
        return quote!(_ => __tl_Err(__tl_another_constructor::<Self>(__id, __reader)),);
    }
    let expected =
        plan.constructors.iter().enumerate().map(|(index, it)| expected(it, ids.get(index)));
    let expected = quote!(&[#(#expected),*]);
    // The compiler takes a constant of a trait into static memory in a block of its own alone, which
    // costs it time.
    let is_literal = plan.constructors.iter().all(is_literal);
    let expected = if is_literal { expected } else { quote!(const { #expected }) };
    quote!(_ => __tl_Err(__tl_unknown_constructor(__id, #expected, __reader)),)
}

/// `__tl_ConstructorName { name: "phoneCall", id: 0x30535af5_u32 }`
fn expected(constructor: &Constructor<'_>, id: &IdToken) -> TokenStream {
    match &constructor.body {
        Body::Fields(fields) => {
            let name = &fields.name;
            quote!(__tl_ConstructorName { name: #name, id: #id })
        }
        Body::Object { ty, .. } | Body::Other { ty, .. } => {
            quote!(__tl_name_of::<#ty>())
        }
    }
}

fn is_literal(constructor: &Constructor<'_>) -> bool {
    matches!(&constructor.body, Body::Fields(fields) if !matches!(fields.id, Id::Computed))
}
