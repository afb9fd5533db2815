//! Finds the old types that have values which are not read.

use std::collections::{HashMap, HashSet};

use super::Verdict;
use super::definitions::{Definitions, parts};

/// The types with a constructor that is not read, and the types whose values can hold one of these, sorted.
pub(super) fn lossy_types<'a>(verdicts: &[Verdict<'a>], names: &Definitions<'a>) -> Vec<&'a str> {
    let type_of = |it: &Verdict<'a>| if it.old.is_function { None } else { it.old.result.head() };
    let users = users(names);
    let mut open: Vec<&str> =
        verdicts.iter().filter(|it| it.reading.is_err()).filter_map(type_of).collect();
    let mut found = HashSet::new();
    while let Some(ty) = open.pop() {
        if found.insert(ty) {
            open.extend(users.get(ty).into_iter().flatten());
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable();
    found
}

/// The types that can hold values of each type.
fn users<'a>(names: &Definitions<'a>) -> HashMap<&'a str, Vec<&'a str>> {
    let mut users: HashMap<&str, Vec<&str>> = HashMap::new();
    for (user, constructors) in names.types() {
        let parameters = constructors.iter().flat_map(|it| &it.parameters);
        for ty in parameters.filter(|it| !it.is_bit()).flat_map(|it| parts(&it.ty)) {
            let used = match names.bare(ty) {
                Some(constructor) => constructor.result.head(),
                None => ty.head(),
            };
            users.entry(used.unwrap_or_default()).or_default().push(user);
        }
    }
    users
}
