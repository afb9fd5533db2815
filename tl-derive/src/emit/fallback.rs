//! The code for a broken item: its errors, and implementations that avoid further errors where it is used.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ast::{Input, Kind};
use crate::check;
use crate::emit::{gate, line};
use crate::plan::{Constructor, Form, Id, IdConstant, Plan};

pub(crate) fn fallback(item: &Input<'_>, plan: &Plan<'_>, errors: &syn::Error) -> TokenStream {
    let errors = errors.to_compile_error();
    let types = types(plan);
    let object = object(item, plan);
    let function = function(item);
    let signed = signed(item);
    let ids = id_constants(plan);
    let items = gate::gated(&plan.krate, &quote!(#types #object #function #signed #ids));
    quote!(#errors #items)
}

/// The proofs of the field types against the line.
fn types(plan: &Plan<'_>) -> Option<TokenStream> {
    let krate = &plan.krate;
    let types = line::of_fields(plan);
    (!types.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports)]
            use #krate::private::names::*;
            #types
        }
    })
}

/// `TlObject`, `DecodeObject` and `Constructor`.
///
/// The definitions of other items show the type of this item. If the item's mistakes may hide its real type, the type
/// here has no name, and proofs that depend on it are omitted.
fn object(item: &Input<'_>, plan: &Plan<'_>) -> TokenStream {
    let Plan { ident, generics, krate, .. } = plan;
    let type_name = if is_type_known(item, plan) { plan.type_name.as_str() } else { "" };
    let name_crc = tl_syntax::type_hash::named(type_name);
    // Any id will do, but two broken items in one enum must differ.
    let id = tl_syntax::type_hash::named(&ident.to_string());
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let input = crate::names::input_lifetime();
    let mut with_input = (*generics).clone();
    with_input.params.insert(0, syn::parse_quote!(#input));
    let (impl_with_input, ..) = with_input.split_for_impl();
    let constructor = (item.kind == Kind::Struct).then(
        || quote!(impl #impl_generics #krate::Constructor for #ident #ty_generics #where_clause {}),
    );
    quote! {
        impl #impl_generics #krate::TlObject for #ident #ty_generics #where_clause {
            const TYPE: #krate::Type =
                #krate::private::object_type::<Self>(#type_name, #name_crc);
            const CONSTRUCTORS: &'static [#krate::Definition] =
                &[#krate::Definition::new("", #id, "", &[], #krate::Type::Object)];
            fn encode_body(&self, _: #krate::Writer<'_>) -> #krate::private::Encoded {
                ::core::unimplemented!()
            }
        }
        impl #impl_with_input #krate::DecodeObject<#input> for #ident #ty_generics #where_clause {
            const BARE_ID: ::core::primitive::u32 = 0;
            fn decode_body(
                _: ::core::primitive::u32,
                _: &mut #krate::Reader<#input>,
            ) -> #krate::private::Decoded<Self> {
                ::core::unimplemented!()
            }
        }
        #constructor
    }
}

/// `Function`, if the item has `returns`.
fn function(item: &Input<'_>) -> Option<TokenStream> {
    let returns = &item.attrs.returns.as_ref()?.value;
    let krate = check::crate_path(item);
    let ident = &item.syntax.ident;
    let (impl_generics, ty_generics, _) = item.syntax.generics.split_for_impl();
    // `X::Response` needs this bound.
    let functions = item.syntax.generics.type_params().map(|it| &it.ident);
    let functions = functions.map(|it| quote!(#it: #krate::Function,));
    let given = item.syntax.generics.where_clause.iter().flat_map(|it| &it.predicates);
    Some(quote! {
        impl #impl_generics #krate::Function for #ident #ty_generics
        where #(#given,)* #(#functions)*
        {
            type Response = #returns;
        }
    })
}

/// Whether the attributes that decide the TL type could be read. A struct that is not boxed has another type
/// than the one emitted here.
fn is_type_known(item: &Input<'_>, plan: &Plan<'_>) -> bool {
    let is_struct = item.kind == Kind::Struct;
    let has_faulty_name = is_struct && item.constructors.iter().any(|it| it.attrs.had_errors);
    let mut fields = plan.constructors.iter().filter_map(Constructor::fields);
    let has_unknown_line = fields.any(|it| matches!(it.id, Id::Unknown));
    let had_errors = item.attrs.had_errors || has_faulty_name || has_unknown_line;
    (item.attrs.ty.is_some() || !had_errors) && plan.form == Form::Object
}

/// `Signed`, if a field is marked as the signature.
fn signed(item: &Input<'_>) -> Option<TokenStream> {
    let mut fields = item.constructors.iter().flat_map(|it| &it.fields);
    fields.any(|it| it.attrs.signature.is_some()).then(|| {
        let krate = check::crate_path(item);
        let ident = &item.syntax.ident;
        let (impl_generics, ty_generics, where_clause) = item.syntax.generics.split_for_impl();
        quote! {
            impl #impl_generics #krate::Signed for #ident #ty_generics #where_clause {
                fn encode_unsigned_body(&self, _: #krate::Writer<'_>) -> #krate::private::Encoded {
                    ::core::unimplemented!()
                }
            }
        }
    })
}

/// The constants of `ids`, each with a different value.
fn id_constants(plan: &Plan<'_>) -> Option<TokenStream> {
    if plan.id_constants.is_empty() {
        return None;
    }
    let Plan { ident, visibility, .. } = plan;
    let (impl_generics, ty_generics, where_clause) = plan.generics.split_for_impl();
    let constants = plan.id_constants.iter().map(|IdConstant { constructor, name, .. }| {
        let id = u32::try_from(*constructor).unwrap_or(u32::MAX);
        quote!(#visibility const #name: ::core::primitive::u32 = #id;)
    });
    Some(quote! {
        #[allow(dead_code)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #(#constants)*
        }
    })
}
