//! Doc comments, which the macro has no use for.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// `item` without its doc comments and those of its fields and variants: to read the text of each takes as
/// long as to read the field under it.
///
/// Of the compiler's own tokens, before any of them is one of syn's.
pub(crate) fn strip_doc_attrs(item: TokenStream) -> TokenStream {
    let mut tokens = item.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if tokens.next_if(is_doc).is_none() {
                    kept.push(token);
                }
            }
            TokenTree::Group(group) if holds_fields(group) => {
                let mut without = Group::new(group.delimiter(), strip_doc_attrs(group.stream()));
                without.set_span(group.span());
                kept.push(TokenTree::Group(without));
            }
            _ => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

/// Whether this is the `[doc = "…"]` of an attribute.
fn is_doc(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    group.delimiter() == Delimiter::Bracket
        && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(it)) if it.to_string() == "doc")
}

fn holds_fields(group: &Group) -> bool {
    matches!(group.delimiter(), Delimiter::Brace | Delimiter::Parenthesis)
}
