//! Definitions to a model: every name means a type, and every type has a name in Rust.

use std::collections::HashMap;

use super::index::Index;
use super::names::Names;
use super::{
    Layout, Model, Overrides, Type, built_in, defaults, endless, forms, layers, only, reach,
    recursion,
};
use tl_syntax::{Definition, Dialect, Error, Schema};

/// Checks that `overrides` fit the whole `schema`, and leaves out what is of another layer, what is skipped and what
/// `names` do not reach, unless there are none.
pub fn prepare(
    schema: &Schema,
    dialect: Dialect,
    names: &[String],
    overrides: &Overrides,
) -> Result<Schema, Error> {
    overrides.check(schema)?;
    let schema = layers::chosen(schema, overrides.layer)?;
    let schema = overrides.without_skipped(&schema);
    if names.is_empty() { Ok(schema) } else { only::only(&schema, dialect, names, overrides) }
}

/// Gives the definitions of `schema`, which is [prepared](prepare), their meaning.
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
    let mut model = Model { dialect, layer: schema.layer, types, functions };
    endless::check(&model)?;
    let order = recursion::break_cycles(&mut model)?;
    forms::choose(&mut model, layout, overrides);
    reach::mark(&mut model, &order);
    defaults::mark(&mut model, &order);
    Ok(model)
}

/// The definitions that are to be generated, each once. Schemas that belong together repeat some.
fn declared<'a>(
    definitions: &'a [Definition],
    dialect: Dialect,
    overrides: &Overrides,
) -> Result<Vec<&'a Definition>, Error> {
    let mut seen: HashMap<(&str, bool), &Definition> = HashMap::new();
    let (mut declared, mut errors) = (Vec::new(), Vec::new());
    let is_declaration =
        |it: &&Definition| built_in::is_declaration(it) || overrides.is_declaration_of_alias(it);
    for definition in definitions.iter().filter(|it| !is_declaration(it)) {
        let name = &definition.name;
        if definition.is_primitive {
            errors.push(unknown_declaration(definition));
            continue;
        }
        match seen.insert((&name.value, definition.is_function), definition) {
            None => declared.push(definition),
            Some(first) if says_the_same(first, definition, dialect) => {}
            Some(first) if first.layer != definition.layer => {
                let message = format!(
                    "`{0}` has a definition in several layers: choose a layer, `layer({1})`, or `--layer {1}`",
                    name.value,
                    definition.layer.or(first.layer).unwrap_or_default()
                );
                errors.push(Error::at(&name.location, message));
            }
            Some(first) => {
                let message = format!(
                    "`{}` is defined a second time, and differently: the first is at {}",
                    name.value, first.name.location
                );
                errors.push(Error::at(&name.location, message));
            }
        }
    }
    Error::combined(errors).map_or(Ok(declared), Err)
}

fn unknown_declaration(definition: &Definition) -> Error {
    let name = &definition.name;
    let message = format!(
        "`{0}` is none of the types that every codec knows: say which it is, `alias(\"{0}\", \"int\")`, or \
         leave it out, `skip(\"{0}\")`",
        name.value
    );
    Error::at(&name.location, message)
}

/// Whether the two have one line and one id, given or not.
fn says_the_same(first: &Definition, second: &Definition, dialect: Dialect) -> bool {
    let id =
        |it: &Definition| it.id.as_ref().map_or_else(|| it.computed_id(dialect), |id| id.value);
    first.line(0) == second.line(0) && id(first) == id(second)
}
