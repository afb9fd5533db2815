//! The hidden struct for an accepted line, as input of the derive.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam, parse_quote};
use tl_syntax::Dialect;

use crate::ast;
use crate::attr::DefinitionLine;
use crate::check::accepts::Of;
use crate::check::accepts::fields::{LineField, LineFields, at};
use crate::check::crate_path;
use crate::names;
use crate::type_tokens::{follows_path, join};

/// ```text
/// #[tl(definition = "user#215c4438 …", crate = ::tl_core)]
/// struct __tl_Accepted_0 {
///     #[tl(name = "id")]
///     __tl_field_0: i64,
///     #[tl(name = "photo")]
///     __tl_dropped_1: Option<ChatPhoto>,
/// }
/// ```
pub(super) fn of(
    of: &Of<'_>,
    constructor: &ast::Constructor<'_>,
    fields: &LineFields<'_>,
    line: &DefinitionLine,
    index: usize,
) -> DeriveInput {
    let ident = names::internal_ident(&format!("Accepted_{index}"));
    let attributes = attributes(of, constructor, line);
    let fields = fields.list.iter().map(|it| field(of, it, line));
    let marker = marker(of);
    let mut input: DeriveInput = parse_quote! {
        #[tl(#attributes)]
        struct #ident { #(#fields,)* #marker }
    };
    input.generics = of.item.syntax.generics.clone();
    for parameter in &mut input.generics.params {
        match parameter {
            GenericParam::Type(it) => it.default = None,
            GenericParam::Const(it) => it.default = None,
            GenericParam::Lifetime(_) => {}
        }
    }
    input
}

fn attributes(
    of: &Of<'_>,
    constructor: &ast::Constructor<'_>,
    line: &DefinitionLine,
) -> TokenStream {
    let krate = crate_path(of.item);
    let attrs = &of.item.attrs;
    let mut attributes = quote!(definition = #line, crate = #krate);
    if of.dialect() == Dialect::Ton {
        attributes.extend(quote!(, dialect = "ton"));
    }
    if let Some(returns) = &attrs.returns {
        let returns = &returns.value;
        attributes.extend(quote!(, returns = #returns));
    }
    if let Some(bound) = &attrs.bound {
        let bound = bound.value.0.to_token_stream().to_string();
        attributes.extend(quote!(, bound = #bound));
    }
    if let Some(proof) = constructor.attrs.proof.as_ref().or(attrs.proof.as_ref()) {
        let proof = &proof.value;
        attributes.extend(quote!(, proof = #proof));
    }
    attributes
}

/// A field, with the attributes of the item's field for its form. All tokens have the span of the line: if a type
/// differs, the error is in the line.
fn field(of: &Of<'_>, field: &LineField<'_>, line: &DefinitionLine) -> TokenStream {
    let span = syn::spanned::Spanned::span(line);
    let LineField { ident, name, ty, .. } = field;
    let mut attributes = quote!(name = #name);
    if let Some(conversion) = field.conversion {
        attributes.extend(quote!(, as = #conversion));
    } else if let Some(field) = field.field {
        let attrs = &field.attrs;
        let with = attrs.with.as_ref().map(|it| {
            let path = &it.value;
            quote!(, with = #path)
        });
        let conversion = attrs.conversion.as_ref().map(|it| {
            let ty = &it.value;
            quote!(, as = #ty)
        });
        // The name of the type, if the line uses the same name.
        let parameter = line.definition.parameters.iter().find(|it| it.name.value == *name);
        let text = parameter.map(|it| it.ty.to_string()).unwrap_or_default();
        let ty = attrs.ty.as_ref().filter(|it| it.value.text == text).map(|it| {
            let text = &it.value;
            quote!(, type = #text)
        });
        let flags = attrs.flags.as_ref().map(|_| quote!(, flags));
        let bare = attrs.bare.as_ref().map(|_| quote!(, bare));
        let items = attrs.items.as_ref().map(|_| quote!(, items = bare));
        let max_items = attrs.max_items.as_ref().map(|it| {
            let limit = Literal::u64_unsuffixed(it.value.0.into());
            quote!(, max_items = #limit)
        });
        attributes.extend(quote!(#with #conversion #ty #flags #bare #items #max_items));
    }
    let attributes = without_self(of, attributes);
    let ty = without_self(of, ty.clone());
    // If an attribute gives the type for the line, errors point at that attribute.
    let attributes = if field.conversion.is_some() { attributes } else { at(span, attributes) };
    let ty = if field.is_given { ty } else { at(span, ty) };
    quote!(#[tl(#attributes)] #ident: #ty)
}

/// A field that uses all lifetimes and type parameters, so that they are not unused.
fn marker(of: &Of<'_>) -> Option<TokenStream> {
    let generics = &of.item.syntax.generics;
    let uses = generics.params.iter().filter_map(|it| match it {
        GenericParam::Lifetime(it) => {
            let lifetime = &it.lifetime;
            Some(quote!(&#lifetime ()))
        }
        GenericParam::Type(it) => {
            let ident = &it.ident;
            Some(quote!(::core::marker::PhantomData<#ident>))
        }
        GenericParam::Const(_) => None,
    });
    let uses: Vec<_> = uses.collect();
    let ident = names::internal_ident("marker");
    (!uses.is_empty()).then(|| quote!(#ident: ::core::marker::PhantomData<(#(#uses,)*)>))
}

/// `tokens` with the item in place of `Self`, which would be the hidden struct.
fn without_self(of: &Of<'_>, tokens: TokenStream) -> TokenStream {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let (_, arguments, _) = of.item.syntax.generics.split_for_impl();
    let ident = &of.item.syntax.ident;
    let replaced = tokens.iter().enumerate().map(|(index, token)| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), without_self(of, group.stream()));
            inner.set_span(group.span());
            inner.to_token_stream()
        }
        TokenTree::Ident(name) if name == "Self" && !follows_path(&tokens[..index]) => {
            quote!(#ident #arguments)
        }
        token => token.to_token_stream(),
    });
    join(replaced)
}
