//! The types that have another name in the new schema.

use std::collections::HashMap;

/// Old names of types, with the new ones.
#[derive(Default)]
pub(super) struct Renames {
    new_names: HashMap<String, String>,
}

impl Renames {
    /// The renames of these pairs: an old name and a new one.
    pub(super) fn new(names: impl Iterator<Item = (String, String)>) -> Self {
        Self { new_names: names.collect() }
    }

    /// The new name of a type that was renamed.
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
        let type_names = Renames::new(names.into_iter());
        assert_eq!(type_names.apply("Vector<a.B>"), "Vector<C>");
        assert_eq!(type_names.apply("(vector %a.B) Int Ints a.Bc"), "(vector %C) Number Ints a.Bc");
        assert_eq!(type_names.apply(""), "");
    }
}
