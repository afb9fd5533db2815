//! Lines of other layers: `accepts`, and the list of those that do not fit.

use std::borrow::Cow;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::flags_words::literal;
use super::{Emitter, ident};
use crate::model::{Accepted, Constructor, Model, RustPath};

impl Emitter<'_> {
    /// `accepts(214) = "user#… = User;", convert(id = i32), drop(photo = enums::Photo), since = 215`
    pub(super) fn layers(&self, constructor: &Constructor, from: &RustPath) -> Vec<TokenStream> {
        let lines = constructor.accepts.iter().flat_map(|it| self.accepted(it, from));
        let since = constructor.since.map(|it| {
            let layer = Literal::u32_unsuffixed(it);
            quote!(since = #layer)
        });
        lines.chain(since).collect()
    }

    fn accepted(&self, accepted: &Accepted, from: &RustPath) -> Vec<TokenStream> {
        let Accepted { layer, id: _, line, converted, dropped, left_out } = accepted;
        let line = literal(line);
        let accepts = match layer {
            Some(layer) => ident(&format!("{NUMBERED}{layer}")),
            None => ident("accepts"),
        };
        let mut entries = vec![quote!(#accepts = #line)];
        let conversions = converted.iter().map(|it| ident(it)).map(|it| quote!(#it = i32));
        let conversions: Vec<_> = conversions.collect();
        if !conversions.is_empty() {
            entries.push(quote!(convert(#(#conversions),*)));
        }
        // If a parameter changed its meaning, it is in both lists: write it once, with its type.
        let is_alone = |it: &&String| dropped.iter().all(|(name, _)| name != *it);
        let with_types = dropped.iter().map(|(name, ty)| {
            let (name, ty) = (ident(name), self.value_type(ty, from));
            quote!(#name = #ty)
        });
        let left_out = left_out.iter().filter(is_alone).map(|it| ident(it)).map(|it| quote!(#it));
        let drops: Vec<_> = with_types.chain(left_out).collect();
        if !drops.is_empty() {
            entries.push(quote!(drop(#(#drops),*)));
        }
        entries
    }
}

/// Prefix of a placeholder for `accepts(214)`, which prettyplease would split into three lines.
const NUMBERED: &str = "__tl_accepts_";

/// Replaces the placeholders in a line of code by `accepts(214)`.
pub(super) fn with_numbers(line: &str) -> Cow<'_, str> {
    let mut parts = line.split(NUMBERED);
    let first = parts.next().unwrap_or_default();
    if first.len() == line.len() || first.trim_start().starts_with("//") {
        return line.into();
    }
    let mut with_numbers = first.to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        with_numbers.extend(["accepts(", number, ")", rest]);
    }
    with_numbers.into()
}

/// The comment that lists the lines that do not fit.
pub(super) fn misfits(model: &Model) -> String {
    if model.misfits.is_empty() {
        return String::new();
    }
    let lines = model.misfits.iter().map(|it| format!("// - {it}\n"));
    let title = "//\n// Lines of other layers that do not fit:\n";
    title.to_owned() + &lines.collect::<String>()
}
