//! The files of tl-core form no circle: no file imports one that imports it back, directly or through others.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{ItemUse, UseTree, Visibility};

use crate::path;

/// A path from the root of the crate, such as `["schema", "dump"]`.
type Names = Vec<String>;

/// The files by their modules, each with its imports. An item that a file passes on (`pub use`) is no import of this
/// file: who imports it from there imports the file that defines it.
#[derive(Default)]
struct Files {
    imports: BTreeMap<Names, Vec<Names>>,
    passed_on: BTreeMap<(Names, String), Names>,
}

impl Files {
    fn read(&mut self, directory: &Path, module: &Names) {
        for entry in fs::read_dir(directory).unwrap() {
            let entry = entry.unwrap().path();
            let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
            let child = [module.clone(), vec![name.clone()]].concat();
            if entry.is_dir() {
                self.read(&entry, &child);
            } else {
                let is_parent = name == "mod" || name == "lib";
                self.add(&entry, if is_parent { module.clone() } else { child });
            }
        }
    }

    fn add(&mut self, file: &Path, module: Names) {
        let source = fs::read_to_string(file).unwrap();
        // Not `syn::parse_file`: it does not know all patterns that function bodies have.
        let of_file = |word| source.split('\n').filter(move |it| starts_item(it, word));
        let children = of_file("mod").filter_map(|it| it.strip_suffix(';')?.split(' ').next_back());
        let children: Vec<_> = children.map(str::to_owned).collect();
        let mut imports = Vec::new();
        let mut rest = source.as_str();
        for line in of_file("use") {
            rest = &rest[rest.find(line).unwrap()..];
            let text = rest.split_inclusive(';').next().unwrap();
            let ItemUse { vis, tree, .. } = &syn::parse_str(text).unwrap();
            let mut paths = Vec::new();
            flatten(tree, &mut Vec::new(), &mut paths);
            for (used, name) in paths {
                let Some(used) = from_root(&used, &module, &children) else { continue };
                if matches!(vis, Visibility::Inherited) {
                    imports.push(used);
                } else {
                    self.passed_on.insert((module.clone(), name), used);
                }
            }
        }
        self.imports.insert(module, imports);
    }

    /// The module of the file that defines the item `used`.
    fn definer(&self, used: &Names) -> Option<Names> {
        let len = (0..=used.len()).rev().find(|len| self.imports.contains_key(&used[..*len]))?;
        let (module, rest) = used.split_at(len);
        match rest.first() {
            Some(item) => match self.passed_on.get(&(module.to_vec(), item.clone())) {
                Some(other) if other != used => self.definer(other),
                _ => Some(module.to_vec()),
            },
            None => Some(module.to_vec()),
        }
    }

    /// Follows the imports of the last module in `chain`, and returns the first circle.
    fn circle(&self, chain: &mut Vec<Names>, done: &mut Vec<Names>) -> Option<Vec<Names>> {
        let module = chain.last()?.clone();
        let imported = self.imports[&module].iter().filter_map(|it| self.definer(it));
        for next in imported.filter(|it| *it != module).collect::<Vec<_>>() {
            if let Some(start) = chain.iter().position(|it| *it == next) {
                return Some(chain[start..].to_vec());
            }
            if !done.contains(&next) {
                chain.push(next);
                let found = self.circle(chain, done);
                if found.is_some() {
                    return found;
                }
                done.extend(chain.pop());
            }
        }
        None
    }
}

/// Whether the line begins with `word`, or with `pub` and `word`.
fn starts_item(line: &str, word: &str) -> bool {
    let after_pub = line.strip_prefix("pub").and_then(|it| it.split_once(' '));
    let item = after_pub.map_or(line, |(_, item)| item);
    item.strip_prefix(word).is_some_and(|it| it.starts_with(' '))
}

/// The paths of a `use`, each with the name that the item gets.
fn flatten(tree: &UseTree, before: &mut Names, found: &mut Vec<(Names, String)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => flatten_name(&name.ident.to_string(), None, before, found),
        UseTree::Rename(it) => {
            flatten_name(&it.ident.to_string(), Some(it.rename.to_string()), before, found);
        }
        UseTree::Glob(_) => found.push((before.clone(), "*".to_owned())),
        UseTree::Group(group) => group.items.iter().for_each(|it| flatten(it, before, found)),
    }
}

fn flatten_name(
    name: &str,
    renamed: Option<String>,
    before: &Names,
    found: &mut Vec<(Names, String)>,
) {
    let mut whole = before.clone();
    if name != "self" {
        whole.push(name.to_owned());
    }
    let name = renamed.or_else(|| whole.last().cloned());
    found.push((whole, name.unwrap_or_default()));
}

/// The path from the root of the crate; `None` if the item is of another crate.
fn from_root(used: &[String], module: &Names, children: &[String]) -> Option<Names> {
    let (first, rest) = used.split_first()?;
    let start = match first.as_str() {
        "crate" => Vec::new(),
        "self" => module.clone(),
        "super" => module.split_last()?.1.to_vec(),
        child if children.iter().any(|it| it == child) => {
            return Some([module.clone(), used.to_vec()].concat());
        }
        _ => return None,
    };
    Some([start, rest.to_vec()].concat())
}

#[test]
fn no_files_import_each_other() {
    let mut files = Files::default();
    files.read(&path("tl-core").join("src"), &Vec::new());
    let modules: Vec<_> = files.imports.keys().cloned().collect();
    assert!(modules.len() > 50, "{modules:?}");
    let mut done = Vec::new();
    for module in modules {
        let circle = files.circle(&mut vec![module], &mut done);
        let shown = circle.into_iter().flatten().map(|it| it.join("::"));
        let shown: Vec<_> = shown.collect();
        assert!(
            shown.is_empty(),
            "these files import each other in a circle: {}",
            shown.join(" → ")
        );
    }
}
