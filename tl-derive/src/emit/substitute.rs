//! Rewrites types for code outside of the item, which cannot use its parameters.
//!
//! All lifetimes become one that is valid everywhere. A type parameter becomes the placeholder with its name. `Self`
//! becomes the item, with these arguments.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Type};

use crate::plan::Plan;
use crate::type_tokens;

/// The tokens of `ty`, with `lifetime` for its lifetimes, and with placeholders for the item's type parameters.
pub(crate) fn substitute(plan: &Plan<'_>, ty: &Type, lifetime: &TokenStream) -> TokenStream {
    Substitution { plan, lifetime }.of(ty.to_token_stream())
}

/// The tokens of `ty` with `'_` for its lifetimes.
pub(crate) fn elided(ty: &Type) -> TokenStream {
    elide(ty.to_token_stream())
}

fn elide(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let elide_one = |token| {
        let was_quote = core::mem::take(&mut is_lifetime);
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), elide(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Ident(name) if was_quote => TokenTree::Ident(Ident::new("_", name.span())),
            TokenTree::Punct(punct) => {
                is_lifetime = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            token => token,
        }
    };
    tokens.into_iter().map(elide_one).collect()
}

/// The item with the substitutes for its parameters.
pub(crate) fn item(plan: &Plan<'_>) -> TokenStream {
    Substitution { plan, lifetime: &quote!('static) }.item()
}

struct Substitution<'a> {
    plan: &'a Plan<'a>,
    lifetime: &'a TokenStream,
}

impl Substitution<'_> {
    fn of(&self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut replaced = TokenStream::new();
        let mut rest = tokens.as_slice();
        while !rest.is_empty() {
            let before = &tokens[..tokens.len() - rest.len()];
            let (replacement, len) = self.of_first(before, rest);
            replacement.to_tokens(&mut replaced);
            rest = &rest[len..];
        }
        replaced
    }

    /// The substitute for the first tokens of `rest`, and how many tokens it replaces.
    fn of_first(&self, before: &[TokenTree], rest: &[TokenTree]) -> (TokenStream, usize) {
        if let (Some(len), [_, TokenTree::Ident(ident), ..]) = (type_tokens::qualified(rest), rest)
            && self.plan.generics.type_params().any(|it| it.ident == *ident)
        {
            let name = number(ident);
            return (quote!(__tl_TypeVarResponse<#name>), len);
        }
        match rest {
            [TokenTree::Group(group), ..] => {
                let mut inner = Group::new(group.delimiter(), self.of(group.stream()));
                inner.set_span(group.span());
                (inner.to_token_stream(), 1)
            }
            [TokenTree::Punct(quote), TokenTree::Ident(_), ..] if quote.as_char() == '\'' => {
                (self.lifetime.clone(), 2)
            }
            [TokenTree::Ident(ident), ..] if type_tokens::follows_path(before) => {
                (ident.to_token_stream(), 1)
            }
            [TokenTree::Ident(ident), ..] if ident == "Self" => (self.item(), 1),
            [TokenTree::Ident(ident), after @ ..] => self.of_ident(ident, after),
            [first, ..] => (first.to_token_stream(), 1),
            [] => (TokenStream::new(), 0),
        }
    }

    fn of_ident(&self, ident: &Ident, after: &[TokenTree]) -> (TokenStream, usize) {
        let parameter = self.plan.generics.params.iter().find(|it| match it {
            GenericParam::Type(it) => it.ident == *ident,
            GenericParam::Const(it) => it.ident == *ident,
            GenericParam::Lifetime(_) => false,
        });
        match (parameter, type_tokens::associated(after)) {
            (None, _) => (ident.to_token_stream(), 1),
            // `X::Response`, four tokens: only an instance knows the type.
            (Some(GenericParam::Type(_)), Some(_)) => {
                let name = number(ident);
                (quote!(__tl_TypeVarResponse<#name>), 4)
            }
            (Some(parameter), _) => (self.argument(parameter), 1),
        }
    }

    /// The item with the substitutes for its parameters.
    fn item(&self) -> TokenStream {
        let ident = self.plan.ident;
        let arguments = self.plan.generics.params.iter().map(|it| self.argument(it));
        quote!(#ident<#(#arguments),*>)
    }

    fn argument(&self, parameter: &GenericParam) -> TokenStream {
        match parameter {
            GenericParam::Lifetime(_) => self.lifetime.clone(),
            GenericParam::Type(it) => {
                let name = number(&it.ident);
                quote!(__tl_TypeVar<#name>)
            }
            GenericParam::Const(it) => match it.ty.to_token_stream().to_string().as_str() {
                "bool" => quote!(false),
                "char" => quote!('0'),
                _ => quote!(0),
            },
        }
    }
}

/// The bytes of the name as a number, which can be a const argument.
fn number(ident: &Ident) -> u128 {
    ident.to_string().bytes().fold(0, |number, byte| number << 8 | u128::from(byte))
}
