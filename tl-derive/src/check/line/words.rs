//! The flags words of a line.

use crate::check::shape;
use crate::model::Field;
use crate::names;
use crate::plan::{Word, WordPlace};

/// Whether a condition uses the word `name`.
pub(super) fn is_used(definition: &tl_syntax::Definition, name: &str) -> bool {
    definition.used_words().contains(name)
}

/// Whether the field, a `#`, is a flags word: its attribute says so, or its type.
pub(super) fn is_word(field: &Field<'_>) -> bool {
    field.attrs.flags.is_some() || shape::is_flags(field.ty())
}

/// The word that the field of index `index` is.
pub(super) fn of_field(name: &str, index: usize, field: &Field<'_>) -> Word {
    Word {
        name: name.to_owned(),
        field_name: Some(names::parameter_name(&field.member)),
        binding: names::reserved(&format!("word_{index}")),
        place: WordPlace::Field(index),
    }
}

/// A word without a field, in front of the field of index `before`.
pub(super) fn implied(name: &str, parameter: usize, before: usize) -> Word {
    Word {
        name: name.to_owned(),
        field_name: None,
        binding: names::reserved(&format!("word_of_parameter_{parameter}")),
        place: WordPlace::Before(before),
    }
}
