//! Decides if several files of `--schema` are parts of one schema or layers of one API.

use std::collections::{HashMap, HashSet};

use crate::files::SchemaFile;

/// Divides files into schemas. Two files are layers if one has most names of the other, some with other ids. A packet
/// is of one layer, so each layer is a schema of its own, in the given order, together with the files that are no layers.
/// Without layers, all files are one schema.
pub(crate) fn divide(files: Vec<SchemaFile>) -> Vec<Vec<SchemaFile>> {
    if files.len() < 2 {
        return vec![files];
    }
    let ids: Vec<_> = files.iter().map(ids).collect();
    let is_layer = |index: usize| {
        let others = (0..files.len()).filter(|it| *it != index);
        others.into_iter().any(|other| are_layers(&ids[index], &ids[other]))
    };
    let (layers, parts): (Vec<_>, Vec<_>) = (0..files.len()).partition(|it| is_layer(*it));
    if layers.is_empty() {
        return vec![files];
    }
    let with_parts = |layer: &usize| {
        let indices = std::iter::once(layer).chain(&parts);
        indices.map(|it| files[*it].clone()).collect()
    };
    layers.iter().map(with_parts).collect()
}

/// The ids of each name. A file with mistakes has none: they are reported when it is read.
type Ids = HashMap<String, HashSet<Option<u32>>>;

fn ids(file: &SchemaFile) -> Ids {
    let mut ids = Ids::new();
    let definitions = tl_syntax::parse(&file.name, &file.text).map(|it| it.definitions);
    for definition in definitions.unwrap_or_default() {
        if definition.is_primitive() || definition.is_declaration() {
            continue;
        }
        let id = definition.id.as_ref().map(|it| it.value);
        ids.entry(definition.name.value).or_default().insert(id);
    }
    ids
}

fn are_layers(first: &Ids, second: &Ids) -> bool {
    let shared = first.keys().filter(|it| second.contains_key(*it));
    let (shared, other): (Vec<_>, Vec<_>) = shared.partition(|it| first[*it] == second[*it]);
    let smaller = first.len().min(second.len());
    !other.is_empty() && (shared.len() + other.len()) * 2 >= smaller
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let file = |(name, text): &(&str, &str)| SchemaFile {
            name: (*name).to_owned(),
            text: (*text).to_owned().into(),
        };
        let groups = divide(files.iter().map(file).collect());
        let names = |group: Vec<SchemaFile>| group.into_iter().map(|it| it.name).collect();
        groups.into_iter().map(names).collect()
    }

    #[test]
    fn parts_are_one_schema_and_layers_several() {
        let old = ("old", "int ? = Int; a#1 = A; b#2 x:int = B;");
        let new = ("new", "int ? = Int; a#1 = A; b#3 x:int y:int = B; c#4 = C;");
        let part = ("part", "int ? = Int; d#5 = D; e#6 = E;");
        // Sharing one name of three is not enough: `message` is in MTProto and in the API.
        let protocol = ("protocol", "b#7 = B; f#8 = F; g#9 = G;");
        assert_eq!(names(&[old, part]), [["old", "part"]]);
        assert_eq!(names(&[old, old]), [["old", "old"]]);
        assert_eq!(names(&[old, new]), [["old"], ["new"]]);
        assert_eq!(names(&[part, new, old]), [["new", "part"], ["old", "part"]]);
        assert_eq!(names(&[new, protocol]), [["new", "protocol"]]);
        assert_eq!(names(&[old, ("broken", "a#1")]), [["old", "broken"]]);
    }
}
