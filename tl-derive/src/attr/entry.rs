//! One entry of a `#[tl(…)]` list: reading it, and going on after a faulty one.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Meta, Token};

use crate::attr::target::{self, Target};
use crate::diag::Ctxt;

/// The value of an attribute, and the key that it was given with.
pub(crate) struct Attr<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// An entry whose key has been read and whose value has not.
pub(crate) struct MetaItem<'a> {
    context: &'a Ctxt,
    key: Ident,
    name: String,
    input: ParseStream<'a>,
}

impl MetaItem<'_> {
    pub(crate) fn key(&self) -> &str {
        &self.name
    }

    /// The key, and the input behind it, for an attribute with a syntax of its own.
    pub(crate) fn parts(&self) -> (Ident, ParseStream<'_>) {
        (self.key.clone(), self.input)
    }

    /// Reads `= value` into `slot`.
    pub(crate) fn value<T: Parse>(self, slot: &mut Option<Attr<T>>) -> syn::Result<()> {
        let value = self.after_equals(T::parse)?;
        self.store(slot, value);
        Ok(())
    }

    /// Reads an attribute that has no value into `slot`.
    pub(crate) fn word(self, slot: &mut Option<Attr<()>>) -> syn::Result<()> {
        if self.input.peek(Token![=]) {
            let message = format!("`{0}` takes no value: write `{0}` alone", self.name);
            return Err(self.input.error(message));
        }
        self.store(slot, ());
        Ok(())
    }

    fn after_equals<T>(&self, parse: fn(ParseStream) -> syn::Result<T>) -> syn::Result<T> {
        if !self.input.peek(Token![=]) {
            let syntax = target::syntax_of(&self.name);
            let message = format!("`{}` needs a value: write `{syntax}`", self.name);
            return Err(syn::Error::new(self.key.span(), message));
        }
        self.input.parse::<Token![=]>()?;
        parse(self.input).map_err(|error| self.with_syntax(error))
    }

    /// Adds how the attribute is written, where a message does not say what to write.
    fn with_syntax(&self, error: syn::Error) -> syn::Error {
        let message = error.to_string();
        if message.contains("write") {
            return error;
        }
        // The list of all tokens that a type can begin with helps nobody.
        let message =
            if message.starts_with("expected one of") { "expected a type" } else { &message };
        let syntax = target::syntax_of(&self.name);
        syn::Error::new(error.span(), format!("{message}: write `{syntax}`"))
    }

    fn store<T>(self, slot: &mut Option<Attr<T>>, value: T) {
        match slot {
            Some(first) => self.context.duplicate(
                &self.key,
                format!("`{}` is given twice: keep one of them", self.name),
                &first.key,
                format!("the first `{}` is here", self.name),
            ),
            None => *slot = Some(Attr { key: self.key, value }),
        }
    }
}

/// Reads every `#[tl(…)]` of `attributes` that is on `target`, one entry at a time, with `accept`.
///
/// Gives whether one of them is unknown or cannot be read, so that the absence of others says nothing.
pub(crate) fn read(
    context: &Ctxt,
    attributes: &[Attribute],
    target: Target,
    mut accept: impl FnMut(MetaItem<'_>) -> syn::Result<()>,
) -> bool {
    let mut had_errors = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tl")) {
        let result = match &attribute.meta {
            // #[tl(id = 0x30535af5, name = "phoneCall")]
            Meta::List(list) => list.parse_args_with(|input: ParseStream| {
                while !input.is_empty() {
                    had_errors |= !read_entry(context, input, target, &mut accept);
                    skip_to_comma(input);
                }
                Ok(())
            }),
            meta => Err(target::no_list(meta, target)),
        };
        if let Err(error) = result {
            context.push(error);
            had_errors = true;
        }
    }
    had_errors
}

/// Reads an entry, and gives whether that is an attribute which goes here, and nothing else. `accept` notes itself
/// whether it can read the value.
fn read_entry<'a>(
    context: &'a Ctxt,
    input: ParseStream<'a>,
    target: Target,
    accept: &mut impl FnMut(MetaItem<'_>) -> syn::Result<()>,
) -> bool {
    let (key, name) = match read_key(input, target) {
        Ok(key) => key,
        Err(error) => {
            context.push(error);
            return false;
        }
    };
    if let Err(error) = accept(MetaItem { context, key, name, input }) {
        context.push(error);
        return true;
    }
    let is_end = input.is_empty() || input.peek(Token![,]);
    if !is_end {
        context.push(input.error("expected `,` before the next attribute"));
    }
    is_end
}

fn read_key(input: ParseStream<'_>, target: Target) -> syn::Result<(Ident, String)> {
    if !input.peek(Ident::peek_any) {
        return Err(target::no_attribute(input, target));
    }
    // `crate` and `type` are keywords.
    let key = input.call(Ident::parse_any)?;
    let name = key.unraw().to_string();
    target::check_target(&key, &name, target).map_or(Ok((key, name)), Err)
}

/// Skips the rest of the entry, and the comma.
fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() {
        // Cannot fail: the input is not empty.
        if matches!(input.parse(), Ok(TokenTree::Punct(punct)) if punct.as_char() == ',') {
            return;
        }
    }
}
