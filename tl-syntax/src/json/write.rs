//! Writes definitions as JSON.

use serde::Serialize;

use crate::definition::{Condition, Definition, Parameter};
use crate::id::Dialect;

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    params: Vec<Param<'a>>,
    #[serde(rename = "type")]
    ty: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<u32>,
}

#[derive(Serialize)]
struct Param<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    ty: String,
}

/// Writes definitions in the JSON form in which Telegram publishes its schema, one of them on each line: first the
/// constructors, then the functions. If a definition has no id, the id is computed by the rule of `dialect`. These are
/// omitted, since the format does not have them: comments, type variables except those of `!X` and of the result, and
/// declarations of built-in types except `vector`.
///
/// ```
/// let schema = tl_syntax::parse("", "boolFalse = Bool; ---functions--- ping#7abe77ec ping_id:long = Pong;")?;
/// let json = tl_syntax::to_json(&schema.definitions, tl_syntax::Dialect::Telegram);
/// let expected = r#"{"constructors":[
/// {"id":"-1132882121","predicate":"boolFalse","params":[],"type":"Bool"}
/// ],"methods":[
/// {"id":"2059302892","method":"ping","params":[{"name":"ping_id","type":"long"}],"type":"Pong"}
/// ]}
/// "#;
/// assert_eq!(json, expected);
/// assert_eq!(tl_syntax::parse("", &json)?.definitions.len(), 2);
/// # Ok::<(), tl_syntax::Error>(())
/// ```
#[must_use]
pub fn to_json(definitions: &[Definition], dialect: Dialect) -> String {
    let is_held = |it: &&Definition| !it.is_primitive() || it.name.value == "vector";
    let (functions, constructors): (Vec<_>, Vec<_>) =
        definitions.iter().filter(is_held).partition(|it| it.is_function);
    let mut json = String::from("{\"constructors\":[");
    entries(&mut json, &constructors, dialect);
    json.push_str("],\"methods\":[");
    entries(&mut json, &functions, dialect);
    json.push_str("]}\n");
    json
}

fn entries(json: &mut String, definitions: &[&Definition], dialect: Dialect) {
    for (index, definition) in definitions.iter().enumerate() {
        json.push_str(if index == 0 { "\n" } else { ",\n" });
        let entry = entry(definition, dialect);
        // Writing texts and numbers as JSON cannot fail.
        json.push_str(&serde_json::to_string(&entry).unwrap_or_default());
    }
    json.push('\n');
}

fn entry(definition: &Definition, dialect: Dialect) -> Entry<'_> {
    let written = definition.id.as_ref().map(|it| it.value);
    let id = written.unwrap_or_else(|| definition.computed_id(dialect));
    let name = Some(definition.name.value.as_str());
    Entry {
        id: id.cast_signed().to_string(),
        predicate: name.filter(|_| !definition.is_function),
        method: name.filter(|_| definition.is_function),
        params: definition.parameters.iter().map(param).collect(),
        ty: definition.result.to_string(),
        layer: definition.layer,
    }
}

fn param(parameter: &Parameter) -> Param<'_> {
    let condition = parameter.condition.as_ref().map(Condition::to_string).unwrap_or_default();
    Param { name: &parameter.name.value, ty: format!("{condition}{}", parameter.ty) }
}
