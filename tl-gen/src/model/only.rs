//! The part of a schema that some definitions reach.

use std::collections::{HashMap, HashSet};

use super::built_in;
use tl_syntax::Error;
use tl_syntax::{Definition, Schema, TypeExpression, TypeKind};

/// Keeps what `names`, each a type, a constructor or a function, reach.
pub fn only(schema: &Schema, names: &[String]) -> Result<Schema, Error> {
    let by_name = by_name(&schema.definitions);
    let mut open: Vec<String> = names.to_vec();
    for name in names {
        if !by_name.contains_key(name.as_str()) {
            let message = format!("the schema has no type, constructor or function `{name}`");
            return Err(Error::general(message));
        }
    }
    let mut kept = HashSet::new();
    while let Some(name) = open.pop() {
        for index in by_name.get(name.as_str()).into_iter().flatten() {
            if kept.insert(*index) {
                open.extend(used(&schema.definitions[*index]));
            }
        }
    }
    let definitions = schema.definitions.iter().enumerate();
    let definitions = definitions.filter(|(index, _)| kept.contains(index));
    Ok(Schema { definitions: definitions.map(|(_, it)| it.clone()).collect(), ..schema.clone() })
}

/// The definitions that a name means: a type's constructors, or the one that is called so.
fn by_name(definitions: &[Definition]) -> HashMap<&str, Vec<usize>> {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, definition) in definitions.iter().enumerate() {
        if built_in::is_declaration(definition) {
            continue;
        }
        by_name.entry(&definition.name.value).or_default().push(index);
        if let (false, Some(name)) = (definition.is_function, definition.result.name()) {
            by_name.entry(name).or_default().push(index);
        }
    }
    by_name
}

/// The names that a definition uses.
fn used(definition: &Definition) -> Vec<String> {
    let mut names = Vec::new();
    // A bit is no value of the type `true`.
    for parameter in definition.parameters.iter().filter(|it| !it.is_bit()) {
        collect(&parameter.ty, &mut names);
    }
    if definition.is_function {
        collect(&definition.result, &mut names);
    }
    names
}

fn collect(expression: &TypeExpression, names: &mut Vec<String>) {
    match &expression.kind {
        TypeKind::Word | TypeKind::Variable(_) => {}
        TypeKind::Bare(inner) => collect(inner, names),
        TypeKind::Named { name, arguments, .. } => {
            names.push(name.clone());
            for argument in arguments {
                collect(argument, names);
            }
        }
    }
}
