//! The types of two schemas, and which of them were renamed.

use std::collections::{HashMap, HashSet};

use tl_syntax::Definition;

use super::compare::{Pair, is_built_in};
use super::renames::Renames;

/// The types that have constructors.
pub(super) fn of(definitions: &[Definition]) -> HashSet<&str> {
    let constructors = definitions.iter().filter(|it| !it.is_function && !is_built_in(it));
    constructors.filter_map(|it| it.result.head()).collect()
}

/// Finds types that are gone, if all their constructors that are still there belong to one new type.
pub(super) fn renames(pairs: &[Pair<'_>], old: &HashSet<&str>, new: &HashSet<&str>) -> Renames {
    let mut targets: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (before, after, _) in pairs.iter().filter(|(it, ..)| !it.is_function) {
        if let (Some(before), Some(after)) = (before.result.head(), after.result.head()) {
            targets.entry(before).or_default().insert(after);
        }
    }
    let is_gone = |it: &str| !new.contains(it);
    let is_new = |it: &&str| !old.contains(it);
    let renamed = targets.into_iter().filter_map(|(before, after)| {
        let mut names = after.into_iter();
        let only = names.next().filter(|_| names.next().is_none());
        let target = only.filter(is_new).filter(|_| is_gone(before))?;
        Some((before.to_owned(), target.to_owned()))
    });
    Renames::new(renamed)
}
