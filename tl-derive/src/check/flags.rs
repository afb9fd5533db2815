//! The rules of flags words, and which word and bit a field means.

use syn::Type;
use syn::ext::IdentExt;

use crate::ast::Field;
use crate::attr::Attr;
use crate::check::shape;
use crate::diag::Ctxt;
use crate::names;
use crate::plan::{self, Word, WordPlace};

/// The words of a constructor, in wire order: its `flags` fields; without one, the implied word in
/// front, if a field has a `flag`.
pub(crate) fn words(context: &Ctxt, fields: &[Field<'_>]) -> Vec<Word> {
    let word = |(index, field): (usize, &Field<'_>)| {
        if field.attrs.flags.is_some() {
            is_flags_type(context, field);
            has_name(context, field);
        } else if !may_be_word(field) {
            return None;
        }
        let binding = names::internal_ident(&format!("word_{index}"));
        let field_name = Some(names::parameter_name(&field.member));
        let place = WordPlace::Field(index);
        Some(Word { name: field.tl_name(), field_name, binding, place })
    };
    let mut words: Vec<_> = fields.iter().enumerate().filter_map(word).collect();
    if words.is_empty() && fields.iter().any(|field| field.attrs.flag.is_some()) {
        let binding = names::internal_ident("word");
        let place = WordPlace::Before(0);
        words.push(Word { name: "flags".to_owned(), field_name: None, binding, place });
    }
    words
}

/// Whether `flags` is probably what could not be read: then the flags that name the word are not at fault.
fn may_be_word(field: &Field<'_>) -> bool {
    field.attrs.had_errors && shape::is_flags(field.ty())
}

/// The word and bit that `flag`, on the field of index `index`, means. If there is no such word, there is an error.
pub(crate) fn resolve(
    context: &Ctxt,
    index: usize,
    flag: &Attr<crate::attr::Flag>,
    words: &[Word],
) -> Option<plan::Flag> {
    let word = named_word(context, flag, words)?;
    if matches!(words[word].place, WordPlace::Field(field) if field > index) {
        context.error(
            &flag.value,
            format!(
                "the word `{}` comes after this field, which depends on it: move the word in front, \
                 as the schema has it",
                words[word].name
            ),
        );
    }
    Some(plan::Flag { word, bit: flag.value.bit })
}

/// "`flag = 5` means the one word there is; where there are several, each flag names its own."
fn named_word(context: &Ctxt, flag: &Attr<crate::attr::Flag>, words: &[Word]) -> Option<usize> {
    let bit = flag.value.bit;
    let names = || {
        let names: Vec<_> = words.iter().map(|word| format!("`{}`", word.name)).collect();
        names.join(", ")
    };
    match (&flag.value.word, words) {
        (None, [_]) => Some(0),
        (None, []) => None,
        (None, [first, ..]) => {
            let message = format!(
                "there are several flags words, {}: say which, as in `flag = {}.{bit}`",
                names(),
                first.name
            );
            context.error(&flag.value, message);
            None
        }
        (Some(name), words) => {
            let meant = name.unraw().to_string();
            let is_meant =
                |word: &Word| meant == word.name || word.field_name.as_ref() == Some(&meant);
            let found = words.iter().position(is_meant);
            if found.is_none() {
                let message = format!(
                    "there is no flags word `{name}`, only {}: name one of these, or add \
                     `#[tl(flags)] {name}: Flags` where the word is",
                    names()
                );
                context.error(name, message);
            }
            found
        }
    }
}

/// "A flags word has a name, which conditions have."
fn has_name(context: &Ctxt, field: &Field<'_>) {
    if let Some(name) = field.attrs.name.as_ref().filter(|it| it.value.text().is_empty()) {
        context.error(
            &name.value,
            "a flags word has a name, by which other parameters depend on it: write the name that the schema \
             has; for a `#` that only counts, write `u32` without `#[tl(flags)]`",
        );
    }
}

/// "A flags word is of type `Flags`, which keeps the bits that no field declares."
fn is_flags_type(context: &Ctxt, field: &Field<'_>) {
    match shape::option_argument(field.ty()) {
        Some(_) => not_flags(context, field),
        None => is_no_primitive(context, field),
    }
}

/// The same if a line says that the field is a word: that it is no `Option`, the comparison with the line has said.
pub(crate) fn is_no_primitive(context: &Ctxt, field: &Field<'_>) {
    if shape::is_primitive(field.ty()) {
        not_flags(context, field);
    }
}

fn not_flags(context: &Ctxt, field: &Field<'_>) {
    context.error(
        field.ty(),
        "a field that is a flags word is of type `tl_core::Flags`: write `Flags`; for a `#` that \
         only counts, write `u32` without `#[tl(flags)]`",
    );
}

/// "A `#` with a condition is a number: no other condition can depend on it." Gives whether `ty` is `Flags` instead.
pub(crate) fn is_word_with_condition(
    context: &Ctxt,
    field: &Field<'_>,
    ty: &Type,
    text: Option<&str>,
) -> bool {
    let is_word = text == Some("#") && field.attrs.with.is_none() && shape::is_flags(ty);
    if is_word {
        context
            .error(ty, "a `#` with a condition is no flags word: write `Option<u32>` for the type");
    }
    is_word
}
