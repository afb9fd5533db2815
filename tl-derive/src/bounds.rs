//! Bounds on the type parameters of an item, for its codec.
//!
//! The bounds are on the parameters, not on the types of the fields: if a type contains itself, such a bound would
//! require its own codec first.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Ident, Lifetime, Type};

use crate::names;
use crate::own_bounds;
use crate::plan::{Codec, Constructor, Conversion, Field, ItemForm, Plan, Value, Vector};
use crate::type_tokens::{flatten, follows_path, has_response, is_in_bare, mentions, place};

/// The use of a type by a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Boxed,
    Bare,
}

/// The predicates for encoding.
pub(crate) fn to_encode(plan: &Plan<'_>) -> Vec<TokenStream> {
    predicates(plan, |used| match used {
        Use::Boxed => quote!(__tl_Encode),
        Use::Bare => quote!(__tl_Constructor),
    })
}

/// The predicates for decoding.
pub(crate) fn to_decode(plan: &Plan<'_>) -> Vec<TokenStream> {
    let input = names::input_lifetime();
    let whole = own_bounds::with_decoders(plan);
    let mut predicates = predicates_but(plan, &whole, |used| match used {
        Use::Boxed => quote!(__tl_Decode<#input>),
        Use::Bare => quote!(__tl_DecodeObject<#input>),
    });
    let values = plan.fields().filter_map(Field::value);
    predicates.extend(values.filter_map(|it| whole_field(it, &whole, &input)));
    predicates.extend(variant_objects(plan).map(|ty| quote!(#ty: __tl_Constructor)));
    predicates.extend(skipped_types(plan).map(|ty| quote!(#ty: ::core::default::Default)));
    predicates
        .extend(plan.generics.lifetimes().map(|it| &it.lifetime).map(|it| quote!(#input: #it)));
    predicates
}

/// The bound on the whole type of a field, if it mentions one of `whole`.
fn whole_field(value: Value<'_>, whole: &[&Ident], input: &Lifetime) -> Option<TokenStream> {
    let Value { ty, codec, .. } = value;
    let is_whole = |ty: &Type| whole.iter().any(|it| mentions(ty, it));
    match codec {
        Codec::Boxed | Codec::Signed => is_whole(ty).then(|| quote!(#ty: __tl_DecodeField<#input>)),
        Codec::Bare => is_whole(ty).then(|| quote!(__tl_Bare<#ty>: __tl_DecodeField<#input>)),
        Codec::Vector(Vector { item, form, .. }) => is_whole(item).then(|| match form {
            ItemForm::Bare => quote!(__tl_BareItems: __tl_DecodeItemForm<#input, #item>),
            _ => quote!(__tl_BoxedItems: __tl_DecodeItemForm<#input, #item>),
        }),
        Codec::As(Conversion { to, .. }) => {
            is_whole(to).then(|| quote!(#to: __tl_DecodeField<#input>))
        }
        Codec::With(_) => None,
    }
}

/// The types of objects in variants that depend on a type parameter: they declare the constructors.
fn variant_objects<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = &'a Type> {
    let objects = plan.constructors.iter().filter_map(Constructor::object);
    objects.filter(|ty| plan.generics.type_params().any(|parameter| mentions(ty, &parameter.ident)))
}

/// The types of skipped fields that depend on a type parameter.
fn skipped_types<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = &'a Type> {
    let skipped = plan.fields().filter(|it| it.is_skipped() && !it.is_phantom);
    skipped
        .map(|it| it.ty)
        .filter(|ty| plan.generics.type_params().any(|parameter| mentions(ty, &parameter.ident)))
}

/// The predicates for the response of a function.
pub(crate) fn to_respond(plan: &Plan<'_>) -> Vec<TokenStream> {
    let mut predicates = to_encode(plan);
    if let Some(returns) = plan.returns {
        let type_params = plan.generics.type_params().map(|it| &it.ident);
        // If the result is the parameter itself, it needs no response.
        let answers = type_params.filter(|it| has_response(returns, it));
        predicates.extend(answers.map(|it| quote!(#it: __tl_Function)));
    }
    predicates
}

fn predicates(plan: &Plan<'_>, bound: impl Fn(Use) -> TokenStream) -> Vec<TokenStream> {
    predicates_but(plan, &[], bound)
}

/// All predicates, except for the types of fields that mention one of `whole`.
fn predicates_but(
    plan: &Plan<'_>,
    whole: &[&Ident],
    bound: impl Fn(Use) -> TokenStream,
) -> Vec<TokenStream> {
    if let Some(given) = plan.bound {
        return given.iter().map(ToTokens::to_token_stream).collect();
    }
    uses(plan, whole)
        .into_iter()
        .map(|(ty, used)| (ty, bound(used)))
        .map(|(ty, it)| quote!(#ty: #it))
        .collect()
}

/// The uses of type parameters, and of their associated types, by fields. Each is listed once.
fn uses(plan: &Plan<'_>, whole: &[&Ident]) -> Vec<(TokenStream, Use)> {
    let type_params: Vec<_> = plan.generics.type_params().map(|it| &it.ident).collect();
    let mut uses: Vec<(TokenStream, Use)> = Vec::new();
    if type_params.is_empty() {
        return uses;
    }
    for (ty, used) in coded_types(plan) {
        if whole.iter().any(|it| mentions(ty, it)) {
            continue;
        }
        for (found, used) in uses_in(ty, used, &type_params) {
            let same =
                |it: &(TokenStream, Use)| it.1 == used && it.0.to_string() == found.to_string();
            if !uses.iter().any(same) {
                uses.push((found, used));
            }
        }
    }
    uses
}

/// The types that emitted code encodes and decodes by their traits.
fn coded_types<'a>(plan: &'a Plan<'_>) -> Vec<(&'a Type, Use)> {
    let of_value = |Value { ty, codec, .. }| match codec {
        Codec::Bare => Some((ty, Use::Bare)),
        Codec::Vector(Vector { item, form: ItemForm::Bare, .. }) => Some((item, Use::Bare)),
        Codec::Boxed | Codec::Signed | Codec::Vector(_) => Some((ty, Use::Boxed)),
        Codec::With(_) => None,
        Codec::As(Conversion { to, vectors: 0, is_bare: true, .. }) => Some((to, Use::Bare)),
        Codec::As(Conversion { to, .. }) => Some((to, Use::Boxed)),
    };
    let objects = plan.constructors.iter().filter_map(Constructor::object);
    let objects = objects.map(|ty| (ty, Use::Bare));
    objects.chain(plan.fields().filter_map(Field::value).filter_map(of_value)).collect()
}

/// `X` and `X::Item` in the tokens of `ty`, if `X` is a type parameter.
fn uses_in(ty: &Type, used: Use, type_params: &[&Ident]) -> Vec<(TokenStream, Use)> {
    let tokens = flatten(ty.to_token_stream());
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(ident) = token else { continue };
        if !type_params.contains(&ident) || follows_path(&tokens[..index]) {
            continue;
        }
        let place = place(&tokens, index);
        let is_whole = place == (0..tokens.len());
        // The items in a bare vector of `X` are boxed.
        let used = match used {
            Use::Bare if is_whole => Use::Bare,
            _ if is_in_bare(&tokens[..place.start]) => Use::Bare,
            _ => Use::Boxed,
        };
        found.push((tokens[place].iter().cloned().collect(), used));
    }
    found
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;
    use syn::{Ident, Type, parse_quote};

    use super::{Use, has_response, mentions, uses_in};
    use crate::type_tokens::is_response;

    /// The uses of the parameters `X` and `Y` by a field of the type `ty`.
    fn uses(ty: &Type, used: Use) -> Vec<String> {
        let type_params: [Ident; 2] = [parse_quote!(X), parse_quote!(Y)];
        let text = |(ty, used)| match used {
            Use::Boxed => format!("{ty}"),
            Use::Bare => format!("bare {ty}"),
        };
        uses_in(ty, used, &type_params.each_ref()).into_iter().map(text).collect()
    }

    #[test]
    fn what_a_field_uses() {
        let cases: [(Type, &[&str], &[&str]); 18] = [
            // The field's type, its uses without an attribute, and its uses with `bare`.
            (parse_quote!(X), &["X"], &["bare X"]),
            (parse_quote!(Vec<X>), &["X"], &["X"]),
            (parse_quote!(Bare<X>), &["bare X"], &["bare X"]),
            (parse_quote!(Bare::<X>), &["bare X"], &["bare X"]),
            (parse_quote!(Vec<Bare::<X>>), &["bare X"], &["bare X"]),
            (parse_quote!(Vec<Bare<X>>), &["bare X"], &["bare X"]),
            (parse_quote!(Rare<X>), &["X"], &["X"]),
            (parse_quote!((X, [Y; 2])), &["X", "Y"], &["X", "Y"]),
            (parse_quote!(X::Item), &["X :: Item"], &["bare X :: Item"]),
            (
                parse_quote!(Vec<<X as Tr<i32>>::Item>),
                &["< X as Tr < i32 > > :: Item"],
                &["< X as Tr < i32 > > :: Item"],
            ),
            // A pointer may point to an unsized type.
            (parse_quote!(Box<X>), &["Box < X >"], &["bare Box < X >"]),
            (
                parse_quote!(Vec<std::rc::Rc<X>>),
                &["std :: rc :: Rc < X >"],
                &["std :: rc :: Rc < X >"],
            ),
            (parse_quote!(Cow<'a, X>), &["Cow < 'a , X >"], &["bare Cow < 'a , X >"]),
            (parse_quote!(&'a X), &["& 'a X"], &["bare & 'a X"]),
            (parse_quote!(Bare<Box<X>>), &["bare Box < X >"], &["bare Box < X >"]),
            (parse_quote!(fn(X) -> Y), &["X", "Y"], &["X", "Y"]),
            (parse_quote!(module::X), &[], &[]),
            (parse_quote!(&'a str), &[], &[]),
        ];
        for (ty, boxed, bare) in cases {
            let written = ty.to_token_stream().to_string();
            assert_eq!(uses(&ty, Use::Boxed), boxed, "{written}");
            assert_eq!(uses(&ty, Use::Bare), bare, "{written}");
        }
    }

    #[test]
    fn what_has_a_type_of_a_parameter() {
        let is_there = |ty: Type| has_response(&ty, &parse_quote!(X));
        assert!(is_there(parse_quote!(X::Response)));
        assert!(is_there(parse_quote!(Vec<X::Response>)));
        assert!(!is_there(parse_quote!(X)));
        assert!(!is_there(parse_quote!(Vec<X>)));
        assert!(!is_there(parse_quote!(Y::Response)));
        assert!(is_there(parse_quote!(<X as Function>::Response)));
        assert!(is_there(parse_quote!(Vec<<X as tl_core::Function>::Response>)));
        assert!(!is_there(parse_quote!(<X as Mine>::Response)));
        assert!(!is_there(parse_quote!(<Y as Function>::Response)));
        let is_response = |ty: Type| is_response(&ty, &parse_quote!(X));
        assert!(is_response(parse_quote!(X::Response)));
        assert!(is_response(parse_quote!(<X as tl_core::Function>::Response)));
        assert!(!is_response(parse_quote!(Vec<X::Response>)));
        assert!(!is_response(parse_quote!(X::Item)));
        assert!(!is_response(parse_quote!(Other<X>::Response)));
        assert!(!is_response(parse_quote!(<X as Mine>::Response)));
        assert!(!is_response(parse_quote!(<Y as Function<X>>::Response)));
    }

    #[test]
    fn what_mentions_a_parameter() {
        let is_mentioned = |ty: Type| mentions(&ty, &parse_quote!(X));
        assert!(is_mentioned(parse_quote!(X)));
        assert!(is_mentioned(parse_quote!(Vec<(i32, X)>)));
        assert!(is_mentioned(parse_quote!(X::Response)));
        assert!(!is_mentioned(parse_quote!(Vec<Y>)));
        assert!(!is_mentioned(parse_quote!(module::X)));
    }
}
