//! The definitions of an item's constructors, as constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::attr::Dialect;
use crate::emit::{guess, id, parameters};
use crate::plan::{Body, Codec, Constructor, Field, FieldKind, Fields, Flag, Id, Plan};

/// ```text
/// const __ID_0: __tl::u32 = <PhoneCall as __tl::TlObject>::CONSTRUCTORS[0].id;
/// const _: () = …;
/// ```
///
/// What the compiler is to look at as soon as it sees the item, and nothing where it need not. A generic
/// item has definitions of its own here, which depend on no type parameter. Another has no constant for
/// them: what a constant refers to becomes part of the binary.
pub(crate) fn checked(plan: &Plan<'_>) -> TokenStream {
    let definitions = if is_generic(plan) {
        quote!(__DEFINITIONS)
    } else {
        let item = parameters::item(plan);
        quote!(<#item as __tl::TlObject>::CONSTRUCTORS)
    };
    let constructors = || plan.constructors.iter().enumerate();
    let computed = constructors().filter_map(|(index, it)| computed_id(it, index, &definitions));
    let proofs = constructors().filter_map(|(index, it)| proof(plan, it, index, &definitions));
    let distinct = distinct_ids(plan, &definitions);
    let checks: Vec<_> = computed.chain(distinct).chain(proofs).collect();
    if checks.is_empty() {
        return TokenStream::new();
    }
    let generic = is_generic(plan).then(|| {
        let list = list(plan, Instance::Any);
        quote!(const __DEFINITIONS: &'static [__tl::Definition] = #list;)
    });
    quote!(#generic #(#checks)*)
}

/// Whether there are several instances of the item.
fn is_generic(plan: &Plan<'_>) -> bool {
    plan.generics.type_params().next().is_some() || plan.generics.const_params().next().is_some()
}

/// ```text
/// const _: () =
///     __tl::prove_guessed(&<PhoneCall as __tl::TlObject>::CONSTRUCTORS[0], "PhoneCall", &[…]);
/// const _: () = __tl::prove_type(&__DEFINITIONS[1], "PhoneCall");
/// ```
///
/// The errors stand on the id, and on the struct of a newtype variant.
fn proof(
    plan: &Plan<'_>,
    constructor: &Constructor<'_>,
    index: usize,
    definitions: &TokenStream,
) -> Option<TokenStream> {
    match &constructor.body {
        Body::Fields(fields @ Fields { id: Id::Proven(_, span), .. }) => {
            let item = match constructor.variant {
                Some(variant) => format!("{}::{variant}", plan.ident),
                None => plan.ident.to_string(),
            };
            let definition = quote!(&#definitions[#index]);
            Some(match guess::digests(plan, fields) {
                Some(digests) => quote_spanned! {*span=>
                    const _: () =
                        __tl::prove_guessed(#definition, #item, &[#(#digests),*]);
                },
                None => quote_spanned! {*span=>
                    const _: () = __tl::prove(#definition, #item);
                },
            })
        }
        Body::Object { ty, .. } => {
            let name = &plan.type_name;
            Some(quote_spanned! {ty.span()=>
                const _: () = __tl::prove_type(&#definitions[#index], #name);
            })
        }
        Body::Fields(_) | Body::Other { .. } => None,
    }
}

fn computed_id(
    constructor: &Constructor<'_>,
    index: usize,
    definitions: &TokenStream,
) -> Option<TokenStream> {
    match &constructor.body {
        Body::Fields(fields) if matches!(fields.id, Id::Computed) => {
            let name = id(fields, index);
            Some(quote!(const #name: __tl::u32 = #definitions[#index].id;))
        }
        _ => None,
    }
}

/// Ids that the macro does not see are compared by the compiler.
fn distinct_ids(plan: &Plan<'_>, definitions: &TokenStream) -> Option<TokenStream> {
    let is_seen = |it: &Constructor<'_>| match &it.body {
        Body::Fields(fields) => !matches!(fields.id, Id::Computed),
        Body::Object { .. } => false,
        Body::Other { .. } => true,
    };
    let ident = plan.ident;
    (plan.constructors.len() > 1 && !plan.constructors.iter().all(is_seen))
        .then(|| quote_spanned!(ident.span()=> const _: () = __tl::prove_distinct(#definitions);))
}

/// The definitions as a constant of the implementation: those of an instance name the types that
/// stand for the variables, so that packets can be walked by them.
pub(crate) fn of_instance(plan: &Plan<'_>) -> TokenStream {
    list(plan, Instance::This)
}

/// `__tl::object_type::<Self>("PhoneCall", 3042812498, false)`
pub(crate) fn object_type(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.type_name;
    let name_crc = guess::crc(name);
    let is_open = plan.constructors.iter().any(|it| matches!(it.body, Body::Other { .. }));
    quote!(__tl::object_type::<Self>(#name, #name_crc, #is_open))
}

/// Whose definitions are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Instance {
    /// Those of the generic item: type parameters are variables.
    Any,
    /// Those of the instance in whose implementation they stand.
    This,
}

/// `&[__tl::Definition::new(…), *<PhoneCall as __tl::Constructor>::DEFINITION]`
fn list(plan: &Plan<'_>, instance: Instance) -> TokenStream {
    let known = plan.constructors.iter().enumerate().filter_map(|(index, it)| match &it.body {
        Body::Fields(fields) => Some(definition(plan, fields, index, instance)),
        Body::Object { ty, .. } => {
            let definite = in_instance(plan, ty, instance);
            Some(quote!(*<#definite as __tl::Constructor>::DEFINITION))
        }
        Body::Other { .. } => None,
    });
    quote!(&[#(#known),*])
}

/// ```text
/// __tl::Definition::new(
///     "phoneConnection",
///     0x9cc123c7_u32,
///     "flags:#\ntcp:flags.0?true\nid:*",
///     &[<i64 as __tl::Encode>::TYPE],
///     __tl::Type::Text("PhoneConnection"),
/// )
/// ```
fn definition(
    plan: &Plan<'_>,
    fields: &Fields<'_>,
    index: usize,
    instance: Instance,
) -> TokenStream {
    let name = &fields.name;
    let text = text(fields);
    let on_the_wire = types(plan, fields, instance);
    let result = result(plan);
    // A generic item's id is that of the definition that depends on no parameter, and its variables
    // are shown by their names.
    let of_instance = instance == Instance::This && is_generic(plan);
    let shown = of_instance.then(|| types(plan, fields, Instance::Any));
    let shown = shown.map(|types| quote!(.showing(#types)));
    let variables = plan.generics.type_params().map(|it| it.ident.to_string()).collect::<Vec<_>>();
    let variables = (!variables.is_empty()).then(|| quote!(.with_variables(&[#(#variables),*])));
    let dialect = match plan.dialect {
        Dialect::Telegram => None,
        Dialect::Ton => Some(quote!(.with_dialect(__tl::Dialect::Ton))),
    };
    let is_computed = matches!(fields.id, Id::Computed) && !of_instance;
    let computed = is_computed.then(|| quote!(.with_computed_id()));
    let id = if is_computed { quote!(0) } else { id(fields, index) };
    quote! {
        __tl::Definition::new(#name, #id, #text, #on_the_wire, #result)
            #shown #variables #dialect #computed
    }
}

/// The parameters, a line each, with a `*` for what only the compiler knows: the types.
fn text(fields: &Fields<'_>) -> String {
    let implied = fields.words.iter().filter(|word| word.field.is_none());
    let implied = implied.map(|word| format!("{}:#", word.name));
    let lines: Vec<_> =
        implied.chain(fields.list.iter().filter_map(|it| line(fields, it))).collect();
    lines.join("\n")
}

fn line(fields: &Fields<'_>, field: &Field<'_>) -> Option<String> {
    let condition = |Flag { word, bit }: Flag| format!("{}.{bit}?", fields.words[word].name);
    let shown = field.text.as_deref().unwrap_or_default();
    let ty = match field.kind {
        FieldKind::Value(_) | FieldKind::Number(_) => format!("*{shown}"),
        FieldKind::Optional { flag, .. } => format!("{}*{shown}", condition(flag)),
        FieldKind::True(flag) => format!("{}true", condition(flag)),
        FieldKind::Word(_) => "#".to_owned(),
        FieldKind::Skipped => return None,
    };
    Some(format!("{}:{ty}", field.name))
}

/// `&[<i64 as __tl::Encode>::TYPE, …]`
fn types(plan: &Plan<'_>, fields: &Fields<'_>, instance: Instance) -> TokenStream {
    let types = fields.list.iter().filter_map(|field| {
        let (ty, codec) = match field.kind {
            FieldKind::Value(codec) => (field.ty, codec),
            FieldKind::Number(_) => (field.ty, Codec::Boxed),
            FieldKind::Optional { ty, codec, .. } => (ty, codec),
            FieldKind::True(_) | FieldKind::Word(_) | FieldKind::Skipped => return None,
        };
        // Only the text of a generic item's definition matters, and here it is.
        match &field.text {
            Some(text) if instance == Instance::Any => Some(quote!(__tl::Type::Text(#text))),
            _ => Some(field_type(plan, field, ty, codec, instance)),
        }
    });
    quote!(&[#(#types),*])
}

fn field_type(
    plan: &Plan<'_>,
    field: &Field<'_>,
    ty: &Type,
    codec: Codec<'_>,
    instance: Instance,
) -> TokenStream {
    let definite = in_instance(plan, ty, instance);
    match codec {
        Codec::Boxed => quote!(<#definite as __tl::Encode>::TYPE),
        Codec::Bare => quote!(<#definite as __tl::Constructor>::BARE_TYPE),
        Codec::With(path) => {
            let text = field.text.as_deref().unwrap_or("Object");
            let value = match instance {
                Instance::Any => parameters::replaced(plan, ty, &quote!('_)),
                Instance::This => quote!(#ty),
            };
            quote! {
                __tl::Type::Custom(__tl::CustomType {
                    text: #text,
                    skip: |__reader| {
                        let __result: __tl::Decoded<#value> =
                            #path::decode(__reader);
                        match __result {
                            __Ok(_) => __Ok(()),
                            __Err(__error) => __Err(__error),
                        }
                    },
                })
            }
        }
    }
}

/// The type that the constructors belong to, or that the function returns.
fn result(plan: &Plan<'_>) -> TokenStream {
    let Some(returns) = plan.returns else {
        let name = &plan.type_name;
        return quote!(__tl::Type::Text(#name));
    };
    let returns = parameters::replaced(plan, returns, &quote!('static));
    quote!(<#returns as __tl::Encode>::TYPE)
}

fn in_instance(plan: &Plan<'_>, ty: &Type, instance: Instance) -> TokenStream {
    match instance {
        Instance::Any => parameters::replaced(plan, ty, &quote!('static)),
        Instance::This => ty.to_token_stream(),
    }
}
