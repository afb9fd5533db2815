//! Lifetimes and const parameters of the item get other names if emitted code may use theirs.
//!
//! They are free to be called anything in an implementation, and nothing shows their names.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parse;
use syn::{Data, DeriveInput, GenericParam, Meta};

/// Renames `'__de` to `'__de_1` everywhere in the item, and so each lifetime and const parameter with `__` in front.
pub(crate) fn rename_parameters(input: &mut DeriveInput) {
    let name = |it: &GenericParam| match it {
        GenericParam::Lifetime(it) => Some(it.lifetime.ident.to_string()),
        GenericParam::Const(it) => Some(it.ident.to_string()),
        GenericParam::Type(_) => None,
    };
    let reserved = input.generics.params.iter().filter_map(name).filter(|it| it.starts_with("__"));
    let renamed: HashSet<_> = reserved.collect();
    if renamed.is_empty() {
        return;
    }
    let mut used = HashSet::new();
    collect(input.to_token_stream(), &mut used);
    let free = (1..).map(|it: u32| format!("_{it}"));
    let suffix =
        free.skip_while(|suffix| renamed.iter().any(|it| used.contains(&format!("{it}{suffix}"))));
    let Some(suffix) = { suffix }.next() else { return };
    Renaming { renamed, suffix }.apply(input);
}

/// All identifiers, those of lifetimes included.
fn collect(tokens: TokenStream, used: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), used),
            TokenTree::Ident(ident) => drop(used.insert(ident.to_string())),
            _ => {}
        }
    }
}

struct Renaming {
    renamed: HashSet<String>,
    suffix: String,
}

impl Renaming {
    /// The names of fields and variants stay.
    fn apply(&self, input: &mut DeriveInput) {
        input.generics.params.iter_mut().for_each(|it| self.rename(it));
        if let Some(clause) = &mut input.generics.where_clause {
            clause.predicates.iter_mut().for_each(|it| self.rename(it));
        }
        for attribute in &mut input.attrs {
            if let Meta::List(list) = &mut attribute.meta {
                list.tokens = self.of(list.tokens.clone());
            }
        }
        let fields = match &mut input.data {
            Data::Struct(data) => data.fields.iter_mut().collect(),
            Data::Enum(data) => data.variants.iter_mut().flat_map(|it| &mut it.fields).collect(),
            Data::Union(_) => Vec::new(),
        };
        for field in fields {
            self.rename(&mut field.ty);
        }
    }

    fn rename<T: Parse + ToTokens>(&self, syntax: &mut T) {
        // Another identifier in its place parses as well.
        if let Ok(renamed) = syn::parse2(self.of(syntax.to_token_stream())) {
            *syntax = renamed;
        }
    }

    fn of(&self, tokens: TokenStream) -> TokenStream {
        let rename_one = |token| match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), self.of(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Ident(ident) if self.renamed.contains(&ident.to_string()) => {
                TokenTree::Ident(Ident::new(&format!("{ident}{}", self.suffix), ident.span()))
            }
            token => token,
        };
        tokens.into_iter().map(rename_one).collect()
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;
    use syn::{DeriveInput, parse_quote};

    use super::rename_parameters;

    fn renamed(mut input: DeriveInput) -> String {
        rename_parameters(&mut input);
        input.to_token_stream().to_string()
    }

    fn text(input: &DeriveInput) -> String {
        input.to_token_stream().to_string()
    }

    #[test]
    fn parameters_get_free_names() {
        let item = parse_quote! {
            struct Input<'__de, '__de_1, const __id: usize, __B> where __B: Has<'__de> {
                __id: &'__de [__B; __id],
            }
        };
        let expected = parse_quote! {
            struct Input<'__de_2, '__de_1_2, const __id_2: usize, __B> where __B: Has<'__de_2> {
                __id: &'__de_2 [__B; __id_2],
            }
        };
        assert_eq!(renamed(item), text(&expected));
    }

    #[test]
    fn other_items_stay() {
        let item: DeriveInput = parse_quote!(
            struct Input<'de, X, const N: usize> {
                __de: &'de X,
            }
        );
        assert_eq!(renamed(item.clone()), text(&item));
    }
}
