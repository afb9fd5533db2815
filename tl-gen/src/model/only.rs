//! The part of a schema that some definitions reach.

use std::collections::{HashMap, HashSet};

use super::{Overrides, suggest};
use tl_syntax::{Definition, Dialect, Error, Schema, TypeExpression, TypeKind};

/// Keeps what `names` reach. Each is a type, a constructor, a function, the id of one, or a name without its
/// namespace that only one of them has.
pub(super) fn filter_reachable(
    schema: &Schema,
    dialect: Dialect,
    names: &[String],
    overrides: &Overrides,
) -> Result<Schema, Error> {
    let by_name = by_name(&schema.definitions);
    let mut open = Error::collect(names.iter().map(|it| found(schema, dialect, &by_name, it)))?;
    let mut kept = HashSet::new();
    while let Some(name) = open.pop() {
        let name = overrides.meaning(&name);
        for index in by_name.get(name).into_iter().flatten() {
            if kept.insert(*index) {
                open.extend(used(&schema.definitions[*index]));
            }
        }
    }
    let definitions = schema.definitions.iter().enumerate();
    let definitions = definitions.filter(|(index, _)| kept.contains(index));
    let mut reachable = schema.clone();
    reachable.definitions = definitions.map(|(_, it)| it.clone()).collect();
    Ok(reachable)
}

/// The whole name that `name` means.
fn found(
    schema: &Schema,
    dialect: Dialect,
    by_name: &HashMap<&str, Vec<usize>>,
    name: &str,
) -> Result<String, Error> {
    if by_name.contains_key(name) {
        return Ok(name.to_owned());
    }
    if let Some(definition) = id(name).and_then(|id| with_id(schema, dialect, id)) {
        return Ok(definition.name.value.clone());
    }
    let is_bare = |it: &&&str| it.rsplit('.').next() == Some(name);
    let mut bare: Vec<_> = by_name.keys().filter(is_bare).copied().collect();
    bare.sort_unstable();
    match bare.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => {
            let hint = suggest::hint(name, by_name.keys().copied());
            let message = format!("the schema has no type, constructor or function `{name}`{hint}");
            Err(Error::general(message))
        }
        several => {
            let message = format!(
                "`{name}` is the name of several definitions: write one of `{}`",
                several.join("`, `")
            );
            Err(Error::general(message))
        }
    }
}

/// `#7d748d04`, `0x7d748d04`, `7d748d04`
fn id(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('#').or_else(|| text.strip_prefix("0x")).unwrap_or(text);
    u32::from_str_radix(digits, 16).ok()
}

fn with_id(schema: &Schema, dialect: Dialect, id: u32) -> Option<&Definition> {
    let has_id = |it: &&Definition| match &it.id {
        Some(own) => own.value == id,
        None => !it.is_declaration() && it.computed_id(dialect) == id,
    };
    schema.definitions.iter().find(has_id)
}

/// The definitions that a name means: a type's constructors, or the one that is called so.
fn by_name(definitions: &[Definition]) -> HashMap<&str, Vec<usize>> {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, definition) in definitions.iter().enumerate() {
        if definition.is_declaration() {
            continue;
        }
        by_name.entry(&definition.name.value).or_default().push(index);
        if let (false, Some(name)) = (definition.is_function, definition.result.head()) {
            by_name.entry(name).or_default().push(index);
        }
    }
    by_name
}

/// The names that a definition uses.
fn used(definition: &Definition) -> Vec<String> {
    // A bit is no value of the type `true`.
    let values = definition.parameters.iter().filter(|it| !it.is_bit()).map(|it| &it.ty);
    let result = definition.is_function.then_some(&definition.result);
    values.chain(result).flat_map(names_in).collect()
}

/// The names in a type: `Vector` and `int` of `Vector<int>`.
pub(super) fn names_in(mut expression: &TypeExpression) -> Vec<String> {
    while let TypeKind::Bare(inner) = &expression.kind {
        expression = inner;
    }
    match &expression.kind {
        TypeKind::Named { name, arguments, .. } => {
            let arguments = arguments.iter().flat_map(names_in);
            std::iter::once(name.clone()).chain(arguments).collect()
        }
        _ => Vec::new(),
    }
}
