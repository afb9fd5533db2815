//! What an editor sees: items that are being typed. They expand to implementations and errors, and nothing panics.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{DeriveInput, parse_quote};

/// The expansion of `item`: whether it has implementations, and how many errors.
fn expand(item: &DeriveInput) -> (bool, usize) {
    let file: syn::File = syn::parse2(crate::expand(item)).unwrap();
    let count = |name: &str| {
        let is_call = |item: &&syn::Item| matches!(item, syn::Item::Macro(it) if it.mac.path.segments.last().unwrap().ident == name);
        file.items.iter().filter(is_call).count()
    };
    (count("implementations") == 1, count("compile_error"))
}

/// `item` is not finished: it has one error, and implementations all the same.
#[track_caller]
fn is_incomplete(item: &DeriveInput) {
    assert_eq!(expand(item), (true, 1));
}

#[test]
fn attributes_without_an_end() {
    is_incomplete(&parse_quote! { #[tl(id = )] struct User { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id)] struct User { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(i)] struct User { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1, )] struct User { #[tl(fl)] id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1)] struct User { #[tl(flag)] id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1)] struct User { #[tl(flag = )] id: Option<i64> } });
    is_incomplete(
        &parse_quote! { #[tl(id = 0x1)] struct User { #[tl(flag = flags2.)] id: Option<i64> } },
    );
    is_incomplete(&parse_quote! { #[tl(id = 0x1)] struct User { #[tl(with = codecs::)] id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1)] struct User { #[tl] id: i64 } });
    is_incomplete(&parse_quote! { #[tl(name = "us er")] struct User { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1, returns = )] struct GetUser { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1, returns = Vec<)] struct GetUser { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1, crate = ::)] struct GetUser { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(definition = )] struct User { id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(definition = "user")] struct User { id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(definition = "user id")] struct User { id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(definition = "user id:long =")] struct User { id: u64 } });
    is_incomplete(&parse_quote! { #[tl(definition = "a = A;")] struct User { id: i64 } });
    is_incomplete(&parse_quote! { #[tl(schema = )] struct User { id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(schema = "none.tl")] struct User { id: Option<i64> } });
    is_incomplete(&parse_quote! { #[tl(id = 0x1, bound = "X")] struct Paged<X> { items: X } });
}

#[test]
fn items_without_an_end() {
    is_incomplete(&parse_quote! { struct User; });
    is_incomplete(&parse_quote! { struct User {} });
    is_incomplete(&parse_quote! { enum User {} });
    is_incomplete(&parse_quote! { enum User { Empty } });
    is_incomplete(
        &parse_quote! { #[tl(id = 0x1)] struct User<'a, X: Clone, const N: usize> where X: Copy { id: Option<&'a [X; N]> } },
    );
}

/// Whatever is in the parentheses, at every place: parts of what is right, and what is not Rust.
#[test]
fn nothing_panics() {
    let complete: TokenStream = parse_quote! {
        id = 0x1, name = "user", type = "User", dialect = "ton", returns = Vec<User>, crate = ::tl_core,
        bound = "X: Clone", proof = false, flag = flags.5, flags, bare, with = a::b, skip, other, = . { } ( ) [ ] < >
        definition = "user flags:# id:flags.0?int = User;", definition = "user flags:int id:flags.0?int = User;",
        schema = "schema/api.tl", schema = "none.tl", as = i64, items = bare, max_items = 5, signature, transparent, ids,
        , , :: 5 "text" 'a 'b' -1 1.5 r#type
    };
    let complete: Vec<TokenTree> = complete.into_iter().collect();
    for start in 0..complete.len() {
        for end in start..complete.len().min(start + 6) {
            let tokens: TokenStream = complete[start..end].iter().cloned().collect();
            let list = Group::new(Delimiter::Parenthesis, tokens);
            crate::expand(
                &parse_quote! { #[tl #list] struct User { #[tl #list] id: Option<i64> } },
            );
            crate::expand(
                &parse_quote! { #[tl #list] enum User { #[tl #list] User(#[tl #list] User) } },
            );
        }
    }
}
