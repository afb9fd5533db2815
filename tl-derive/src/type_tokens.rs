//! What the tokens of a type tell: which type parameters it mentions, and how.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Ident, Type};

/// What has to have a codec for the parameter at `index`: itself, a type associated with it, or the pointer to it,
/// which may point to what has no size.
pub(crate) fn place(tokens: &[TokenTree], index: usize) -> Range<usize> {
    let (before, after) = (&tokens[..index], &tokens[index + 1..]);
    if associated(after).is_some() {
        return index..index + 4;
    }
    if let Some(len) = qualified(&tokens[index.saturating_sub(1)..]) {
        return index - 1..index - 1 + len;
    }
    match before {
        [.., TokenTree::Punct(and), TokenTree::Punct(quote), TokenTree::Ident(_)]
            if and.as_char() == '&' && quote.as_char() == '\'' =>
        {
            index - 3..index + 1
        }
        _ if is_punct(after.first(), '>') => match pointer(before) {
            Some(start) => start..index + 2,
            None => index..index + 1,
        },
        _ => index..index + 1,
    }
}

fn is_punct(token: Option<&TokenTree>, punct: char) -> bool {
    matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == punct)
}

/// Where `Box<` or `Cow<'a,` begins, if `before` ends with it.
fn pointer(before: &[TokenTree]) -> Option<usize> {
    let before = match before {
        [before @ .., TokenTree::Punct(quote), TokenTree::Ident(_), TokenTree::Punct(comma)]
            if quote.as_char() == '\'' && comma.as_char() == ',' =>
        {
            before
        }
        before => before,
    };
    let [before @ .., TokenTree::Ident(name), TokenTree::Punct(open)] = before else { return None };
    let is_pointer = ["Box", "Arc", "Rc", "Cow"].iter().any(|it| name == it);
    if !is_pointer || open.as_char() != '<' {
        return None;
    }
    let mut start = before;
    while follows_path(start) {
        start = match start {
            [start @ .., TokenTree::Ident(_), _, _] | [start @ .., _, _] | start => start,
        };
    }
    Some(start.len())
}

/// The number of tokens of `<X as Trait>::Type`, if `tokens` begins with it.
pub(crate) fn qualified(tokens: &[TokenTree]) -> Option<usize> {
    let [TokenTree::Punct(open), TokenTree::Ident(_), TokenTree::Ident(word), ..] = tokens else {
        return None;
    };
    if open.as_char() != '<' || word != "as" {
        return None;
    }
    let mut depth = 0;
    let close = tokens.iter().position(|token| {
        depth += i32::from(is_punct(Some(token), '<')) - i32::from(is_punct(Some(token), '>'));
        depth == 0
    })?;
    associated(&tokens[close + 1..]).map(|_| close + 4)
}

/// Whether the name is anywhere in `ty`.
pub(crate) fn names(ty: &Type, name: &str) -> bool {
    let tokens = flatten(ty.to_token_stream());
    tokens.iter().any(|token| matches!(token, TokenTree::Ident(ident) if ident == name))
}

/// Whether `ty` mentions the type parameter `parameter`.
pub(crate) fn mentions(ty: &Type, parameter: &Ident) -> bool {
    let tokens = flatten(ty.to_token_stream());
    let is_parameter = |(index, token): (usize, &TokenTree)| {
        matches!(token, TokenTree::Ident(ident) if ident == parameter)
            && !follows_path(&tokens[..index])
    };
    tokens.iter().enumerate().any(is_parameter)
}

/// Whether `ty` mentions a type that the parameter has as a function: `X::Response`, or `<X as Function>::Response`.
pub(crate) fn has_response(ty: &Type, parameter: &Ident) -> bool {
    let tokens = flatten(ty.to_token_stream());
    let is_there = |(index, token): (usize, &TokenTree)| {
        matches!(token, TokenTree::Ident(ident) if ident == parameter)
            && !follows_path(&tokens[..index])
            && (associated(&tokens[index + 1..]).is_some() || is_as_function(&tokens, index))
    };
    tokens.iter().enumerate().any(is_there)
}

/// Whether `ty` is the response of the type parameter, and nothing around it.
pub(crate) fn is_response(ty: &Type, parameter: &Ident) -> bool {
    let tokens = flatten(ty.to_token_stream());
    match tokens.as_slice() {
        [TokenTree::Ident(first), after @ ..] => {
            first == parameter
                && after.len() == 3
                && associated(after).is_some_and(|it| it == "Response")
        }
        [_, TokenTree::Ident(inner), .., TokenTree::Ident(last)] => {
            inner == parameter
                && last == "Response"
                && qualified(&tokens) == Some(tokens.len())
                && is_as_function(&tokens, 1)
        }
        _ => false,
    }
}

/// Whether the parameter at `index` is that of `<X as Function>::Response`. A trait of the user's has another name.
fn is_as_function(tokens: &[TokenTree], index: usize) -> bool {
    let from = &tokens[index.saturating_sub(1)..];
    // The trait's name is in front of `>::Response`.
    let name = qualified(from).and_then(|len| from.get(len.checked_sub(5)?));
    matches!(name, Some(TokenTree::Ident(name)) if name == "Function")
}

/// Joins the tokens of `parts`. It calls the compiler once, and `quote!(#(#parts)*)` once per part.
pub(crate) fn join(parts: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    // Only here are tokens collected: this compiles to a thousand lines of LLVM IR for each iterator.
    fn concat(parts: Vec<TokenStream>) -> TokenStream {
        parts.into_iter().collect()
    }
    let mut list = Vec::new();
    for part in parts {
        list.push(part);
    }
    concat(list)
}

/// All tokens, those in groups included.
pub(crate) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut all = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => all.append(&mut flatten(group.stream())),
            token => all.push(token),
        }
    }
    all
}

/// Whether the next name is a segment of a path: `module::X` is no parameter.
pub(crate) fn follows_path(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Punct(a), TokenTree::Punct(b)] if a.as_char() == ':' && b.as_char() == ':')
}

pub(crate) fn is_in_bare(before: &[TokenTree]) -> bool {
    let [before @ .., TokenTree::Punct(open)] = before else { return false };
    let name = match before {
        // `Bare::<X>` is the same type.
        [name @ .., _, _] if follows_path(before) => name,
        name => name,
    };
    open.as_char() == '<' && matches!(name, [.., TokenTree::Ident(ident)] if ident == "Bare")
}

/// The `Item` of a `::Item` that follows a parameter.
pub(crate) fn associated(after: &[TokenTree]) -> Option<&Ident> {
    match after {
        [TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(name), ..]
            if a.as_char() == ':' && b.as_char() == ':' =>
        {
            Some(name)
        }
        _ => None,
    }
}
