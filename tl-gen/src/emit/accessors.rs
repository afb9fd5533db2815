//! Functions of enums for the fields that all variants share.

use proc_macro2::TokenStream;
use quote::quote;

use super::module::Import;
use super::{Emitter, ident};
use crate::model::{Constructor, Field, FieldKind, FieldType, Form, Primitive, Type};

impl Emitter<'_> {
    /// The functions, and what their types use from outside.
    pub(super) fn accessors(&self, ty: &Type) -> (Option<TokenStream>, Vec<Import>) {
        let [first, rest @ ..] = ty.constructors.as_slice() else { return (None, Vec::new()) };
        if !self.options.accessors {
            return (None, Vec::new());
        }
        let type_of = |it: &Constructor, field: &Field| {
            self.field_type(it, field, &ty.path).map(|it| it.to_string())
        };
        let is_shared = |field: &&Field| {
            let of_first = type_of(first, field);
            let has = |it: &Constructor| {
                it.fields
                    .iter()
                    .any(|other| other.ident == field.ident && type_of(it, other) == of_first)
            };
            of_first.is_some() && rest.iter().all(has)
        };
        let shared: Vec<_> = first.fields.iter().filter(is_shared).collect();
        if shared.is_empty() {
            return (None, Vec::new());
        }
        let functions = shared.iter().map(|field| self.accessor(ty, first, field));
        let name = ident(&ty.path.ident);
        let generics = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
        let item = quote!(impl #generics #name #generics { #(#functions)* });
        let imports = shared.iter().flat_map(|it| self.imports_of_field(first, it, &ty.path));
        let imports = imports.collect();
        (Some(item), imports)
    }

    /// `pub fn id(&self) -> i64 { match self { Self::Empty { id } => *id, Self::User(it) => it.id } }`
    fn accessor(&self, ty: &Type, first: &Constructor, field: &Field) -> TokenStream {
        let name = ident(&field.ident);
        let of_field = self.field_type(first, field, &ty.path);
        let access = Access::of(field);
        let unknown = self.unknown_variant(ty);
        // A field that may be left out has an `Option` already.
        let is_optional = matches!(field.kind, FieldKind::Value { bit: Some(_), .. });
        let adds_option = unknown.is_some() && !is_optional;
        let arms = ty.constructors.iter().map(|constructor| {
            let variant = ident(&constructor.variant);
            let (pattern, place) = match constructor.form {
                Form::Inline => (quote!({ #name, .. }), quote!(*#name)),
                _ => (quote!((it)), quote!(it.#name)),
            };
            let value = access.value(&place);
            let value = if adds_option { quote!(Some(#value)) } else { value };
            quote!(Self::#variant #pattern => #value,)
        });
        let doc = match unknown {
            None => format!(" `{}`, which all variants have.", field.name),
            Some(_) => format!(" `{}`, which all constructors of the schema have.", field.name),
        };
        let returned = match access {
            Access::Copy => quote!(#of_field),
            Access::Option => {
                let inner = field.value().map(|it| self.value_in_option(it, field, &ty.path));
                quote!(Option<&#inner>)
            }
            Access::Reference => quote!(&#of_field),
        };
        let returned = if adds_option { quote!(Option<#returned>) } else { returned };
        let unknown = unknown.map(|it| quote!(Self::#it(_) => None,));
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #name(&self) -> #returned { match self { #(#arms)* #unknown } }
        }
    }
}

/// How a field is given.
#[derive(Clone, Copy)]
enum Access {
    Copy,
    Option,
    Reference,
}

impl Access {
    fn of(field: &Field) -> Self {
        match &field.kind {
            FieldKind::Value { ty: FieldType::Primitive(ty), .. } if is_copied(*ty) => Self::Copy,
            FieldKind::Value { bit: Some(_), .. } => Self::Option,
            FieldKind::Value { .. } | FieldKind::SizedObject => Self::Reference,
            FieldKind::Bit(_) | FieldKind::Word | FieldKind::ImpliedWord => Self::Copy,
        }
    }

    fn value(self, place: &TokenStream) -> TokenStream {
        match self {
            Self::Copy => place.clone(),
            Self::Option => quote!((#place).as_ref()),
            Self::Reference => quote!(&#place),
        }
    }
}

fn is_copied(primitive: Primitive) -> bool {
    !matches!(primitive, Primitive::String | Primitive::Bytes | Primitive::Object)
}
