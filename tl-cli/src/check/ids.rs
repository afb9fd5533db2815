//! Warnings for ids and names.

use std::collections::{HashMap, HashSet};

use tl_syntax::{Definition, Dialect, Error};

/// Ids that definitions do not spell, and ids and names that are there twice.
pub(super) fn warnings(definitions: &[&Definition], dialect: Dialect) -> Vec<Error> {
    let prefixes = prefixes(definitions);
    let broken = definitions.iter().filter(|it| !prefixes.contains(it.name.value.as_str()));
    let mut warnings: Vec<_> = broken.filter_map(|it| broken_id(it, dialect)).collect();
    warnings.extend(repeated(definitions, dialect));
    warnings
}

/// The rule that most ids follow, of the ids that follow only one rule; `None` if there are no such ids.
pub(crate) fn rule_of(definitions: &[&Definition]) -> Option<Dialect> {
    let follows = |it: &Definition, dialect| {
        it.id.as_ref().is_some_and(|id| id.value == it.computed_id(dialect))
    };
    let (mut telegram, mut ton) = (0, 0);
    for definition in definitions {
        match (follows(definition, Dialect::Telegram), follows(definition, Dialect::Ton)) {
            (true, false) => telegram += 1,
            (false, true) => ton += 1,
            _ => {}
        }
    }
    if ton > telegram { Some(Dialect::Ton) } else { (telegram > 0).then_some(Dialect::Telegram) }
}

/// "An id follows from the definition."
fn broken_id(definition: &Definition, dialect: Dialect) -> Option<Error> {
    let id = definition.id.as_ref()?;
    let spelled = definition.computed_id(dialect);
    let other = if dialect == Dialect::Ton { Dialect::Telegram } else { Dialect::Ton };
    if id.value == spelled || definition.is_declaration() {
        return None;
    }
    let (name, value) = (&definition.name.value, id.value);
    let by_other = match other {
        _ if definition.computed_id(other) != value => String::new(),
        Dialect::Ton => format!(", and {value:08x} by TON's rule"),
        _ => format!(", and {value:08x} by Telegram's rule"),
    };
    let message = format!(
        "`{name}` has the id {value:08x}, but its definition spells {spelled:08x}{by_other}"
    );
    Some(Error::at(&id.location, message))
}

/// "An id and a name mean one definition." The prefix of a function has its id on purpose, files may have the same line,
/// and layers the same name.
fn repeated(definitions: &[&Definition], dialect: Dialect) -> Vec<Error> {
    let mut by_id: HashMap<u32, &Definition> = HashMap::new();
    let mut by_name: HashMap<(&str, Option<u32>), &Definition> = HashMap::new();
    let mut warnings = Vec::new();
    for definition in definitions.iter().filter(|it| !it.is_declaration()) {
        let name = definition.name.value.as_str();
        let id = id(definition, dialect);
        let of_name = *by_name.entry((name, definition.layer)).or_insert(definition);
        let of_id = *by_id.entry(id).or_insert(definition);
        let message = if is_other(of_name, definition, dialect) {
            format!("`{name}` is defined at {} already", of_name.name.location)
        } else if is_other(of_id, definition, dialect) && !is_prefix(of_id, definition) {
            let (other, place) = (&of_id.name.value, &of_id.name.location);
            format!(
                "`{name}` has the id {id:08x} of `{other}` at {place}: the id alone means one of them"
            )
        } else {
            continue;
        };
        warnings.push(Error::at(&definition.name.location, message));
    }
    warnings
}

/// Whether two definitions differ, and are not one line in two files or layers.
fn is_other(first: &Definition, second: &Definition, dialect: Dialect) -> bool {
    let line = |it: &Definition| it.line(id(it, dialect));
    let is_elsewhere =
        first.name.location.file != second.name.location.file || first.layer != second.layer;
    let is_same = is_elsewhere && line(first) == line(second);
    !is_same && !std::ptr::eq(first, second)
}

/// The written id of a definition, or else the id that it spells.
pub(crate) fn id(definition: &Definition, dialect: Dialect) -> u32 {
    definition.id.as_ref().map_or_else(|| definition.computed_id(dialect), |it| it.value)
}

/// `invokeWithTokenPrefix` and `invokeWithToken`
fn is_prefix(first: &Definition, second: &Definition) -> bool {
    let (first, second) = (&first.name.value, &second.name.value);
    first.strip_suffix("Prefix") == Some(second) || second.strip_suffix("Prefix") == Some(first)
}

/// The names of prefixes that have the ids of their functions on purpose.
fn prefixes<'a>(definitions: &[&'a Definition]) -> HashSet<&'a str> {
    let written = |it: &Definition| it.id.as_ref().map(|it| it.value);
    let ids: HashMap<_, _> =
        definitions.iter().map(|it| (it.name.value.as_str(), written(it))).collect();
    let is_meant = |name: &str, id| {
        name.strip_suffix("Prefix").and_then(|it| ids.get(it)).is_some_and(|it| *it == id)
    };
    let prefixes = definitions.iter().filter(|it| is_meant(&it.name.value, written(it)));
    prefixes.map(|it| it.name.value.as_str()).collect()
}
