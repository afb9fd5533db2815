//! Conversions between an enum and the structs of its constructors.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, ident, types};
use crate::model::{Constructor, Form, Type};

impl Emitter<'_> {
    /// `From<Struct> for Enum`, and `TryFrom<Enum> for Struct`, which gives back an enum that holds
    /// something else.
    pub(super) fn conversions(&self, ty: &Type, constructor: &Constructor) -> TokenStream {
        let from = &constructor.path;
        let variant = ident(&constructor.variant);
        let structure = self.structure_path(constructor, from);
        let lifetime = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
        let path = types::path(from, &ty.path);
        let (wrapped, unwrapped) = match constructor.form {
            Form::BoxedStruct => (quote!(Box::new(value)), quote!(*value)),
            _ => (quote!(value), quote!(value)),
        };
        quote! {
            impl #lifetime ::core::convert::From<#structure> for #path #lifetime {
                fn from(value: #structure) -> Self {
                    Self::#variant(#wrapped)
                }
            }

            impl #lifetime ::core::convert::TryFrom<#path #lifetime> for #structure {
                type Error = #path #lifetime;

                fn try_from(object: #path #lifetime) -> Result<Self, Self::Error> {
                    match object {
                        #path::#variant(value) => Ok(#unwrapped),
                        other => Err(other),
                    }
                }
            }
        }
    }
}
