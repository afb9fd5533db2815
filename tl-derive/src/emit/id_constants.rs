//! The ids of an enum's variants as constants of the enum.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use crate::emit::id::Ids;
use crate::plan::{Body, IdConstant, Plan};
use crate::type_tokens::join;

/// ```text
/// #[automatically_derived]
/// #[allow(dead_code, single_use_lifetimes)]
/// impl AnyPhoneCall {
///     #[doc = "The constructor id of [`Empty`](Self::Empty)."]
///     pub const EMPTY_ID: __tl_u32 = 0x5366c915_u32;
///     pub const ESTABLISHED_ID: __tl_u32 = <PhoneCall as __tl_Constructor>::ID;
/// }
/// ```
pub(crate) fn constants(plan: &Plan<'_>, ids: &Ids) -> Option<TokenStream> {
    if plan.id_constants.is_empty() {
        return None;
    }
    let constants = join(plan.id_constants.iter().map(|it| constant(plan, ids, it)));
    let ident = plan.ident;
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        #[allow(dead_code, single_use_lifetimes)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #constants
        }
    })
}

fn constant(plan: &Plan<'_>, ids: &Ids, constant: &IdConstant<'_>) -> TokenStream {
    let IdConstant { constructor, variant, name } = constant;
    let visibility = plan.visibility;
    let id = match &plan.constructors[*constructor].body {
        Body::Fields(_) => {
            let id = ids.get(*constructor);
            quote!(#id)
        }
        Body::Object { ty, .. } | Body::Other { ty, .. } => {
            quote!(<#ty as __tl_Constructor>::ID)
        }
    };
    let variant = variant.unraw();
    let documentation = format!("The constructor id of [`{variant}`](Self::{variant}).");
    quote! {
        #[doc = #documentation]
        #visibility const #name: __tl_u32 = #id;
    }
}
