//! `accepts = "…"`: lines of other layers that decoding accepts.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, Token, Type};

use crate::attr::entry::MetaItem;
use crate::attr::value::DefinitionLine;

/// `accepts(225) = "…", drop(photo = ChatPhoto), convert(id = i32)`
pub(crate) struct Accepts {
    pub(crate) key: Ident,
    /// The last layer that has the line.
    pub(crate) layer: Option<Layer>,
    /// The line. A variant that holds a struct has none: the struct has it.
    pub(crate) line: Option<DefinitionLine>,
    /// Parameters that the item lacks, with their types; and fields that the line lacks, without a type.
    pub(crate) drops: Vec<Dropped>,
    /// Parameters of another type.
    pub(crate) conversions: Vec<Converted>,
}

/// `225`: the number of a layer.
pub(crate) struct Layer {
    pub(crate) number: u32,
    literal: LitInt,
}

/// `photo = ChatPhoto` or `photo`
pub(crate) struct Dropped {
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
}

/// `id = i32`
pub(crate) struct Converted {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

impl Accepts {
    /// Reads `accepts`, `accepts = "…"` or `accepts(225) = "…"`. A faulty one is also in `list`: the lists
    /// after it belong to it.
    pub(super) fn read(entry: &MetaItem<'_>, list: &mut Vec<Self>) -> syn::Result<()> {
        let (key, input) = entry.parts();
        let mut accepts =
            Self { key, layer: None, line: None, drops: Vec::new(), conversions: Vec::new() };
        let result = accepts.read_line(input);
        list.push(accepts);
        result
    }

    fn read_line(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(syn::token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            self.layer = Some(content.parse()?);
            nothing_more(&content, "accepts(225) = \"…\"")?;
        }
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            self.line = Some(input.parse()?);
        } else if self.layer.is_some() {
            let message = "the layer has no line: write `accepts(225) = \"…\"`";
            return Err(syn::Error::new(self.key.span(), message));
        }
        Ok(())
    }

    /// Reads `drop(photo = ChatPhoto, …)` for the last of `list`.
    pub(super) fn read_drops(entry: &MetaItem<'_>, list: &mut [Self]) -> syn::Result<()> {
        let (key, input) = entry.parts();
        let drops = in_parentheses(&key, input, "drop(field = Type)")?;
        last(&key, list)?.drops.extend(drops);
        Ok(())
    }

    /// Reads `convert(id = i32, …)` for the last of `list`.
    pub(super) fn read_conversions(entry: &MetaItem<'_>, list: &mut [Self]) -> syn::Result<()> {
        let (key, input) = entry.parts();
        let conversions = in_parentheses(&key, input, "convert(field = Type)")?;
        last(&key, list)?.conversions.extend(conversions);
        Ok(())
    }
}

fn last<'a>(key: &Ident, list: &'a mut [Accepts]) -> syn::Result<&'a mut Accepts> {
    let message = format!(
        "`{key}` belongs to the `accepts` in front of it, and there is none: write `accepts = \"…\", {key}(…)`"
    );
    list.last_mut().ok_or_else(|| syn::Error::new(key.span(), message))
}

fn in_parentheses<T: Parse>(
    key: &Ident,
    input: ParseStream<'_>,
    syntax: &str,
) -> syn::Result<Punctuated<T, Token![,]>> {
    if !input.peek(syn::token::Paren) {
        let message = format!("`{key}` needs a list in parentheses: write `{syntax}`");
        return Err(syn::Error::new(key.span(), message));
    }
    let content;
    syn::parenthesized!(content in input);
    if content.is_empty() {
        let message = format!("`{key}` names nothing: write `{syntax}`, or remove it");
        return Err(syn::Error::new(key.span(), message));
    }
    Punctuated::parse_terminated(&content).map_err(|error| {
        let message = error.to_string();
        let is_said = message.contains("write");
        let advice = if is_said { String::new() } else { format!(": write `{syntax}`") };
        syn::Error::new(error.span(), message + &advice)
    })
}

fn nothing_more(content: ParseStream<'_>, syntax: &str) -> syn::Result<()> {
    if content.is_empty() {
        return Ok(());
    }
    let error = content.error(format!("a layer is one number: write `{syntax}`"));
    // Without this, `syn` would report the remaining tokens as another error.
    content.parse::<proc_macro2::TokenStream>()?;
    Err(error)
}

impl Layer {
    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }
}

impl Parse for Layer {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const EXPECTED: &str = "a layer is a number, 1 or more: write `225`";
        let literal: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), EXPECTED))?;
        match literal.base10_parse() {
            Ok(number @ 1..) if literal.suffix().is_empty() => Ok(Self { number, literal }),
            _ => Err(syn::Error::new(literal.span(), EXPECTED)),
        }
    }
}

impl Parse for Dropped {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let mut ty = None;
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            ty = Some(input.parse()?);
        }
        Ok(Self { name, ty })
    }
}

impl Parse for Converted {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        Ok(Self { name, ty: input.parse()? })
    }
}
