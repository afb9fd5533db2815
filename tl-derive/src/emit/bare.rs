//! An item without a constructor id: `Encode` and `Decode` of the body alone.

use proc_macro2::TokenStream;
use quote::quote;

use crate::bounds;
use crate::emit::HiddenStructs;
use crate::emit::definition::{self, Proofs};
use crate::emit::header::ImplHeader;
use crate::emit::id::Ids;
use crate::emit::instance::proof_of_instance;
use crate::emit::pointers::pointers;
use crate::emit::{decode, encode};
use crate::names;
use crate::plan::{Constructor, Plan};
use crate::type_tokens::join;

/// ```text
/// impl __tl_BareObject for Inner {
///     const CONSTRUCTORS: __tl_Definitions = &[…];
///     fn encode_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded { … }
/// }
/// impl __tl_Encode for Inner {
///     const TYPE: __tl_Type = __tl_bare_type::<Self>("inner", "Inner", 1234);
///     fn encode<'__w>(&self, __tl_out: __tl_Writer<'__w>) -> __tl_Written<'__w> {
///         __tl_encode_bare_object(self, __tl_out)
///     }
/// }
/// // And the decoders.
/// ```
pub(crate) fn implementations(plan: &Plan<'_>) -> TokenStream {
    let ids = Ids::of(plan);
    let Proofs { constants, proof } = definition::checks(plan, &ids);
    let object = bare_object(plan, &ids);
    let encode = encode_impl(plan);
    let decode = decode_impls(plan);
    let pointers = pointers(plan);
    quote!(#constants #object #encode #decode #pointers #proof)
}

fn bare_object(plan: &Plan<'_>, ids: &Ids) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_BareObject", &bounds::to_encode(plan));
    let definitions = definition::of_instance(plan, ids, HiddenStructs::new(&[]));
    let proof = proof_of_instance(plan);
    let write = encode::body_write(plan, encode::body_arm);
    quote! {
        #header {
            const CONSTRUCTORS: __tl_Definitions = #definitions;

            fn encode_body(&self, __tl_out: __tl_Writer<'_>) -> __tl_Encoded {
                #proof
                #write
            }
        }
    }
}

fn encode_impl(plan: &Plan<'_>) -> TokenStream {
    let header = ImplHeader::of(plan, "__tl_Encode", &bounds::to_encode(plan));
    let output = names::output_lifetime();
    let fields = plan.constructors.iter().find_map(Constructor::fields);
    let name = fields.map(|it| it.name.as_str()).unwrap_or_default();
    let name_crc = tl_syntax::type_hash::named(name);
    let type_name = &plan.type_name;
    quote! {
        #header {
            const TYPE: __tl_Type = __tl_bare_type::<Self>(#name, #type_name, #name_crc);

            #[inline]
            fn encode<#output>(&self, __tl_out: __tl_Writer<#output>) -> __tl_Written<#output> {
                __tl_encode_bare_object(self, __tl_out)
            }
        }
    }
}

fn decode_impls(plan: &Plan<'_>) -> TokenStream {
    let input = names::input_lifetime();
    let predicates = bounds::to_decode(plan);
    let header =
        |implemented| ImplHeader::with_lifetime(plan, implemented, &predicates, Some(&input));
    let (object, field) = (header("__tl_DecodeBareObject"), header("__tl_Decode"));
    let read = join(plan.constructors.iter().map(|it| decode::body_read(plan, it, &input)));
    quote! {
        #object {
            fn decode_body(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<Self> {
                #read
            }
        }
        #field {
            const MIN_LEN: __tl_usize = 0;

            #[inline]
            fn decode(__tl_reader: &mut __tl_Reader<#input>) -> __tl_Decoded<Self> {
                __tl_decode_bare_object(__tl_reader)
            }
        }
    }
}
