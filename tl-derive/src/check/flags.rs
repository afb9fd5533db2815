//! The rules of flags words, and the word and bit of each flag.

use syn::Type;
use syn::ext::IdentExt;

use crate::ast::Field;
use crate::attr::Attr;
use crate::check::shape;
use crate::diag::Ctxt;
use crate::names;
use crate::plan::{self, Word, WordPlace};

/// The flags words of a constructor, in wire order: its `flags` fields. If there are none, and a field has a `flag`,
/// one implied word before all fields.
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
        Some(Word { name: field.tl_name.clone(), field_name, binding, place })
    };
    let mut words: Vec<_> = fields.iter().enumerate().filter_map(word).collect();
    if words.is_empty() && fields.iter().any(|field| field.attrs.flag.is_some()) {
        let binding = names::internal_ident("word");
        let place = WordPlace::Before(0);
        words.push(Word { name: "flags".to_owned(), field_name: None, binding, place });
    }
    words
}

/// Whether an unreadable attribute may be `flags`. If so, flags with this word's name are not reported.
fn may_be_word(field: &Field<'_>) -> bool {
    field.attrs.had_errors && shape::is_flags(field.ty())
}

/// "The names of a constructor's parameters are distinct": no field has the name of the implied word. Such a field is
/// often meant to be the word, which would then be on the wire twice.
pub(crate) fn no_field_has_the_implied_name(context: &Ctxt, words: &[Word], fields: &[Field<'_>]) {
    let [Word { name, place: WordPlace::Before(_), .. }] = words else { return };
    let has_name =
        |it: &&Field<'_>| !it.attrs.had_errors && !shape::is_skipped(it) && it.tl_name == *name;
    for field in fields.iter().filter(has_name) {
        let message = match field.attrs.flag {
            Some(_) => format!(
                "the flags word is called `{name}`: give this parameter the name that the schema has, \
                 `#[tl(name = \"…\")]`"
            ),
            None => format!(
                "the flags word is called `{name}`: remove this field, or write `#[tl(flags)] {}: Flags` \
                 if it is the word, which keeps the bits that no field declares",
                names::parameter_name(&field.member)
            ),
        };
        context.error(field.name_tokens(), message);
    }
}

/// Finds the word and bit of `flag`, which is on the field with the index `index`. If there is no such word, it
/// reports an error.
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

/// "`flag = 5` means the only word; if there are several, each flag names its word."
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

/// "A flags word needs a name, since conditions use it."
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

/// The same check if a line says that the field is a word. The comparison with the line has already reported an
/// `Option`.
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

/// "A `#` with a condition is a number: no condition can depend on it." Returns whether `ty` is `Flags` instead.
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
