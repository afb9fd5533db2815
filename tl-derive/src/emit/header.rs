//! The header of an implementation.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Lifetime, Token};

use crate::plan::Plan;

/// ```text
/// #[automatically_derived]
/// impl<'__de, 'a, X> __tl_DecodeObject<'__de> for Input<'a, X> where X: __tl_Decode<'__de>, '__de: 'a
/// ```
pub(crate) struct ImplHeader(TokenStream);

impl ImplHeader {
    pub(crate) fn of(plan: &Plan<'_>, implemented: &str, predicates: &[TokenStream]) -> Self {
        Self::with_lifetime(plan, implemented, predicates, None)
    }

    pub(crate) fn with_lifetime(
        plan: &Plan<'_>,
        implemented: &str,
        predicates: &[TokenStream],
        lifetime: Option<&Lifetime>,
    ) -> Self {
        Self::on(plan, implemented, predicates, lifetime, &item(plan))
    }

    /// The header for a pointer to the item, `target`.
    pub(crate) fn on(
        plan: &Plan<'_>,
        implemented: &str,
        predicates: &[TokenStream],
        lifetime: Option<&Lifetime>,
        target: &TokenStream,
    ) -> Self {
        let generics = plan.generics;
        // Most items have no parameters.
        let generic_params = (lifetime.is_some() || !generics.params.is_empty())
            .then(|| generic_params(&generics.params, lifetime));
        let given = generics.where_clause.iter().flat_map(|it| &it.predicates);
        let given = given.map(ToTokens::to_token_stream).chain(predicates.iter().cloned());
        let given: Vec<_> = given.collect();
        let given = (!given.is_empty()).then(|| quote!(where #(#given,)*));
        let implemented = Ident::new(implemented, Span::call_site());
        let arguments = lifetime.map(|it| quote!(<#it>));
        Self(quote! {
            #[automatically_derived]
            impl #generic_params #implemented #arguments for #target #given
        })
    }
}

/// `Input<'a, X>`
pub(crate) fn item(plan: &Plan<'_>) -> TokenStream {
    let Plan { ident, generics, .. } = plan;
    let (_, ty_generics, _) = generics.split_for_impl();
    quote!(#ident #ty_generics)
}

/// `<'__de, 'a, X: Debug, const N: usize>`, without defaults
fn generic_params(
    given: &Punctuated<GenericParam, Token![,]>,
    lifetime: Option<&Lifetime>,
) -> TokenStream {
    let lifetime = lifetime.map(|it| quote!(#it,));
    let lifetimes = given.iter().filter_map(|it| match it {
        GenericParam::Lifetime(it) => Some(quote!(#it,)),
        _ => None,
    });
    let others = given.iter().filter_map(|it| match it {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(it) => {
            let (ident, colon, bounds) = (&it.ident, &it.colon_token, &it.bounds);
            Some(quote!(#ident #colon #bounds,))
        }
        GenericParam::Const(it) => {
            let (ident, ty) = (&it.ident, &it.ty);
            Some(quote!(const #ident: #ty,))
        }
    });
    quote!(<#lifetime #(#lifetimes)* #(#others)*>)
}

impl ToTokens for ImplHeader {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
