//! Differences as JSON, for programs.

use serde_json::{Map, Value, json};
use tl_syntax::{Definition, Parameter, Schema};

use super::compare::{Change, Changed, Evidence};
use super::parameters::{ParameterChange, flag};
use super::{Diff, Status, TypeDiff};
use crate::fmt::definition_line;

/// All differences as one object, on a line of its own.
pub(super) fn to_string(diff: &Diff<'_>, old: &Schema, new: &Schema) -> String {
    let object = json!({
        "old_layer": old.layer,
        "new_layer": new.layer,
        "types": diff.types.iter().map(ty).collect::<Vec<_>>(),
        "functions": diff.functions.iter().map(change).collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn ty(ty: &TypeDiff<'_>) -> Value {
    let (status, old) = match ty.status {
        Status::Added => ("added", None),
        Status::Removed => ("removed", None),
        Status::Changed => ("changed", None),
        Status::Renamed(old) => ("renamed", Some(old)),
    };
    let constructors: Vec<_> = ty.constructors.iter().map(change).collect();
    let mut object = object(status, &[("name", ty.name)]);
    object.extend(old.map(|it| ("old_name".to_owned(), it.into())));
    object.insert("constructors".to_owned(), constructors.into());
    object.into()
}

fn change(change: &Change<'_>) -> Value {
    match change {
        Change::Added(it) => whole("added", it),
        Change::Removed(it) => whole("removed", it),
        Change::Changed(it) => changed(it),
    }
}

fn whole(change: &str, definition: &Definition) -> Value {
    object(change, &[("name", &definition.name.value), ("line", &definition_line(definition))])
        .into()
}

fn changed(changed: &Changed<'_>) -> Value {
    let Changed { old, new, .. } = changed;
    let (old_line, line) = (definition_line(old), definition_line(new));
    let lines = [("name", new.name.value.as_str()), ("old_line", &old_line), ("line", &line)];
    let mut object = object("changed", &lines);
    let mut add = |key: &str, text: &str| object.insert(key.to_owned(), text.into());
    if let Some(evidence) = changed.renamed_by {
        add("old_name", &old.name.value);
        add("renamed_by", if evidence == Evidence::Id { "id" } else { "parameters" });
    }
    if let Some((old, new)) = changed.new_id() {
        add("old_id", &format!("{old:08x}"));
        add("id", &format!("{new:08x}"));
    }
    if changed.has_new_result {
        add("old_result", &old.result.to_string());
        add("result", &new.result.to_string());
    }
    let parameters: Vec<_> = changed.parameters.iter().map(parameter).collect();
    object.insert("parameters".to_owned(), parameters.into());
    object.into()
}

fn parameter(change: &ParameterChange<'_>) -> Value {
    match change {
        ParameterChange::Added { new, after } => placed("added", new, *after),
        ParameterChange::Moved { new, after } => placed("moved", new, *after),
        ParameterChange::Removed { old } => of_parameter("removed", old).into(),
        ParameterChange::Renamed { old, new } => pair("renamed", old, new),
        ParameterChange::Changed { old, new } => pair("changed", old, new),
    }
}

/// A parameter at a new place, with the name of the parameter before it.
fn placed(change: &str, parameter: &Parameter, after: Option<&Parameter>) -> Value {
    let mut object = of_parameter(change, parameter);
    object.insert("after".to_owned(), after.map(|it| it.name.value.as_str()).into());
    object.into()
}

/// The new name, type and flag bit, and each old one that differs.
fn pair(change: &str, old: &Parameter, new: &Parameter) -> Value {
    let mut object = of_parameter(change, new);
    let before = of_parameter(change, old);
    let differs = |(key, value): &(String, Value)| object.get(key) != Some(value);
    let before: Vec<_> = before.into_iter().filter(differs).collect();
    object.extend(before.into_iter().map(|(key, value)| (format!("old_{key}"), value)));
    object.into()
}

fn of_parameter(change: &str, parameter: &Parameter) -> Map<String, Value> {
    let ty = parameter.ty.to_string();
    let mut object = object(change, &[("name", &parameter.name.value), ("type", &ty)]);
    object.insert("flag".to_owned(), flag(parameter).into());
    object
}

fn object(change: &str, texts: &[(&str, &str)]) -> Map<String, Value> {
    let texts = [("change", change)].into_iter().chain(texts.iter().copied());
    texts.map(|(key, text)| (key.to_owned(), text.into())).collect()
}
