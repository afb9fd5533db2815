//! Lines that lack a `:`: `data string` is two parameters without names.

use quote::ToTokens;

use crate::ast::{Constructor, Input};
use crate::check::line::Line;
use crate::check::shape;
use crate::diag::Ctxt;

/// "A name has a `:` after it." Returns whether a missing one was reported.
///
/// A line without it may be correct. It is reported if the line has the id that follows with the `:`, or if there are
/// fewer fields than parameters and a field has the name.
pub(super) fn is_missing(
    context: &Ctxt,
    item: &Input<'_>,
    constructor: &Constructor<'_>,
    line: &Line,
) -> bool {
    let definition = &line.definition;
    let names = definition.likely_names();
    let Some(&first) = names.first() else { return false };
    let dialect = item.attrs.dialect.as_ref().map(|given| given.value.0).unwrap_or_default();
    let spells = |it: &tl_syntax::Definition| {
        definition.id.as_ref().is_some_and(|id| it.computed_id(dialect) == id.value)
    };
    let has_other_id = !spells(definition) && spells(&definition.with_colons());
    if !has_other_id && !has_too_few_fields(constructor, definition, &names) {
        return false;
    }
    let (name, ty) = (&definition.parameters[first], &definition.parameters[first + 1]);
    let message = format!("`{name} {ty}` is two parameters without names: write `{name}:{ty}`");
    match line.file {
        None => context.error(&line.tokens, message),
        Some(_) => context.error(constructor.ident.to_token_stream(), message),
    }
    true
}

/// Whether there are more parameters than fields, and each of `names` is the name of a field. `names` are indices of
/// parameters.
fn has_too_few_fields(
    constructor: &Constructor<'_>,
    definition: &tl_syntax::Definition,
    names: &[usize],
) -> bool {
    let fields: Vec<_> = constructor.fields.iter().filter(|it| !shape::is_skipped(it)).collect();
    // Flags words need no fields.
    let needed = definition.parameters.len() - definition.flags_words().len();
    let is_field = |index: &usize| {
        let name = definition.parameters[*index].to_string();
        fields.iter().any(|it| it.tl_name == name)
    };
    needed > fields.len() && names.iter().all(is_field)
}
