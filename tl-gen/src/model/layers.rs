//! The layer of a schema that has several, as those of secret chats have: `===17===`.

use std::collections::{BTreeSet, HashMap};

use tl_syntax::{Definition, Error, Schema};

/// The definitions of `layer`: of each name the last that is not newer. Those above all headings are of every layer.
pub(super) fn chosen(schema: &Schema, layer: Option<u32>) -> Result<Schema, Error> {
    let Some(layer) = layer else { return Ok(schema.clone()) };
    let known: BTreeSet<_> = schema.definitions.iter().filter_map(|it| it.layer).collect();
    if known.first().is_none_or(|first| layer < *first) {
        return Err(unknown(layer, &known));
    }
    let mut latest: HashMap<(&str, bool), Option<u32>> = HashMap::new();
    for definition in schema.definitions.iter().filter(|it| it.layer <= Some(layer)) {
        let latest = latest.entry(key(definition)).or_default();
        *latest = definition.layer.max(*latest);
    }
    let is_chosen = |it: &&Definition| latest.get(&key(it)) == Some(&it.layer);
    let definitions = schema.definitions.iter().filter(is_chosen).cloned().collect();
    let mut chosen = Schema::default();
    chosen.layer = Some(layer);
    chosen.definitions = definitions;
    chosen.type_comments.clone_from(&schema.type_comments);
    Ok(chosen)
}

fn key(definition: &Definition) -> (&str, bool) {
    (&definition.name.value, definition.is_function)
}

fn unknown(layer: u32, known: &BTreeSet<u32>) -> Error {
    let known: Vec<_> = known.iter().map(ToString::to_string).collect();
    let message = match known.as_slice() {
        [] => format!(
            "`layer` is {layer}, but the schema has no layers: write a heading, `==={layer}===`"
        ),
        some => format!("`layer` is {layer}, but the schema has the layers {}", some.join(", ")),
    };
    Error::general(message)
}
