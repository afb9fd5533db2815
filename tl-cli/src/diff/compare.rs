//! Matches the definitions of two schemas, and finds their differences.

use std::collections::{HashMap, HashSet};
use std::ptr;

use tl_syntax::{Definition, closest_names};

use super::parameters::{self, ParameterChange};
use super::renames::Renames;

/// The change of a definition.
pub(super) enum Change<'a> {
    Added(&'a Definition),
    Removed(&'a Definition),
    Changed(Changed<'a>),
}

/// A definition that both schemas have, and what is different.
pub(super) struct Changed<'a> {
    pub(super) old: &'a Definition,
    pub(super) new: &'a Definition,
    /// The evidence that it is the same definition, if its name differs.
    pub(super) renamed_by: Option<Evidence>,
    pub(super) parameters: Vec<ParameterChange<'a>>,
    /// Whether the result differs.
    pub(super) has_new_result: bool,
    /// Whether the type variables differ.
    pub(super) has_new_variables: bool,
}

/// The evidence that two definitions with different names are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    Id,
    Parameters,
}

/// An old definition and the new one, and the evidence that they are the same if their names differ.
pub(super) type Pair<'a> = (&'a Definition, &'a Definition, Option<Evidence>);

/// Definitions of two schemas: pairs of the same one, and those that only one schema has.
pub(super) struct Matches<'a> {
    pub(super) pairs: Vec<Pair<'a>>,
    removed: Vec<&'a Definition>,
    added: Vec<&'a Definition>,
}

impl<'a> Matches<'a> {
    /// Matches definitions by their names, and then by their ids. Declarations of built-in types are left out: no packet
    /// has them.
    pub(super) fn new(old: &'a [Definition], new: &'a [Definition]) -> Self {
        let mut left: HashMap<_, _> = keyed(old).collect();
        let (mut pairs, mut added) = (Vec::new(), Vec::new());
        for (key, definition) in keyed(new) {
            match left.remove(&key) {
                Some(old) => pairs.push((old, definition, None)),
                None => added.push(definition),
            }
        }
        let removed = keyed(old).filter(|(key, _)| left.contains_key(key)).map(|(_, it)| it);
        let mut matches = Self { pairs, removed: removed.collect(), added };
        matches.match_by(Evidence::Id, &Renames::default());
        matches
    }

    /// Gives all changes in the order of the schema `new`, and then the definitions that are gone.
    pub(super) fn changes(
        mut self,
        new: &'a [Definition],
        type_names: &Renames,
    ) -> Vec<Change<'a>> {
        self.match_by(Evidence::Parameters, type_names);
        let order: HashMap<_, _> = new.iter().map(ptr::from_ref).zip(0..).collect();
        let place = |it: &Definition| order.get(&ptr::from_ref(it)).copied().unwrap_or(usize::MAX);
        let changed = self.pairs.iter().filter_map(|(old, new, evidence)| {
            let changed = Changed::new(old, new, *evidence, type_names)?;
            Some((place(new), Change::Changed(changed)))
        });
        let added = self.added.iter().map(|it| (place(it), Change::Added(it)));
        let mut sorted: Vec<_> = changed.chain(added).collect();
        sorted.sort_by_key(|(place, _)| *place);
        let removed = self.removed.iter().map(|it| Change::Removed(it));
        sorted.into_iter().map(|(_, it)| it).chain(removed).collect()
    }

    /// Pairs definitions that are gone with new ones, if they are the same by `evidence`.
    fn match_by(&mut self, evidence: Evidence, type_names: &Renames) {
        let removed = unique(&self.removed, |it| evidence.key(it, |ty| type_names.apply(ty)));
        let added = unique(&self.added, |it| evidence.key(it, str::to_owned));
        let pairs = removed.iter().filter_map(|(key, old)| Some(((*old)?, (*added.get(key)?)?)));
        let pairs: Vec<_> =
            pairs.filter(|(old, new)| evidence == Evidence::Id || is_likely(old, new)).collect();
        let taken: HashSet<_> =
            pairs.iter().flat_map(|(old, new)| [*old, *new]).map(ptr::from_ref).collect();
        self.removed.retain(|it| !taken.contains(&ptr::from_ref(*it)));
        self.added.retain(|it| !taken.contains(&ptr::from_ref(*it)));
        self.pairs.extend(pairs.into_iter().map(|(old, new)| (old, new, Some(evidence))));
    }
}

