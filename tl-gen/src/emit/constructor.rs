//! Structs and enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, ident};
use crate::model::{Constructor, Field, Form, RustPath, Type};

impl Emitter<'_> {
    /// The struct of a constructor of `ty`, or of a function.
    pub(super) fn structure(&self, constructor: &Constructor, ty: Option<&Type>) -> TokenStream {
        let docs = Self::docs(constructor);
        let derives = self.derives(constructor.has_double);
        let attribute = self.of_struct(constructor, ty);
        let name = ident(&constructor.path.ident);
        let generics = self.generics(constructor);
        let fields = self.fields(constructor, &constructor.path, &quote!(pub));
        let body = if fields.is_empty() { quote!(;) } else { quote!({ #(#fields,)* }) };
        quote! {
            #docs
            #derives
            #attribute
            pub struct #name #generics #body
        }
    }

    /// `pub type Pong = types::Pong;`
    pub(super) fn alias(&self, ty: &Type, structure: &Constructor) -> TokenStream {
        let docs = Self::type_docs(ty);
        let name = ident(&ty.path.ident);
        let generics = self.is_borrowing(structure.has_text).then(|| quote!(<'a>));
        let path = self.structure_path(structure, &ty.path);
        quote!(#docs pub type #name #generics = #path;)
    }

    /// The enum of a type.
    pub(super) fn enumeration(&self, ty: &Type) -> TokenStream {
        let docs = Self::type_docs(ty);
        let derives = self.derives(ty.has_double());
        let attribute = self.of_enum(ty);
        let name = ident(&ty.path.ident);
        let generics = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
        let variants = ty.constructors.iter().map(|it| self.variant(it, &ty.path));
        quote! {
            #docs
            #derives
            #attribute
            pub enum #name #generics { #(#variants,)* }
        }
    }

    fn variant(&self, constructor: &Constructor, from: &RustPath) -> TokenStream {
        let docs = Self::docs(constructor);
        let name = ident(&constructor.variant);
        let structure = || self.structure_path(constructor, from);
        match constructor.form {
            Form::Struct => {
                let structure = structure();
                quote!(#docs #name(#structure))
            }
            Form::BoxedStruct => {
                let structure = structure();
                quote!(#docs #name(Box<#structure>))
            }
            Form::Item | Form::Inline => {
                let attribute = self.of_variant(constructor);
                let fields = self.fields(constructor, from, &TokenStream::new());
                let body = (!fields.is_empty()).then(|| quote!({ #(#fields,)* }));
                quote!(#docs #attribute #name #body)
            }
        }
    }

    fn fields(
        &self,
        constructor: &Constructor,
        from: &RustPath,
        visibility: &TokenStream,
    ) -> Vec<TokenStream> {
        let field = |field: &Field| {
            let ty = self.field_type(constructor, field, from)?;
            let doc = field.comment.as_deref().map(|it| format!(" {}", super::docs::plain(it)));
            let doc = doc.map(|doc| quote!(#[doc = #doc]));
            let attribute = self.of_field(constructor, field);
            let name = ident(&field.ident);
            Some(quote!(#doc #attribute #visibility #name: #ty))
        };
        constructor.fields.iter().filter_map(field).collect()
    }

    /// `<'a, X>`
    fn generics(&self, constructor: &Constructor) -> Option<TokenStream> {
        let lifetime = self.is_borrowing(constructor.has_text).then(|| quote!('a));
        let variables = constructor.variables.iter().map(|it| ident(it)).map(|it| quote!(#it));
        let parameters: Vec<_> = lifetime.into_iter().chain(variables).collect();
        (!parameters.is_empty()).then(|| quote!(<#(#parameters),*>))
    }
}
