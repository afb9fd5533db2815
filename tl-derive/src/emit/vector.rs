//! Vectors with a form or a limit of their items that their type does not give.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::plan::{ItemForm, Vector};

/// `__tl_VectorCodec::<__tl_BareItems, true, 20u32>`
pub(crate) fn codec(vector: &Vector<'_>) -> TokenStream {
    // An unsigned number has the usual wire form: only its TL type differs.
    let form = if vector.form == ItemForm::Signed { ItemForm::Boxed } else { vector.form };
    let (form, limit) = (ident(form, vector), limit(vector));
    let is_boxed = vector.is_boxed;
    quote_spanned!(span(vector)=> __tl_VectorCodec::<#form, #is_boxed, #limit>)
}

/// `<Vec<FutureSalt> as __tl_VectorTypes<__tl_BareItems, 20u32>>::BOXED`
pub(crate) fn ty(vector: &Vector<'_>, ty: &TokenStream) -> TokenStream {
    let (form, limit) = (ident(vector.form, vector), limit(vector));
    let name = Ident::new(if vector.is_boxed { "BOXED" } else { "BARE" }, span(vector));
    quote!(<#ty as __tl_VectorTypes<#form, #limit>>::#name)
}

fn ident(form: ItemForm, vector: &Vector<'_>) -> Ident {
    let name = match form {
        ItemForm::Boxed => "__tl_BoxedItems",
        ItemForm::Bare => "__tl_BareItems",
        ItemForm::Signed => "__tl_SignedItems",
    };
    Ident::new(name, span(vector))
}

/// The span for the error of an item without this form: the item's type.
fn span(vector: &Vector<'_>) -> Span {
    Span::call_site().located_at(vector.item.span())
}

/// The limit; without one, the largest number.
fn limit(vector: &Vector<'_>) -> u32 {
    vector.limit.unwrap_or(u32::MAX)
}
