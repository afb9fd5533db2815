//! `tl check`: the errors and the likely mistakes of a schema.

mod ids;
mod order;
mod unused;

use std::collections::HashMap;

use tl_core::schema::Schema;
use tl_syntax::{Condition, Definition, Dialect, Error, Schema as Parsed};

use crate::Failure;
use crate::arguments::CheckArguments;
use crate::files::{SchemaFile, read};
use crate::inputs::only_one_stdin;
use crate::output::Output;
use crate::report::Reporter;
pub(crate) use ids::{id, rule_of};

/// Checks the files as one schema. Errors are a failure; so are warnings if the arguments deny them.
pub(crate) fn run(
    arguments: &CheckArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    only_one_stdin(&arguments.files)?;
    let files = arguments.files.iter().map(|it| read(it)).collect::<Result<Vec<_>, _>>();
    let files = files.map_err(Failure::Input)?;
    for file in &files {
        reporter.keep(&file.name, &file.text);
    }
    let parsed = files.iter().map(|it| tl_syntax::parse(&it.name, &it.text));
    let parsed = Error::collect(parsed)?;
    let definitions: Vec<_> = parsed.iter().flat_map(|it| &it.definitions).collect();
    let chosen = arguments.dialect.map(Into::into).or_else(|| rule_of(&definitions));
    let dialect = chosen.unwrap_or_default();
    let errors = errors(&files, dialect);
    let warnings = warnings(&parsed, &definitions, dialect, arguments.unused, &files);
    if let Some(errors) = &errors {
        reporter.errors(errors);
    }
    for warning in &warnings {
        reporter.warning(warning);
    }
    let errors = errors.iter().flat_map(Error::all).count();
    let rule = match chosen {
        Some(Dialect::Ton) => ", ids by TON's rule",
        Some(_) => ", ids by Telegram's rule",
        None => "",
    };
    output.line(format_args!(
        "{}{rule}: {}, {}",
        counted(definitions.len(), "definition"),
        counted(errors, "error"),
        counted(warnings.len(), "warning")
    ))?;
    let is_right = errors == 0 && (warnings.is_empty() || !arguments.deny_warnings);
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

fn warnings(
    schemas: &[Parsed],
    definitions: &[&Definition],
    dialect: Dialect,
    is_unused_shown: bool,
    files: &[SchemaFile],
) -> Vec<Error> {
    let mut warnings: Vec<_> = schemas.iter().flat_map(Parsed::warnings).collect();
    warnings.extend(ids::warnings(definitions, dialect));
    warnings.extend(order::warnings(definitions));
    warnings.extend(definitions.iter().flat_map(|it| shared_bits(it)));
    warnings.extend(unused::warnings(definitions, is_unused_shown));
    if definitions.is_empty() {
        warnings.push(Error::general("there is nothing to check: the schema has no definitions"));
    }
    warnings.sort_by_key(|it| place(it, files));
    warnings
}

/// "1 warning", "2 warnings"
fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// Unknown types, and all else that makes a schema unreadable.
fn errors(files: &[SchemaFile], dialect: Dialect) -> Option<Error> {
    let texts = files.iter().map(|it| (it.name.as_str(), &*it.text));
    Schema::parse_files(texts, dialect).err()
}

/// "A bit says one thing." Values often share one, and a `true` may say whether they are there.
fn shared_bits(definition: &Definition) -> Vec<Error> {
    let mut names: HashMap<(&str, u32), &str> = HashMap::new();
    let mut warnings = Vec::new();
    for parameter in definition.parameters.iter().filter(|it| it.is_bit()) {
        let Some(Condition { word, bit, location }) = &parameter.condition else { continue };
        let name = &parameter.name.value;
        if let Some(first) = names.insert((word, *bit), name) {
            let message = format!(
                "`{name}` and `{first}` have the bit {word}.{bit}, so that they are always equal: choose another \
                     bit for one of them"
            );
            warnings.push(Error::at(location, message));
        }
    }
    warnings
}

/// The place of a warning, by which they are sorted.
fn place(warning: &Error, files: &[SchemaFile]) -> (usize, usize, usize) {
    let Some(location) = &warning.location else { return (0, 0, 0) };
    let file = files.iter().position(|it| it.name == *location.file).unwrap_or_default();
    (file, location.line, location.column)
}
