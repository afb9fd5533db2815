//! Decides which flags words are fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Emitter, wrap};
use crate::model::{Constructor, Field, FieldKind};
use tl_syntax::Dialect;

/// The field of a flags word, if it has one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// No field: its bits come from the other fields.
    Implied,
    /// A field `Flags`, which keeps undeclared bits.
    Flags,
    /// A number: no field depends on it.
    Number,
}

impl Emitter<'_> {
    /// Telegram's `flags` and `flags2` have only the bits of other fields. TON's words, such as `mode`, also have
    /// undeclared bits.
    pub(super) fn word(&self, constructor: &Constructor, word: &Field) -> Word {
        let is_ton = self.options.dialect == Dialect::Ton;
        let has_fields = || constructor.fields.iter().any(|it| depends_on(it, &word.name));
        match () {
            () if is_ton && !has_fields() => Word::Number,
            () if self.options.flags_fields => Word::Flags,
            () if matches!(word.kind, FieldKind::ImpliedWord) => Word::Implied,
            () if is_flags(&word.name) && constructor.is_spellable => Word::Implied,
            () => Word::Flags,
        }
    }

    /// Whether a parameter is a field in Rust: all are, except flags words that have only bits of other fields.
    pub(super) fn is_field(&self, constructor: &Constructor, field: &Field) -> bool {
        let is_word = matches!(field.kind, FieldKind::ImpliedWord | FieldKind::Word);
        !is_word || self.word(constructor, field) != Word::Implied
    }

    /// Whether the derive needs the schema's line to find the flags words without fields. It does not need it for a
    /// single word `flags` before all parameters.
    pub(super) fn needs_line(&self, constructor: &Constructor) -> bool {
        let is_word = |it: &&Field| matches!(it.kind, FieldKind::Word);
        let mut words = constructor.fields.iter().filter(is_word);
        words.any(|it| self.word(constructor, it) == Word::Implied)
    }

    /// `definition = "user#31774388 flags:# …"`
    pub(super) fn line(constructor: &Constructor) -> TokenStream {
        let line = literal(&constructor.line);
        quote!(definition = #line)
    }
}

/// A schema's line as a Rust string literal, over several lines if it is long.
pub(super) fn literal(line: &str) -> Literal {
    let lines = wrap::lines(&line.replace('\\', "\\\\"), wrap::WIDTH);
    let text = format!("\"{}\"", lines.join(" \\\n"));
    text.parse().unwrap_or_else(|_| Literal::string(line))
}

fn is_flags(word: &str) -> bool {
    let number = word.strip_prefix("flags");
    number.is_some_and(|it| it.chars().all(|c| c.is_ascii_digit()))
}

fn depends_on(field: &Field, word: &str) -> bool {
    let bit = match &field.kind {
        FieldKind::Bit(bit) => Some(bit),
        FieldKind::Value { bit, .. } => bit.as_ref(),
        FieldKind::ImpliedWord | FieldKind::Word | FieldKind::SizedObject => None,
    };
    bit.is_some_and(|it| it.word.as_deref().is_none_or(|it| it == word))
}
