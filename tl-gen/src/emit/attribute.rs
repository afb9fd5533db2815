//! `#[tl(…)]`.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::flags_words::Word;
use super::{Emitter, ident};
use crate::model::{
    Bit, Constructor, Field, FieldKind, FieldType, RustPath, Type, default_type_name,
};
use tl_syntax::Dialect;

impl Emitter<'_> {
    /// `#[tl(id = 0x30535af5, name = "phoneCall")]` on a struct.
    pub(super) fn of_struct(&self, constructor: &Constructor, ty: Option<&Type>) -> TokenStream {
        let mut entries = self.identity(constructor);
        let default = default_type_name(&constructor.name);
        let name = ty.map(|ty| &ty.name).filter(|name| **name != default);
        if let Some(name) = name.filter(|_| !self.needs_line(constructor)) {
            entries.push(quote!(type = #name));
        }
        if let Some(returns) = &constructor.returns {
            let returns = self.returns(returns, &constructor.path);
            entries.push(quote!(returns = #returns));
        }
        entries.extend(self.dialect());
        entries.extend(self.no_proof(constructor));
        entries.extend(self.layers(constructor, &constructor.path));
        quote!(#[tl(#(#entries),*)])
    }

    /// `#[tl(type = "phone.PhoneCall")]` on an enum.
    pub(super) fn of_enum(&self, ty: &Type) -> Option<TokenStream> {
        let mut entries = Vec::new();
        if ty.name != ty.path.ident {
            let name = &ty.name;
            entries.push(quote!(type = #name));
        }
        entries.extend(self.dialect());
        entries.extend((!self.options.proofs).then(|| quote!(proof = false)));
        (!entries.is_empty()).then(|| quote!(#[tl(#(#entries),*)]))
    }

    /// `#[tl(id = 0x5366c915, name = "phoneCallEmpty")]` on a variant of the enum `from`.
    pub(super) fn of_variant(&self, constructor: &Constructor, from: &RustPath) -> TokenStream {
        let mut entries = self.identity(constructor);
        if !is_provable(constructor) {
            entries.push(quote!(proof = false));
        }
        entries.extend(self.layers(constructor, from));
        quote!(#[tl(#(#entries),*)])
    }

    /// `#[tl(flag = 5, name = "type")]`
    pub(super) fn of_field(&self, constructor: &Constructor, field: &Field) -> Option<TokenStream> {
        // The schema's line in `definition` already has it.
        let flag = |bit: &Bit| (!self.needs_line(constructor)).then(|| flag(bit));
        let mut entries = Vec::new();
        match &field.kind {
            FieldKind::ImpliedWord | FieldKind::Word => {
                let is_flags = self.word(constructor, field) == Word::Flags;
                entries.extend(is_flags.then(|| quote!(flags)));
            }
            FieldKind::Bit(bit) => entries.extend(flag(bit)),
            FieldKind::Value { ty, bit, .. } => {
                entries.extend(bit.as_ref().and_then(flag));
                let is_bare = matches!(ty, FieldType::Bare(..) | FieldType::BareVector(_));
                entries.extend(is_bare.then(|| quote!(bare)));
            }
            FieldKind::SizedObject => entries.push(quote!(with = tl_core::sized)),
        }
        if field.ident.trim_start_matches("r#") != field.name {
            let name = &field.name;
            entries.push(quote!(name = #name));
        }
        if let Some(text) = &field.text {
            entries.push(quote!(type = #text));
        }
        entries.extend(field.needs_default.then(|| quote!(default)));
        (!entries.is_empty()).then(|| quote!(#[tl(#(#entries),*)]))
    }

    /// `returns = …`: a generic function returns its query's result, or a vector of such results. A response does not
    /// borrow from the request.
    fn returns(&self, returns: &FieldType, from: &RustPath) -> TokenStream {
        match returns {
            FieldType::Variable(name) => {
                let name = ident(name);
                quote!(#name::Response)
            }
            FieldType::Vector(item) => {
                let item = self.returns(item, from);
                quote!(Vec<#item>)
            }
            FieldType::BareVector(item) => {
                let item = self.returns(item, from);
                quote!(Bare<Vec<#item>>)
            }
            returns => outliving(self.value_type(returns, from)),
        }
    }

    /// The id and the name, or the line, which has both.
    fn identity(&self, constructor: &Constructor) -> Vec<TokenStream> {
        if self.needs_line(constructor) {
            return vec![Self::line(constructor)];
        }
        let name = &constructor.name;
        let id = hexadecimal(constructor.id);
        vec![quote!(id = #id), quote!(name = #name)]
    }

    fn dialect(&self) -> Option<TokenStream> {
        (self.options.dialect == Dialect::Ton).then(|| quote!(dialect = "ton"))
    }

    fn no_proof(&self, constructor: &Constructor) -> Option<TokenStream> {
        (!self.options.proofs || !is_provable(constructor)).then(|| quote!(proof = false))
    }
}

/// `ty` with `'static` for the lifetime of the request.
fn outliving(ty: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let token = |token| {
        let follows_quote = is_lifetime;
        is_lifetime = matches!(&token, TokenTree::Punct(it) if it.as_char() == '\'');
        match token {
            TokenTree::Ident(_) if follows_quote => quote!(static),
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), outliving(group.stream())).to_token_stream()
            }
            token => token.to_token_stream(),
        }
    };
    ty.into_iter().map(token).collect()
}

/// Whether the id can be proven from the fields.
fn is_provable(constructor: &Constructor) -> bool {
    constructor.id == constructor.spelled_id && constructor.is_spellable
}

/// `0x30535af5`
pub(super) fn hexadecimal(id: u32) -> TokenStream {
    let literal = syn::LitInt::new(&format!("{id:#010x}"), proc_macro2::Span::call_site());
    quote!(#literal)
}

/// `flag = 5`, `flag = flags2.5`
fn flag(bit: &Bit) -> TokenStream {
    let number = Literal::u32_unsuffixed(bit.bit);
    match &bit.word {
        None => quote!(flag = #number),
        Some(word) => {
            let word = ident(word);
            quote!(flag = #word.#number)
        }
    }
}
