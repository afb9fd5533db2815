//! The Rust types of values, and the paths to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::module::Import;
use super::words::Word;
use super::{Emitter, ident};
use crate::model::{Constructor, Field, FieldKind, FieldType, Primitive, RustPath};
use crate::options::BytesType;

impl Emitter<'_> {
    /// The type of a field: `Option<Box<RichText>>`. `None` for what is no field.
    pub(super) fn field_type(
        &self,
        constructor: &Constructor,
        field: &Field,
        from: &RustPath,
    ) -> Option<TokenStream> {
        match &field.kind {
            FieldKind::ImpliedWord | FieldKind::Word => match self.word(constructor, field) {
                Word::Implied => None,
                Word::Flags => Some(quote!(Flags)),
                Word::Number => Some(quote!(u32)),
            },
            FieldKind::Bit(_) => Some(quote!(bool)),
            FieldKind::SizedObject => Some(self.primitive(Primitive::Object)),
            FieldKind::Value { ty, bit, is_boxed } => {
                let ty = self.unwrapped(ty, from);
                let ty = if *is_boxed { quote!(Box<#ty>) } else { ty };
                Some(if bit.is_some() { quote!(Option<#ty>) } else { ty })
            }
        }
    }

    /// The type of a field's value: `#[tl(bare)]` says that it is bare.
    fn unwrapped(&self, ty: &FieldType, from: &RustPath) -> TokenStream {
        match ty {
            FieldType::Bare(..) => self.bare_type(ty, from),
            FieldType::BareVector(item) => {
                let item = self.value_type(item, from);
                quote!(Vec<#item>)
            }
            ty => self.value_type(ty, from),
        }
    }

    /// The type of a value in any place, such as the item of a vector: `Bare<FutureSalt>`.
    pub(super) fn value_type(&self, ty: &FieldType, from: &RustPath) -> TokenStream {
        match ty {
            FieldType::Primitive(primitive) => self.primitive(*primitive),
            FieldType::Boxed(ty) => {
                let ty = &self.model.types[*ty];
                let path = path(from, &ty.path);
                let lifetime = self.is_borrowing(ty.has_text()).then(|| quote!(<'a>));
                quote!(#path #lifetime)
            }
            FieldType::Bare(..) => {
                let ty = self.bare_type(ty, from);
                quote!(Bare<#ty>)
            }
            FieldType::Vector(item) => {
                let item = self.value_type(item, from);
                quote!(Vec<#item>)
            }
            FieldType::BareVector(item) => {
                let item = self.value_type(item, from);
                quote!(Bare<Vec<#item>>)
            }
            FieldType::Variable(name) => {
                let name = ident(name);
                quote!(#name)
            }
        }
    }

    /// The struct of a bare constructor.
    fn bare_type(&self, ty: &FieldType, from: &RustPath) -> TokenStream {
        let FieldType::Bare(ty, constructor) = ty else { return self.value_type(ty, from) };
        let constructor = &self.model.types[*ty].constructors[*constructor];
        self.structure_path(constructor, from)
    }

    /// The struct of a constructor: `super::FutureSalt`.
    pub(super) fn structure_path(&self, constructor: &Constructor, from: &RustPath) -> TokenStream {
        let path = path(from, &constructor.path);
        let lifetime = self.is_borrowing(constructor.has_text).then(|| quote!(<'a>));
        quote!(#path #lifetime)
    }

    fn primitive(&self, primitive: Primitive) -> TokenStream {
        match primitive {
            Primitive::Int => quote!(i32),
            Primitive::Long => quote!(i64),
            Primitive::Double => quote!(f64),
            Primitive::Word => quote!(u32),
            Primitive::Int128 => quote!(Int128),
            Primitive::Int256 => quote!(Int256),
            Primitive::Int512 => quote!(Int512),
            Primitive::Bool => quote!(bool),
            Primitive::Object => quote!(Unknown),
            Primitive::String if self.options.borrowed => quote!(&'a str),
            Primitive::String => quote!(String),
            Primitive::Bytes if self.options.borrowed => quote!(&'a [u8]),
            Primitive::Bytes => match self.options.bytes {
                BytesType::Bytes => quote!(Bytes),
                BytesType::Vec => quote!(Vec<u8>),
            },
        }
    }

    /// The type in an optional field.
    pub(super) fn value_in_option(
        &self,
        ty: &FieldType,
        field: &Field,
        from: &RustPath,
    ) -> TokenStream {
        let ty = self.unwrapped(ty, from);
        match &field.kind {
            FieldKind::Value { is_boxed: true, .. } => quote!(Box<#ty>),
            _ => ty,
        }
    }

    /// The imports that the type of a field needs in the module of the item `from`.
    fn imports_of_value(&self, ty: &FieldType, from: &RustPath) -> Vec<Import> {
        // An attribute says that the field's own value is bare.
        let inner = match ty {
            FieldType::Bare(..) => None,
            FieldType::BareVector(item) => Some(&**item),
            ty => Some(ty),
        };
        let core = inner.into_iter().flat_map(|ty| self.core_imports(ty));
        self.roots_of(ty, from).chain(core).collect()
    }

    /// The imports that the fields and attributes of `constructor` need in the module of the item `from`.
    pub(super) fn imports(&self, constructor: &Constructor, from: &RustPath) -> Vec<Import> {
        let mut imports = vec![Import::Core("TlObject")];
        for field in &constructor.fields {
            imports.extend(self.imports_of_field(constructor, field, from));
        }
        let dropped = constructor.accepts.iter().flat_map(|it| &it.dropped).map(|(_, ty)| ty);
        for ty in constructor.returns.iter().chain(dropped) {
            imports.extend(self.roots_of(ty, from));
            imports.extend(self.core_imports(ty));
        }
        imports
    }

    /// The imports that the type of a field needs.
    pub(super) fn imports_of_field(
        &self,
        constructor: &Constructor,
        field: &Field,
        from: &RustPath,
    ) -> Vec<Import> {
        match &field.kind {
            FieldKind::ImpliedWord | FieldKind::Word
                if self.word(constructor, field) == Word::Flags =>
            {
                vec![Import::Core("Flags")]
            }
            FieldKind::SizedObject => vec![Import::Core("Unknown")],
            FieldKind::Value { ty, .. } => self.imports_of_value(ty, from),
            FieldKind::ImpliedWord | FieldKind::Word | FieldKind::Bit(_) => Vec::new(),
        }
    }

    /// The root modules of the parts of `ty`, if `from` is in another.
    fn roots_of(&self, ty: &FieldType, from: &RustPath) -> impl Iterator<Item = Import> {
        ty.parts().into_iter().filter_map(move |part| match part {
            FieldType::Boxed(ty) => root(from, &self.model.types[*ty].path),
            FieldType::Bare(ty, constructor) => {
                root(from, &self.model.types[*ty].constructors[*constructor].path)
            }
            _ => None,
        })
    }

    /// The names of tl-core that the parts of `ty` use.
    fn core_imports(&self, ty: &FieldType) -> impl Iterator<Item = Import> {
        let shares = !self.options.borrowed && self.options.bytes == BytesType::Bytes;
        let names = ty.parts().into_iter().filter_map(move |part| match part {
            FieldType::Bare(..) | FieldType::BareVector(_) => Some("Bare"),
            FieldType::Primitive(primitive) => match primitive {
                Primitive::Bytes => shares.then_some("Bytes"),
                Primitive::Int128 => Some("Int128"),
                Primitive::Int256 => Some("Int256"),
                Primitive::Int512 => Some("Int512"),
                Primitive::Object => Some("Unknown"),
                _ => None,
            },
            _ => None,
        });
        names.map(Import::Core)
    }
}

/// The root module of `to`, where an item of another, `from`, imports it.
pub(super) fn root(from: &RustPath, to: &RustPath) -> Option<Import> {
    match (from.modules.first(), to.modules.first()) {
        (Some(own), Some(other)) if own != other => Some(Import::Root(other.clone())),
        _ => None,
    }
}

/// The path from an item to another, with its [`root`] imported: `super::help::Config`,
/// `types::help::Config`.
pub(super) fn path(from: &RustPath, to: &RustPath) -> TokenStream {
    let shared = from.modules.iter().zip(&to.modules).take_while(|(from, to)| from == to).count();
    let outwards = if root(from, to).is_some() { &[] } else { &from.modules[shared..] };
    let supers = outwards.iter().map(|_| quote!(super::));
    let modules = to.modules[shared..].iter().map(|module| {
        let module = ident(&RustPath::module_ident(module));
        quote!(#module::)
    });
    let name = ident(&to.ident);
    quote!(#(#supers)* #(#modules)* #name)
}
