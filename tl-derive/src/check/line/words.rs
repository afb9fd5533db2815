//! The flags words of a line.

use crate::ast::Field;
use crate::check::shape;
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

/// The indices of the parameters that are flags words and no field of `fields`.
///
/// A field with a name is the word of that name. Fields without one are the parameters in their order: a word is one of
/// them if a word is next, and if not, it has no field.
pub(super) fn without_field(
    definition: &tl_syntax::Definition,
    fields: &[&Field<'_>],
) -> Vec<usize> {
    let flags_words = definition.flags_words();
    let mut next = fields.iter().filter(|it| !it.is_named()).peekable();
    let is_without = |(index, parameter): (usize, &tl_syntax::Parameter)| {
        let name = parameter.name.value.as_str();
        let is_flags_word = parameter.is_number() && flags_words.contains(name);
        if fields.iter().any(|it| it.is_named() && it.tl_name() == name) {
            return None;
        }
        if is_flags_word && !next.peek().is_some_and(|it| is_word(it)) {
            return Some(index);
        }
        next.next();
        None
    };
    definition.parameters.iter().enumerate().filter_map(is_without).collect()
}

/// The word that the field of index `index` is.
pub(super) fn of_field(name: &str, index: usize, field: &Field<'_>) -> Word {
    Word {
        name: name.to_owned(),
        field_name: Some(names::parameter_name(&field.member)),
        binding: names::internal_ident(&format!("word_{index}")),
        place: WordPlace::Field(index),
    }
}

/// A word without a field, in front of the field of index `before`.
pub(super) fn implied(name: &str, parameter: usize, before: usize) -> Word {
    Word {
        name: name.to_owned(),
        field_name: None,
        binding: names::internal_ident(&format!("word_of_parameter_{parameter}")),
        place: WordPlace::Before(before),
    }
}
