//! The types of two schemas, and which of them only have another name.

use std::collections::{HashMap, HashSet};

use tl_syntax::Definition;

use super::compare::{Pair, is_built_in};

/// Old names of types, with the new ones.
#[derive(Default)]
pub(super) struct Renames {
    new_names: HashMap<String, String>,
}

/// The types that have constructors.
pub(super) fn of(definitions: &[Definition]) -> HashSet<&str> {
    let constructors = definitions.iter().filter(|it| !it.is_function && !is_built_in(it));
    constructors.filter_map(|it| it.result.head()).collect()
}

impl Renames {
    /// Finds types that are gone, if all their constructors that are still there belong to one new type.
    pub(super) fn find(pairs: &[Pair<'_>], old: &HashSet<&str>, new: &HashSet<&str>) -> Self {
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
        Self { new_names: renamed.collect() }
    }

    /// The new name of a type that only has another name.
    pub(super) fn new_name(&self, old: &str) -> Option<&str> {
        self.new_names.get(old).map(String::as_str)
    }

    /// The text of an old type, with new names.
    pub(super) fn apply(&self, text: &str) -> String {
        if self.new_names.is_empty() {
            return text.to_owned();
        }
        let mut renamed = String::with_capacity(text.len());
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let mut rest = text;
        while !rest.is_empty() {
            let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(len);
            renamed.push_str(self.new_names.get(name).map_or(name, String::as_str));
            let mark = after.chars().next();
            renamed.extend(mark);
            rest = &after[mark.map_or(0, char::len_utf8)..];
        }
        renamed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_as_a_whole() {
        let names = [("a.B", "C"), ("Int", "Number")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let type_names = Renames { new_names: names.into() };
        assert_eq!(type_names.apply("Vector<a.B>"), "Vector<C>");
        assert_eq!(type_names.apply("(vector %a.B) Int Ints a.Bc"), "(vector %C) Number Ints a.Bc");
        assert_eq!(type_names.apply(""), "");
    }
}
