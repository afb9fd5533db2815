//! `tl diff`: shows the changes between two schemas.

mod compare;
mod compat;
mod json;
mod markdown;
mod parameters;
mod renames;
mod text;
mod types;
mod wording;

use std::collections::{HashMap, HashSet};

use tl_syntax::{Error, Schema};

use crate::Failure;
use crate::arguments::{DiffArguments, DiffFormat};
use crate::files::read;
use crate::inputs::only_one_stdin;
use crate::output::Output;
use crate::report::Reporter;
use crate::texts::shown;
use compare::{Change, Matches};
use renames::Renames;

/// All differences, by types.
struct Diff<'a> {
    types: Vec<TypeDiff<'a>>,
    functions: Vec<Change<'a>>,
}

/// The differences of a type: at least one constructor, or its name.
struct TypeDiff<'a> {
    name: &'a str,
    status: Status<'a>,
    constructors: Vec<Change<'a>>,
}

/// The change of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status<'a> {
    Added,
    Removed,
    Changed,
    /// It has another name now; this is the old one.
    Renamed(&'a str),
}

/// Shows what is different. With `--exit-code`, a difference is a failure, and a schema that cannot be read is another
/// one.
pub(crate) fn run(
    arguments: &DiffArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    only_one_stdin(&[arguments.old.clone(), arguments.new.clone()])?;
    let schemas = match parse([&arguments.old, &arguments.new], reporter) {
        Ok(schemas) => schemas,
        Err(error) if arguments.exit_code => return Err(Failure::Incomparable(error)),
        Err(error) => return Err(error.into()),
    };
    let [old, new] = schemas.as_slice() else { return Ok(()) };
    if arguments.compat.is_asked_for {
        return compat::run(arguments, old, new, output);
    }
    let diff = Diff::new(old, new);
    match arguments.format {
        DiffFormat::Text => text::write(&diff, output)?,
        DiffFormat::Markdown => markdown::write(&diff, &title(arguments, old, new), output)?,
        DiffFormat::Json => output.write(json::to_string(&diff, old, new))?,
    }
    if diff.is_empty() || !arguments.exit_code { Ok(()) } else { Err(Failure::Reported) }
}

fn parse(paths: [&String; 2], reporter: &mut Reporter) -> Result<Vec<Schema>, Error> {
    Error::collect(paths.map(|path| {
        let file = read(path).map_err(Error::general)?;
        reporter.keep(&file.name, &file.text);
        tl_syntax::parse(&file.name, &file.text)
    }))
}

/// "From old.tl (layer 229) to new.tl (layer 230)"
fn title(arguments: &DiffArguments, old: &Schema, new: &Schema) -> String {
    let layer = |it: &Schema| it.layer.map_or_else(String::new, |it| format!(" (layer {it})"));
    let (old_path, new_path) = (shown(&arguments.old), shown(&arguments.new));
    format!("From {old_path}{} to {new_path}{}", layer(old), layer(new))
}

impl<'a> Diff<'a> {
    fn new(old: &'a Schema, new: &'a Schema) -> Self {
        let (old_types, new_types) = (types::of(&old.definitions), types::of(&new.definitions));
        let matches = Matches::new(&old.definitions, &new.definitions);
        let type_names = types::renames(&matches.pairs, &old_types, &new_types);
        let changes = matches.changes(&new.definitions, &type_names);
        let (functions, constructors): (Vec<_>, Vec<_>) =
            changes.into_iter().partition(|it| it.definition().is_function);
        let mut types = renamed_types(&type_names, &old_types, &new_types);
        let mut places: HashMap<_, _> = types.iter().map(|it| it.name).zip(0..).collect();
        for change in constructors {
            let name = change.definition().result.head().unwrap_or_default();
            let place = *places.entry(name).or_insert_with(|| {
                let status = match (old_types.contains(name), new_types.contains(name)) {
                    (false, _) => Status::Added,
                    (_, false) => Status::Removed,
                    _ => Status::Changed,
                };
                types.push(TypeDiff { name, status, constructors: Vec::new() });
                types.len() - 1
            });
            types[place].constructors.push(change);
        }
        Self { types, functions }
    }

    fn is_empty(&self) -> bool {
        self.types.is_empty() && self.functions.is_empty()
    }

    /// "constructors: 1 added, 0 removed, 2 changed; functions: …"
    fn summary(&self) -> String {
        let counts = |changes: &mut dyn Iterator<Item = &Change<'_>>| {
            let (mut added, mut removed, mut changed) = (0, 0, 0);
            for change in changes {
                *match change {
                    Change::Added(_) => &mut added,
                    Change::Removed(_) => &mut removed,
                    Change::Changed(_) => &mut changed,
                } += 1;
            }
            format!("{added} added, {removed} removed, {changed} changed")
        };
        let constructors = counts(&mut self.types.iter().flat_map(|it| &it.constructors));
        let functions = counts(&mut self.functions.iter());
        format!("constructors: {constructors}; functions: {functions}")
    }
}

/// The types that only have another name, sorted.
fn renamed_types<'a>(
    type_names: &Renames,
    old_types: &HashSet<&'a str>,
    new_types: &HashSet<&'a str>,
) -> Vec<TypeDiff<'a>> {
    let renamed = old_types.iter().filter_map(|old| {
        let name = *new_types.get(type_names.new_name(old)?)?;
        Some(TypeDiff { name, status: Status::Renamed(old), constructors: Vec::new() })
    });
    let mut renamed: Vec<_> = renamed.collect();
    renamed.sort_unstable_by_key(|it| it.name);
    renamed
}
