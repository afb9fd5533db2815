//! Structs and enums.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::attached::Item;
use super::flags_words::Word;
use super::{Emitter, ident};
use crate::model::{Constructor, Field, FieldKind, Form, RustPath, Type};

impl Emitter<'_> {
    /// The struct of a constructor of `ty`, or of a function.
    pub(super) fn structure(&self, constructor: &Constructor, ty: Option<&Type>) -> TokenStream {
        let docs = Self::docs(constructor);
        let has_fields = constructor.fields.iter().any(|it| self.is_field(constructor, it));
        let derives = self.attached.of_item(&Item::structure(constructor, ty, has_fields));
        let attribute = self.of_struct(constructor, ty);
        let name = ident(&constructor.path.ident);
        let generics = self.generics(constructor);
        let fields = self.fields(constructor, &constructor.path, &quote!(pub));
        let body = if fields.is_empty() { quote!(;) } else { quote!({ #(#fields,)* }) };
        let new = self.options.new.then(|| self.new_function(constructor));
        quote! {
            #docs
            #derives
            #attribute
            pub struct #name #generics #body
            #new
        }
    }

    /// `pub fn new(id: i64) -> Self { Self { id, video: false, reason: None } }`
    fn new_function(&self, constructor: &Constructor) -> TokenStream {
        let generics = self.generics(constructor);
        let path = ident(&constructor.path.ident);
        let (mut parameters, mut values) = (Vec::new(), Vec::new());
        for field in &constructor.fields {
            let Some(ty) = self.field_type(constructor, field, &constructor.path) else { continue };
            let name = ident(&field.ident);
            match &field.kind {
                FieldKind::Bit(_) => values.push(quote!(#name: false)),
                FieldKind::Value { bit: Some(_), .. } => values.push(quote!(#name: None)),
                FieldKind::ImpliedWord | FieldKind::Word
                    if self.word(constructor, field) == Word::Flags =>
                {
                    values.push(quote!(#name: Flags::NONE));
                }
                _ => {
                    parameters.push(quote!(#name: #ty));
                    values.push(quote!(#name));
                }
            }
        }
        if values.is_empty() {
            return TokenStream::new();
        }
        quote! {
            impl #generics #path #generics {
                /// Makes a value from the fields that are always present; the others are absent.
                #[must_use]
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values),* }
                }
            }
        }
    }

    /// `pub type Pong = types::Pong;`
    pub(super) fn alias(&self, ty: &Type, structure: &Constructor) -> TokenStream {
        let docs = self.type_docs(ty);
        let name = ident(&ty.path.ident);
        let generics = self.is_borrowing(structure.has_text).then(|| quote!(<'a>));
        let path = self.structure_path(structure, &ty.path);
        quote!(#docs pub type #name #generics = #path;)
    }

    /// The enum of a type.
    pub(super) fn enumeration(&self, ty: &Type) -> TokenStream {
        let docs = self.type_docs(ty);
        let derives = self.attached.of_item(&Item::enumeration(ty));
        let attribute = self.of_enum(ty);
        let name = ident(&ty.path.ident);
        let generics = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
        let variants = ty.constructors.iter().map(|it| self.variant(it, &ty.path));
        let unknown = self.unknown_variant(ty).map(|name| {
            quote! {
                /// A constructor that the schema does not have.
                #[tl(other)]
                #name(Unknown),
            }
        });
        quote! {
            #docs
            #derives
            #attribute
            pub enum #name #generics { #(#variants,)* #unknown }
        }
    }

    /// The variant of an enum that keeps constructors that the schema does not have.
    pub(super) fn unknown_variant(&self, ty: &Type) -> Option<Ident> {
        let is_taken = ty.constructors.iter().any(|it| it.variant == "Unknown");
        self.options.open.then(|| ident(if is_taken { "UnknownConstructor" } else { "Unknown" }))
    }

    fn variant(&self, constructor: &Constructor, from: &RustPath) -> TokenStream {
        let docs = Self::docs(constructor);
        let name = ident(&constructor.variant);
        let structure = || self.structure_path(constructor, from);
        // The lines are on the struct.
        let accepts = (!constructor.accepts.is_empty()).then(|| quote!(#[tl(accepts)]));
        match constructor.form {
            Form::Struct => {
                let structure = structure();
                quote!(#docs #accepts #name(#structure))
            }
            Form::BoxedStruct => {
                let structure = structure();
                quote!(#docs #accepts #name(Box<#structure>))
            }
            Form::Item | Form::Inline => {
                let attribute = self.of_variant(constructor, from);
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
            let doc = field.comment.as_deref().map(super::docs::field_doc);
            let attribute = self.of_field(constructor, field);
            let name = ident(&field.ident);
            let attached = self.attached.of_field(constructor, field);
            Some(quote!(#doc #attribute #attached #visibility #name: #ty))
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
