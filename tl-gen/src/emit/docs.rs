//! Doc comments: what the schema says, and the line that it says it with.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use crate::model::{Constructor, Type};

impl Emitter<'_> {
    /// The schema's comments, the line, and whether the id follows from it.
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

    pub(super) fn type_docs(ty: &Type) -> TokenStream {
        let comment = ty.comment.as_deref().map(plain);
        let paragraphs: Vec<_> =
            comment.into_iter().chain([format!("The type `{}`.", ty.name)]).collect();
        doc(&paragraphs)
    }
}

/// A comment, as one paragraph.
fn comment(lines: &[String]) -> Vec<String> {
    if lines.is_empty() { Vec::new() } else { vec![plain(&lines.join(" "))] }
}

/// The text of a schema means what it says, not what Markdown makes of it.
pub(super) fn plain(text: &str) -> String {
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

/// A paragraph each, with lines between.
fn doc(paragraphs: &[String]) -> TokenStream {
    let lines = paragraphs.join("\n\n");
    let lines =
        lines.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}
