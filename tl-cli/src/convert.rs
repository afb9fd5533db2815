//! `tl convert`: a schema in the other form, TL or JSON.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};
use tl_syntax::{Definition, Dialect, Error, Location};

use crate::Failure;
use crate::arguments::{ConvertArguments, SchemaForm};
use crate::check::{id, rule_of};
use crate::files::{SchemaFile, read};
use crate::fmt::{definition_line, formatted};
use crate::output::Output;
use crate::parts::parts;
use crate::report::Reporter;

/// Writes the schema in the other form, or in that of `--to`. Warns of parts that this form cannot hold.
pub(crate) fn run(
    arguments: &ConvertArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let file = read(&arguments.file).map_err(Failure::Input)?;
    reporter.keep(&file.name, &file.text);
    let definitions = tl_syntax::parse(&file.name, &file.text)?.definitions;
    let is_json = tl_syntax::is_json(&file.text);
    let other = if is_json { SchemaForm::Tl } else { SchemaForm::Json };
    let mut warnings = Vec::new();
    let text = match arguments.to.unwrap_or(other) {
        SchemaForm::Tl if !is_json => formatted(&file.name, &file.text)?,
        SchemaForm::Tl => to_tl(&definitions),
        SchemaForm::Json => {
            let dialect = arguments.dialect.map(Into::into);
            let dialect = dialect.map_or_else(|| rule(&definitions), Ok)?;
            let json = tl_syntax::to_json(&definitions, dialect);
            let held = tl_syntax::parse(&file.name, &json)?.definitions;
            warnings.extend(if is_json { None } else { comments(&file) });
            warnings.extend(not_held(&definitions, &held, dialect));
            json
        }
    };
    warnings.extend(if is_json { unknown_keys(&file) } else { None });
    for warning in &warnings {
        reporter.warning(warning);
    }
    Ok(output.write(text)?)
}

/// The rule for ids. If the rule is unknown and an id depends on it, this is an error.
fn rule(definitions: &[Definition]) -> Result<Dialect, Error> {
    if let Some(dialect) = rule_of(&definitions.iter().collect::<Vec<_>>()) {
        return Ok(dialect);
    }
    let of = |it: &Definition, dialect| it.computed_id(dialect);
    let depends = |it: &&Definition| {
        it.id.is_none() && of(it, Dialect::Telegram) != of(it, Dialect::Ton) && !it.is_primitive()
    };
    let Some(first) = definitions.iter().find(depends) else { return Ok(Dialect::default()) };
    let message = format!(
        "`{}` has no id, and it is {:08x} by Telegram's rule and {:08x} by TON's: write `--dialect telegram` or \
         `--dialect ton`",
        first.name.value,
        of(first, Dialect::Telegram),
        of(first, Dialect::Ton)
    );
    Err(Error::at(&first.name.location, message))
}

/// One definition per line, with headings. Definitions without a layer come first, since the heading of a layer is for all
/// that follow.
fn to_tl(definitions: &[Definition]) -> String {
    let mut layers = vec![None];
    for definition in definitions {
        if !layers.contains(&definition.layer) {
            layers.push(definition.layer);
        }
    }
    let mut text = String::new();
    let mut is_function = false;
    for layer in layers {
        if let Some(layer) = layer {
            heading(&mut text, &format!("==={layer}==="));
        }
        for wanted in [false, true] {
            let of_section = |it: &&Definition| it.layer == layer && it.is_function == wanted;
            let mut section = definitions.iter().filter(of_section).peekable();
            if section.peek().is_some() && wanted != is_function {
                is_function = wanted;
                heading(&mut text, if wanted { "---functions---" } else { "---types---" });
            }
            section.for_each(|it| text.extend([&definition_line(it), "\n"]));
        }
    }
    text
}

fn heading(text: &mut String, heading: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.extend([heading, "\n"]);
}

/// One warning for all comments, at the first: JSON has none.
fn comments(file: &SchemaFile) -> Option<Error> {
    let source = tl_syntax::source(&file.text);
    let mut comments = parts(&source).filter(|it| it.part.has_comment());
    let first = comments.next()?;
    let before = &source[..first.offset];
    let location = Location {
        file: file.name.as_str().into(),
        line: before.matches('\n').count() + 1,
        column: before.chars().rev().take_while(|it| *it != '\n').count() + 1,
    };
    let message = match comments.count() {
        0 => "JSON has no comments: this one is left out".to_owned(),
        more => format!("JSON has no comments: this one and {more} more are left out"),
    };
    Some(Error::at(&location, message))
}

/// One warning for the definitions that are left out, and one for those that change.
fn not_held(before: &[Definition], after: &[Definition], dialect: Dialect) -> Vec<Error> {
    let after: HashSet<_> = after.iter().map(|it| meaning(it, dialect)).collect();
    let different = before.iter().filter(|it| !after.contains(&meaning(it, dialect)));
    let (left_out, changed): (Vec<_>, Vec<_>) = different.partition(|it| it.is_primitive());
    let left_out = names(&left_out).map(|(location, names)| {
        let message = format!("JSON has no declarations of built-in types: {names} left out");
        Error::at(&location, message)
    });
    let changed = names(&changed).map(|(location, names)| {
        let message = format!(
            "JSON has only type variables that `!X` or the result uses: {names} without the others"
        );
        Error::at(&location, message)
    });
    left_out.into_iter().chain(changed).collect()
}

/// "`int` and 2 more are", and the place of the first.
fn names(definitions: &[&Definition]) -> Option<(Location, String)> {
    let (first, more) = definitions.split_first()?;
    let name = &first.name.value;
    let names = match more.len() {
        0 => format!("`{name}` is"),
        more => format!("`{name}` and {more} more are"),
    };
    Some((first.name.location.clone(), names))
}

/// The parts of a definition that converting must not change, with its id.
fn meaning(definition: &Definition, dialect: Dialect) -> (String, bool, Option<u32>) {
    (definition.line(id(definition, dialect)), definition.is_function, definition.layer)
}

/// One warning for all keys that the form does not have.
fn unknown_keys(file: &SchemaFile) -> Option<Error> {
    let text = tl_syntax::source(&file.text);
    let schema: Map<String, Value> = serde_json::from_str(&text).ok()?;
    let mut unknown = BTreeSet::new();
    keys(&schema, &["constructors", "methods"], &mut unknown);
    let entries =
        ["constructors", "methods"].into_iter().filter_map(|it| schema.get(it)?.as_array());
    for entry in entries.flatten().filter_map(Value::as_object) {
        keys(entry, &["id", "predicate", "method", "params", "type", "layer"], &mut unknown);
        let parameters = entry.get("params").and_then(Value::as_array);
        for parameter in parameters.into_iter().flatten().filter_map(Value::as_object) {
            keys(parameter, &["name", "type"], &mut unknown);
        }
    }
    let names: Vec<_> = unknown.iter().map(|it| format!("`{it}`")).collect();
    let message = || format!("keys that are not of a schema are left out: {}", names.join(", "));
    (!names.is_empty()).then(|| Error::general(message()))
}

fn keys<'v>(object: &'v Map<String, Value>, known: &[&str], unknown: &mut BTreeSet<&'v str>) {
    unknown.extend(object.keys().map(String::as_str).filter(|it| !known.contains(it)));
}
