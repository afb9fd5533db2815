//! The first line of an implementation.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Lifetime;

use crate::plan::Plan;

/// ```text
/// #[automatically_derived]
/// impl<'__de, 'a, X> __tl::DecodeObject<'__de> for Item<'a, X> where X: __tl::Decode<'__de>, '__de: 'a
/// ```
pub(crate) struct Header(TokenStream);

impl Header {
    pub(crate) fn of(
        plan: &Plan<'_>,
        implemented: &TokenStream,
        predicates: &[TokenStream],
    ) -> Self {
        Self::with_lifetime(plan, implemented, predicates, None)
    }

    pub(crate) fn with_lifetime(
        plan: &Plan<'_>,
        implemented: &TokenStream,
        predicates: &[TokenStream],
        lifetime: Option<&Lifetime>,
    ) -> Self {
        let Plan { ident, generics, .. } = plan;
        let (_, ty_generics, _) = generics.split_for_impl();
        let lifetime = lifetime.map(|it| quote!(#it,));
        let lifetimes = generics.lifetimes();
        let parameters = generics.params.iter().filter_map(|parameter| match parameter {
            syn::GenericParam::Lifetime(_) => None,
            syn::GenericParam::Type(it) => {
                let (ident, colon, bounds) = (&it.ident, &it.colon_token, &it.bounds);
                Some(quote!(#ident #colon #bounds))
            }
            syn::GenericParam::Const(it) => {
                let (ident, ty) = (&it.ident, &it.ty);
                Some(quote!(const #ident: #ty))
            }
        });
        let given = generics.where_clause.iter().flat_map(|it| &it.predicates);
        let given = given.map(ToTokens::to_token_stream).chain(predicates.iter().cloned());
        Self(quote! {
            #[automatically_derived]
            impl<#lifetime #(#lifetimes,)* #(#parameters),*> #implemented for #ident #ty_generics
            where
                #(#given),*
        })
    }
}

impl ToTokens for Header {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
