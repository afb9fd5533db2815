//! `#[derive(TlObject)]`: the macro of [`tl-core`](https://docs.rs/tl-core), which re-exports it and
//! is the crate to depend on.
//!
//! One way through: attributes are parsed into a model, the model is checked, the checked plan is
//! emitted. No stage looks back.

mod attr;
mod bounds;
mod check;
mod diag;
mod emit;
#[cfg(test)]
mod expansion;
mod model;
mod names;
mod plan;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Context;
use crate::model::Item;

#[doc = include_str!("../attributes.md")]
#[proc_macro_derive(TlObject, attributes(tl))]
pub fn derive_tl_object(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    expand(&input).into()
}

fn expand(input: &DeriveInput) -> TokenStream {
    let context = Context::new();
    let item = Item::parse(&context, input);
    let plan = check::plan(&context, &item);
    match context.finish() {
        Ok(()) => emit::implementations(&plan),
        Err(errors) => emit::fallback(&item, &errors),
    }
}