impl Evidence {
    /// A text that is equal for two definitions that are the same.
    fn key(self, definition: &Definition, name: impl Fn(&str) -> String) -> Option<String> {
        let of_kind = (definition.is_function, definition.layer);
        match self {
            Self::Id => definition.id.as_ref().map(|it| format!("{of_kind:?} {}", it.value)),
            Self::Parameters if definition.parameters.is_empty() => None,
            Self::Parameters => {
                let mut key = format!("{of_kind:?}");
                for parameter in &definition.parameters {
                    key.extend([" ", &name(&parameter.to_string())]);
                }
                Some(key + " = " + &name(&definition.result.to_string()))
            }
        }
    }
}

/// Definitions by a key: `None` if several have it.
fn unique<'a>(
    definitions: &[&'a Definition],
    key: impl Fn(&Definition) -> Option<String>,
) -> HashMap<String, Option<&'a Definition>> {
    let mut by_key = HashMap::new();
    for definition in definitions {
        if let Some(key) = key(definition) {
            by_key.entry(key).and_modify(|it| *it = None).or_insert(Some(*definition));
        }
    }
    by_key
}

/// Whether equal parameters mean that it is the same definition. If there are few parameters, the names have to be
/// similar, too, since many functions take only an id.
fn is_likely(old: &Definition, new: &Definition) -> bool {
    const MANY: usize = 3;
    let last = |it: &Definition| it.name.value.rsplit('.').next().map(str::to_owned);
    old.parameters.len() >= MANY
        || last(old) == last(new)
        || !closest_names(&old.name.value, [new.name.value.as_str()]).is_empty()
}

impl<'a> Changed<'a> {
    /// Compares two definitions; nothing if they are the same.
    fn new(
        old: &'a Definition,
        new: &'a Definition,
        renamed_by: Option<Evidence>,
        type_names: &Renames,
    ) -> Option<Self> {
        let names = |it: &Definition| {
            it.variables.iter().map(|variable| variable.value.clone()).collect::<Vec<_>>()
        };
        let changed = Self {
            old,
            new,
            renamed_by,
            parameters: parameters::changes(&old.parameters, &new.parameters, type_names),
            has_new_result: type_names.apply(&old.result.to_string()) != new.result.to_string(),
            has_new_variables: names(old) != names(new),
        };
        let is_same = renamed_by.is_none()
            && changed.parameters.is_empty()
            && !changed.has_new_result
            && !changed.has_new_variables
            && changed.new_id().is_none();
        (!is_same).then_some(changed)
    }

    /// The old id and the new one, if both are written and differ.
    pub(super) fn new_id(&self) -> Option<(u32, u32)> {
        let (old, new) = (self.old.id.as_ref()?.value, self.new.id.as_ref()?.value);
        (old != new).then_some((old, new))
    }
}

impl<'a> Change<'a> {
    /// The definition in the new schema, or in the old one if it is gone.
    pub(super) fn definition(&self) -> &'a Definition {
        match self {
            Self::Added(definition) | Self::Removed(definition) => definition,
            Self::Changed(changed) => changed.new,
        }
    }
}

/// The kind of a definition, its layer, its name, and the number of such definitions before it.
type Key<'a> = (bool, Option<u32>, &'a str, usize);

/// Whether the definition declares a built-in type. Packets do not contain its id.
pub(super) fn is_built_in(definition: &Definition) -> bool {
    let is_bool = definition.result.name() == Some("Bool");
    definition.is_primitive() || (definition.is_declaration() && !is_bool)
}

/// Definitions with their keys, in their order.
fn keyed(definitions: &[Definition]) -> impl Iterator<Item = (Key<'_>, &Definition)> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    definitions.iter().filter(|it| !is_built_in(it)).map(move |it| {
        let (kind, layer, name) = (it.is_function, it.layer, it.name.value.as_str());
        let count = counts.entry((kind, layer, name)).or_default();
        *count += 1;
        ((kind, layer, name, *count), it)
    })
}
