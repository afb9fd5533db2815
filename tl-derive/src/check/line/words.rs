//! The flags words of a line.

use crate::ast::Field;
use crate::check::shape;
use crate::names;
use crate::plan::{Word, WordPlace};

/// Whether a condition uses the flags word `name`.
pub(super) fn is_used(definition: &tl_syntax::Definition, name: &str) -> bool {
    definition.used_words().contains(name)
}

/// Whether the field, a `#`, is a flags word: by its attribute, or by its type.
pub(super) fn is_word(field: &Field<'_>) -> bool {
    field.attrs.flags.is_some() || shape::is_flags(field.ty())
}

/// The indices of the flags words without a field in `fields`.
///
/// A field with a name is the word with this name. Fields without names match the parameters in order: if a flags
/// word is the next parameter, the field may be it; else the word has no field.
pub(super) fn without_field(
    definition: &tl_syntax::Definition,
    fields: &[&Field<'_>],
) -> Vec<usize> {
    let flags_words = definition.flags_words();
    let mut next = fields.iter().filter(|it| !it.is_named()).peekable();
    let is_without = |(index, parameter): (usize, &tl_syntax::Parameter)| {
        let name = parameter.name.value.as_str();
        let is_flags_word = parameter.is_number() && flags_words.contains(name);
        if fields.iter().any(|it| it.is_named() && it.tl_name == name) {
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

/// The flags word of the field with the index `index`.
pub(super) fn of_field(name: &str, index: usize, field: &Field<'_>) -> Word {
    Word {
        name: name.to_owned(),
        field_name: Some(names::parameter_name(&field.member)),
        binding: names::internal_ident(&format!("word_{index}")),
        place: WordPlace::Field(index),
    }
}

/// A flags word without a field, before the field with the index `before`.
pub(super) fn implied(name: &str, parameter: usize, before: usize) -> Word {
    Word {
        name: name.to_owned(),
        field_name: None,
        binding: names::internal_ident(&format!("word_of_parameter_{parameter}")),
        place: WordPlace::Before(before),
    }
}
