//! Emits the plan as Rust. Everything has been checked: nothing here can fail or look at attributes.
//!
//! Emitted code names the fields in order and calls tl-core. Its own names begin with `__tl_`, so that they cannot be
//! confused with the user's names.

mod accepted;
mod bare;
mod block;
mod codec;
mod conversion;
mod decode;
mod definition;
mod encode;
mod exit;
mod fallback;
mod field_decoders;
mod gate;
mod header;
mod id;
mod id_constants;
mod instance;
mod line;
mod newtype;
mod pointers;
pub(crate) mod predict;
mod signed;
mod substitute;
mod types;
mod value;
mod vector;

pub(crate) use accepted::HiddenStructs;
pub(crate) use fallback::fallback;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::emit::definition::Proofs;
use crate::emit::header::ImplHeader;
use crate::emit::id::Ids;
use crate::names;
use crate::plan::{Form, Plan};

/// ```text
/// ::tl_core::__private::implementations! {{
///     use ::tl_core::__private::names::*;
///     impl __tl_TlObject for PhoneCall { … }
///     impl<'__de> __tl_DecodeObject<'__de> for PhoneCall { … }
///     impl __tl_Constructor for PhoneCall { … }
///     __tl_assert_predicted::<PhoneCall>(0, "PhoneCall", …);
/// }}
/// ```
///
/// `hidden` are the structs that decode accepted lines.
pub(crate) fn implementations(plan: &Plan<'_>, hidden: HiddenStructs<'_>) -> TokenStream {
    let Plan { krate, include, .. } = plan;
    let implementations = match plan.form {
        Form::Object => object(plan, hidden),
        Form::Bare => bare::implementations(plan),
        Form::Transparent => newtype::implementations(plan),
    };
    let warnings = definition::warnings(plan);
    let private = names::private(Span::call_site());
    let warnings = warnings.map(|it| quote!(use #krate::#private::names::*; #it));
    gate::gated(
        krate,
        &quote! {
            use #krate::#private::names::*;
            #include
            #implementations
        },
        warnings.as_ref(),
    )
}

/// An item with a constructor id.
fn object(plan: &Plan<'_>, hidden: HiddenStructs<'_>) -> TokenStream {
    let accepted = hidden.items(plan);
    let ids = Ids::of(plan);
    let Proofs { constants, proof } = definition::checks(plan, &ids);
    let object = encode::tl_object(plan, &ids, hidden);
    let decode_object = decode::decode_object(plan, &ids);
    let constructor = plan.is_struct.then(|| constructor(plan));
    let function = plan.returns.map(|returns| function(plan, returns));
    let signed = signed::signed(plan);
    let id_constants = id_constants::constants(plan, &ids);
    quote! {
        #accepted
        #constants
        #object
        #decode_object
        #constructor
        #function
        #signed
        #id_constants
        #proof
    }
}

/// `impl __tl_Constructor for PhoneCall {}`: the trait takes id and name from the definition.
///
/// A struct that accepts lines of other layers has no bare form. Only the id says which line a packet has, and a bare
/// value has no id:
///
/// `impl __tl_Constructor for User { #[doc(hidden)] const BARE_TYPE: __tl_Type = __tl_refuse_bare("User"); }`
fn constructor(plan: &Plan<'_>) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_Constructor", &crate::bounds::to_encode(plan));
    let lines = plan.accepted();
    let no_bare_type = lines.map(|it| it.span).next().map(|span| {
        let item = plan.ident.to_string();
        quote_spanned! {span=>
            // rustdoc before 1.93 evaluates each constant that it shows.
            #[doc(hidden)]
            const BARE_TYPE: __tl_Type = __tl_refuse_bare(#item);
        }
    });
    quote!(#header { #no_bare_type })
}

/// ```text
/// impl __tl_Function for GetConfig {
///     type Response = Config;
/// }
/// ```
fn function(plan: &Plan<'_>, returns: &syn::Type) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_Function", &crate::bounds::to_respond(plan));
    quote! {
        #header {
            type Response = #returns;
        }
    }
}
