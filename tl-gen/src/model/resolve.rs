//! Turns definitions into a model: resolves every name to a type, and gives every type a Rust name.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::index::Index;
use super::names::Names;
use super::{
    Layout, Model, Overrides, Type, built_in, defaults, endless, forms, layers, only, reach,
    recursion,
};
use tl_syntax::{Definition, Dialect, Error, Schema};

/// Checks that `overrides` match the whole `schema`. Removes definitions of other layers, skipped ones, and those that
/// `names` do not reach (if there are `names`).
pub fn prepare(
    schema: &Schema,
    dialect: Dialect,
    names: &[String],
    overrides: &Overrides,
) -> Result<Schema, Error> {
    overrides.check(schema)?;
    let schema = layers::chosen(schema, overrides.layer)?;
    let schema = overrides.without_skipped(&schema);
    if names.is_empty() {
        Ok(schema)
    } else {
        only::filter_reachable(&schema, dialect, names, overrides)
    }
}

/// Resolves the definitions of `schema`, which must be [prepared](prepare).
pub fn resolve(
    schema: &Schema,
    dialect: Dialect,
    layout: Layout,
    overrides: &Overrides,
) -> Result<Model, Error> {
    let definitions = declared(&schema.definitions, dialect, overrides)?;
    let index = Index::of(&definitions, dialect, overrides)?;
    let mut rust_names = Names::default();
    let types = Error::collect(index.types().map(|(name, constructors)| {
        let comment = schema.type_comments.get(name).cloned();
        let ty = index.ty(name, constructors, &mut rust_names)?;
        Ok(Type { comment, ..ty })
    }));
    let functions = definitions.iter().filter(|it| it.is_function);
    let functions = Error::collect(functions.map(|it| index.function(it, &mut rust_names)));
    let (types, functions) = match (types, functions) {
        (Ok(types), Ok(functions)) => (types, functions),
        (Err(first), Err(second)) => return Err(first.and(second)),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    let (layer, misfits) = (schema.layer, Vec::new());
    let mut model = Model { dialect, layer, types, functions, misfits };
    endless::check(&model)?;
    forms::choose(&mut model, layout, overrides);
    let order = recursion::break_cycles(&mut model, overrides)?;
    reach::propagate(&mut model);
    defaults::set(&mut model, &order);
    Ok(model)
}

/// The definitions to generate, without duplicates: schemas that belong together repeat some definitions.
pub(super) fn declared<'a>(
    definitions: &'a [Definition],
    dialect: Dialect,
    overrides: &Overrides,
) -> Result<Vec<&'a Definition>, Error> {
    let declarations = overrides.declarations(definitions);
    let mut first: HashMap<(&str, bool), &Definition> = HashMap::new();
    let (mut declared, mut errors) = (Vec::new(), Vec::new());
    let own = definitions.iter().enumerate().filter(|(index, _)| !declarations.contains(index));
    for (_, definition) in own {
        if definition.is_declaration() {
            errors.extend(built_in::check_id(definition).err());
        } else if definition.is_primitive() {
            errors.push(unknown_declaration(definition));
        } else {
            match first.entry((&definition.name.value, definition.is_function)) {
                Entry::Vacant(entry) => {
                    entry.insert(definition);
                    declared.push(definition);
                }
                Entry::Occupied(entry) => errors.extend(second(entry.get(), definition, dialect)),
            }
        }
    }
    Error::combined(errors).map_or(Ok(declared), Err)
}

/// "A name has one definition." An identical copy is allowed.
fn second(first: &Definition, second: &Definition, dialect: Dialect) -> Option<Error> {
    let name = &second.name;
    if says_the_same(first, second, dialect) {
        return None;
    }
    let message = if first.layer == second.layer {
        format!(
            "`{}` is defined a second time, and differently: the first is at {}",
            name.value, first.name.location
        )
    } else {
        format!(
            "`{0}` has a definition in several layers: choose a layer, `layer({1})`, or `--layer {1}`",
            name.value,
            second.layer.or(first.layer).unwrap_or_default()
        )
    };
    Some(Error::at(&name.location, message))
}

fn unknown_declaration(definition: &Definition) -> Error {
    let name = &definition.name;
    let message = if tl_syntax::is_declarable(&name.value) {
        format!(
            "`{0}` is a built-in type, but this line declares `{1}`: correct the result, or leave the line out, \
             `skip(\"{0}\")`",
            name.value, definition.result
        )
    } else {
        format!(
            "`{0}` is none of the types that every codec knows: say which it is, `alias(\"{0}\", \"int\")`, or \
             leave it out, `skip(\"{0}\")`",
            name.value
        )
    };
    Error::at(&name.location, message)
}

/// Whether the two have the same line and the same id, written or computed.
fn says_the_same(first: &Definition, second: &Definition, dialect: Dialect) -> bool {
    let id =
        |it: &Definition| it.id.as_ref().map_or_else(|| it.computed_id(dialect), |id| id.value);
    first.line(0) == second.line(0) && id(first) == id(second)
}
