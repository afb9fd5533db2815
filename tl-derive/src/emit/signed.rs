//! `Signed`: encodes the body with an empty signature.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::bounds;
use crate::emit::encode::{self, ConstructorPath};
use crate::emit::header::ImplHeader;
use crate::emit::substitute;
use crate::plan::{Constructor, Field, Plan};
use crate::type_tokens;

/// ```text
/// impl __tl_Signed for Node {
///     fn encode_unsigned_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded { … }
/// }
/// const _: () = __tl_prove_signature(&<Bytes as __tl_Encode>::TYPE);
/// ```
///
/// `None` for an item without a signature.
pub(crate) fn signed(plan: &Plan<'_>) -> Option<TokenStream> {
    let mut signed = plan.constructors.iter().filter_map(Constructor::fields);
    let signature = signed.find_map(|it| Some(&it.list[it.signature?]))?;
    let header = ImplHeader::of(plan, "__tl_Signed", &bounds::to_encode(plan));
    let write = encode::body_write(plan, |constructor| match constructor.fields() {
        Some(fields) => {
            encode::fields_arm(&ConstructorPath::of(constructor), fields, fields.signature)
        }
        None => encode::body_arm(constructor),
    });
    let Proof { of_item, of_instance } = proof(plan, signature);
    Some(quote! {
        #header {
            fn encode_unsigned_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded {
                #of_instance
                #write
            }
        }
        #of_item
    })
}

/// A proof that a signature is `bytes`. At most one of the two is set.
struct Proof {
    of_item: Option<TokenStream>,
    /// If only an instance knows the type.
    of_instance: Option<TokenStream>,
}

fn proof(plan: &Plan<'_>, signature: &Field<'_>) -> Proof {
    // If there is a line, its proof covers the type.
    if signature.line.is_some() {
        return Proof { of_item: None, of_instance: None };
    }
    let ty = signature.value().map_or(signature.ty, |it| it.ty);
    let span = ty.span();
    if plan.generics.type_params().any(|it| type_tokens::mentions(ty, &it.ident)) {
        let proof =
            quote_spanned!(span=> const { __tl_prove_signature(&<#ty as __tl_Encode>::TYPE) });
        return Proof { of_item: None, of_instance: Some(proof) };
    }
    let ty = substitute::substitute(plan, ty, &quote!('static));
    let proof = quote_spanned! {span=>
        const _: () = __tl_prove_signature(&<#ty as __tl_Encode>::TYPE);
    };
    Proof { of_item: Some(proof), of_instance: None }
}

/// `__tl_Writer::write_bytes(__tl_out, &[])`
pub(crate) fn write_empty() -> TokenStream {
    quote!(__tl_Writer::write_bytes(__tl_out, &[]))
}

/// `let __tl_field_3 = &__tl_None;`: an optional signature is absent, and so is its flag bit.
pub(crate) fn absent(field: &Field<'_>) -> Option<TokenStream> {
    let Field { binding, ty, .. } = field;
    field.value()?.flag.map(|_| quote!(let #binding: &#ty = &__tl_None;))
}
