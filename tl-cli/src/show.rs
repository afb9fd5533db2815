//! `tl show`: a definition, and the functions that take and return its type.

use std::io;

use tl_syntax::{Definition, TypeExpression, TypeKind, closest_names};

use crate::Failure;
use crate::arguments::ShowArguments;
use crate::dump::layers_of;
use crate::ids;
use crate::inputs::catalog;
use crate::output::Output;
use crate::report::Reporter;
use crate::schemas::{Catalog, Group};

/// How many lines of a list are shown.
const SHOWN: usize = 20;

/// Shows the constructors, functions and types that have the name or the id.
pub(crate) fn run(
    arguments: &ShowArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let catalog = catalog(&arguments.schemas, reporter)?;
    show(&catalog, &arguments.name, output, reporter)
}

fn show(
    catalog: &Catalog,
    name: &str,
    output: &mut Output,
    reporter: &Reporter,
) -> Result<(), Failure> {
    let id = ids::parse(name);
    let mut shown: Vec<String> = Vec::new();
    for group in &catalog.groups {
        let Ok(definitions) = group.definitions() else { continue };
        for definition in definitions {
            let is_meant = definition.name.value == name || id == Some(group.id(definition));
            let line = definition.line(group.id(definition));
            // Two schemas have the same line.
            if is_meant && !shown.contains(&line) {
                separate(shown.is_empty(), output)?;
                definition_and_uses(group, definition, &line, output)?;
                shown.push(line);
            }
        }
        let of_type = |it: &&Definition| !it.is_function && it.result.head() == Some(name);
        let constructors: Vec<_> = definitions.iter().filter(of_type).collect();
        if !constructors.is_empty() && !shown.iter().any(|it| it == name) {
            separate(shown.is_empty(), output)?;
            output.line(format_args!("type {name} of {}", group.title))?;
            list("constructors", group, &constructors, output)?;
            uses(group, name, None, output)?;
            shown.push(name.to_owned());
        }
    }
    if shown.is_empty() && !of_other_layers(name, id, output)? {
        unknown(catalog, name, id, reporter);
        return Err(Failure::Reported);
    }
    Ok(())
}

/// Shows the lines of other layers of Telegram's API, and says whether there are any.
fn of_other_layers(name: &str, id: Option<u32>, output: &mut Output) -> io::Result<bool> {
    let mut is_first = true;
    for found in tl_layers::constructors() {
        if found.name() == name || id == Some(found.id()) {
            separate(is_first, output)?;
            output.line(format_args!("{found}\n  {}", layers_of(&found)))?;
            is_first = false;
        }
    }
    Ok(!is_first)
}

fn separate(is_first: bool, output: &mut Output) -> io::Result<()> {
    if is_first { Ok(()) } else { output.line("") }
}

fn definition_and_uses(
    group: &Group,
    definition: &Definition,
    line: &str,
    output: &mut Output,
) -> io::Result<()> {
    output.line(line)?;
    let kind = if definition.is_function { "function" } else { "constructor" };
    output.line(format_args!("  {kind} of {}", group.title))?;
    for text in &definition.comment.lines {
        output.line(format_args!("  // {text}"))?;
    }
    if definition.is_function {
        return Ok(());
    }
    match definition.result.head() {
        Some(ty) => uses(group, ty, Some(&definition.name.value), output),
        None => Ok(()),
    }
}

/// The functions and constructors that have a value of the type, or of the bare constructor.
fn uses(group: &Group, ty: &str, bare: Option<&str>, output: &mut Output) -> io::Result<()> {
    let Ok(definitions) = group.definitions() else { return Ok(()) };
    let names = |it: &TypeExpression| names(it, ty) || bare.is_some_and(|bare| names(it, bare));
    let takes = |it: &&Definition| it.parameters.iter().any(|it| names(&it.ty));
    let (functions, constructors): (Vec<_>, Vec<_>) =
        definitions.iter().filter(takes).partition(|it| it.is_function);
    let returns = |it: &&Definition| it.is_function && names(&it.result);
    let returned: Vec<_> = definitions.iter().filter(returns).collect();
    list(&format!("functions that return {ty}"), group, &returned, output)?;
    list(&format!("functions that take {ty}"), group, &functions, output)?;
    list(&format!("constructors with {ty}"), group, &constructors, output)
}

/// Whether the type names another, as `Vector<PhoneCall>` does.
fn names(ty: &TypeExpression, name: &str) -> bool {
    match &ty.kind {
        TypeKind::Word | TypeKind::Variable(_) => false,
        TypeKind::Bare(inner) => names(inner, name),
        TypeKind::Named { name: own, arguments, .. } => {
            own == name || arguments.iter().any(|it| names(it, name))
        }
    }
}

fn list(
    title: &str,
    group: &Group,
    definitions: &[&Definition],
    output: &mut Output,
) -> io::Result<()> {
    if definitions.is_empty() {
        return Ok(());
    }
    output.line(format_args!("  {title}:"))?;
    for definition in definitions.iter().take(SHOWN) {
        output.line(format_args!("    {}", definition.line(group.id(definition))))?;
    }
    match definitions.len().checked_sub(SHOWN) {
        Some(more @ 1..) => output.line(format_args!("    … {more} more")),
        _ => Ok(()),
    }
}

fn unknown(catalog: &Catalog, name: &str, id: Option<u32>, reporter: &Reporter) {
    let titles = catalog.titles();
    // Shorter words of hex digits are rather names.
    if let Some(id) = id.filter(|_| name.len() >= 8 || name.starts_with(['#', '0'])) {
        reporter.error(&format!("no constructor has the id {id:08x}: looked up in {titles}"));
        reporter.help(help_on_id(catalog, id));
        return;
    }
    if let Some(id) = ids::find(name) {
        reporter.error(&format!("`{name}` is no name"));
        reporter.help(format_args!("`tl show {id:08x}` shows the constructor of the id"));
        return;
    }
    reporter.error(&format!(
        "there is no constructor, function or type `{name}`: looked up in {titles}"
    ));
    let names = all(catalog).flat_map(|(_, it)| [Some(it.name.value.as_str()), it.result.head()]);
    let near = closest_names(name, names.flatten());
    if !near.is_empty() {
        let near: Vec<_> = near.iter().map(|it| format!("`{it}`")).collect();
        reporter.help(format_args!("did you mean {}?", near.join(" or ")));
    }
}

/// A hint for an unknown id: the constructor whose id has the bytes of `id` in reverse order, as in a packet, or
/// another way to look.
fn help_on_id(catalog: &Catalog, id: u32) -> String {
    let reversed = id.swap_bytes();
    let found = all(catalog).find(|(group, it)| group.id(it) == reversed);
    let older = || tl_layers::constructor(reversed).map(|it| it.name());
    match found.map(|(_, it)| it.name.value.as_str()).or_else(older) {
        Some(name) => {
            format!("with its bytes in reverse order, {reversed:08x}, it is the id of `{name}`")
        }
        None => "give the schema that has it, `--schema FILE`".to_owned(),
    }
}

fn all(catalog: &Catalog) -> impl Iterator<Item = (&Group, &Definition)> {
    let groups = catalog.groups.iter();
    groups.flat_map(|group| group.definitions().into_iter().flatten().map(move |it| (group, it)))
}
