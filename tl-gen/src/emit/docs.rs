//! Writes doc comments: the schema's comments and its line.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, wrap};
use crate::model::{Constructor, Type};

impl Emitter<'_> {
    /// The schema's comments, the line, and a note if the id is not its CRC.
    pub(super) fn docs(constructor: &Constructor) -> TokenStream {
        let mut paragraphs = comment(&constructor.comment);
        paragraphs.push(format!("`{}`", constructor.line));
        if constructor.id != constructor.spelled_id {
            paragraphs.push(format!(
                "The id breaks the rule: the definition spells `{:08x}`.",
                constructor.spelled_id
            ));
        }
        doc(&paragraphs)
    }

    /// The schema's comment, the name, and the functions that take or return the type.
    pub(super) fn type_docs(&self, ty: &Type) -> TokenStream {
        let comment = ty.comment.as_deref().map(plain);
        let name = format!("The type `{}`.", ty.name);
        let index = self.model.types.iter().position(|it| std::ptr::eq(it, ty));
        let uses = index.map(|it| self.uses.docs(self.model, it)).unwrap_or_default();
        let paragraphs: Vec<_> = comment.into_iter().chain([name]).chain(uses).collect();
        doc(&paragraphs)
    }
}

/// The schema's comment on a field.
pub(super) fn field_doc(comment: &str) -> TokenStream {
    doc(&[plain(comment)])
}

/// A comment, as one paragraph.
fn comment(lines: &[String]) -> Vec<String> {
    if lines.is_empty() { Vec::new() } else { vec![plain(&lines.join(" "))] }
}

/// Escapes Markdown: a schema's comments are plain text.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    // A heading, an item of a list, a rule.
    if text.starts_with(['#', '+', '-', '=']) {
        plain.push('\\');
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (index, character) in text.char_indices() {
        let ends_number = digits > 0 && index == digits && ".)".contains(character);
        if ends_number || "<>[]*_`~&\\".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

/// The paragraphs, with a blank line between two.
fn doc(paragraphs: &[String]) -> TokenStream {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        let is_first = lines.is_empty();
        lines.extend((!is_first).then(String::new));
        let parts = wrap::markdown(paragraph, wrap::WIDTH);
        lines.extend(parts.into_iter().map(|line| format!(" {line}")));
    }
    quote!(#(#[doc = #lines])*)
}
