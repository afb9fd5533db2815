//! One entry of a `#[tl(…)]` list: reading it, and going on after a faulty one.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Token};

use crate::attr::place::{self, Place};
use crate::diag::Context;

/// The value of an attribute, and the key that it was given with.
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// An entry whose key has been read and whose value has not.
pub(crate) struct Entry<'a> {
    context: &'a Context,
    key: Ident,
    name: String,
    input: ParseStream<'a>,
}

impl Entry<'_> {
    pub(crate) fn key(&self) -> &str {
        &self.name
    }

    /// Reads `= value` into `slot`.
    pub(crate) fn value<T: Parse>(self, slot: &mut Option<Given<T>>) -> syn::Result<()> {
        let value = self.after_equals(T::parse)?;
        self.store(slot, value);
        Ok(())
    }

    /// Reads an attribute that has no value into `slot`.
    pub(crate) fn word(self, slot: &mut Option<Given<()>>) -> syn::Result<()> {
        if self.input.peek(Token![=]) {
            let message = format!("`{0}` takes no value: write `{0}` alone", self.name);
            return Err(self.input.error(message));
        }
        self.store(slot, ());
        Ok(())
    }

    fn after_equals<T>(&self, parse: fn(ParseStream) -> syn::Result<T>) -> syn::Result<T> {
        if !self.input.peek(Token![=]) {
            let syntax = place::syntax_of(&self.name);
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
        let syntax = place::syntax_of(&self.name);
        syn::Error::new(error.span(), format!("{message}: write `{syntax}`"))
    }

    fn store<T>(self, slot: &mut Option<Given<T>>, value: T) {
        match slot {
            Some(first) => self.context.duplicate(
                &self.key,
                format!("`{}` is given twice: keep one of them", self.name),
                &first.key,
                format!("the first `{}` is here", self.name),
            ),
            None => *slot = Some(Given { key: self.key, value }),
        }
    }
}

/// Reads every `#[tl(…)]` of `attributes` that stands on `place`, one entry at a time, with `accept`.
pub(crate) fn read(
    context: &Context,
    attributes: &[Attribute],
    place: Place,
    mut accept: impl FnMut(Entry<'_>) -> syn::Result<()>,
) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tl")) {
        let entries = attribute.parse_args_with(|input: ParseStream| {
            while !input.is_empty() {
                if let Err(error) = read_entry(context, input, place, &mut accept) {
                    context.push(error);
                    skip_to_comma(input);
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        });
        if let Err(error) = entries {
            context.push(error);
        }
    }
}

fn read_entry<'a>(
    context: &'a Context,
    input: ParseStream<'a>,
    place: Place,
    accept: &mut impl FnMut(Entry<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    // `crate` and `type` are keywords.
    let key = input.call(Ident::parse_any)?;
    let name = key.unraw().to_string();
    if let Some(error) = place::misplaced(&key, &name, place) {
        return Err(error);
    }
    accept(Entry { context, key, name, input })?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(());
    }
    Err(input.error("expected `,` before the next attribute"))
}

fn skip_to_comma(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // Cannot fail: the input is not empty.
        let _ = input.parse::<TokenTree>();
    }
}
