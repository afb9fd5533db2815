//! docs/decisions/public-types.md names each public type that may not grow.

use std::fs;
use std::path::Path;

use crate::{path, read};

const PAGE: &str = "docs/decisions/public-types.md";

/// The public types in the sources of `directory` that have public fields or variants: name, and whether it is
/// `#[non_exhaustive]`.
fn types(directory: &Path) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap().path();
        if entry.is_dir() {
            found.extend(types(&entry));
        } else if entry.extension().is_some_and(|it| it == "rs") {
            found.extend(types_of(&fs::read_to_string(entry).unwrap()));
        }
    }
    found
}

fn types_of(source: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut is_open = false;
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("#[") {
            is_open |= line == "#[non_exhaustive]";
            continue;
        }
        let head = line.strip_prefix("pub enum ").or_else(|| line.strip_prefix("pub struct "));
        if let Some(head) = head {
            let mut body = String::new();
            while !line.ends_with(';') && lines.peek().is_some_and(|it| it.starts_with([' ', ')']))
            {
                body += lines.next().unwrap();
                body.push('\n');
            }
            let is_public = line.starts_with("pub enum ")
                || line.contains("(pub ")
                || body.lines().any(|it| it.starts_with("    pub ") && it.contains(": "));
            let end = head.find(|it: char| !it.is_alphanumeric()).unwrap_or(head.len());
            if is_public {
                found.push((head[..end].to_owned(), is_open));
            }
        }
        is_open = false;
    }
    found
}

#[test]
fn each_may_grow_or_is_listed() {
    let page = read(PAGE);
    let (open, closed) = page.split_once("## Closed").unwrap();
    let (mut count, mut missing) = (0, Vec::new());
    for name in ["tl-syntax", "tl-core", "tl-gen", "tl-layers"] {
        for (ty, is_open) in types(&path(name).join("src")) {
            let listed = |part: &str| {
                let mut rows = part.lines().filter(|it| it.starts_with('|') && it.contains(name));
                rows.any(|it| it.contains(&format!("`{ty}`")))
            };
            let section = if is_open { open } else { closed };
            if !listed(section) {
                missing.push((name, ty, is_open));
            }
            count += 1;
        }
    }
    assert!(missing.is_empty(), "{PAGE} has no decision on (crate, type, may grow) {missing:#?}");
    assert!(count > 40, "{count} types are found");
}

#[test]
fn sources_are_read_as_they_are_written() {
    let source = "\
#[derive(Debug)]
#[non_exhaustive]
pub struct A {
    pub a: i32,
}

pub struct Private {
    a: i32,
}

pub struct B<T>(pub T);
pub enum C {
    D,
}
";
    let expected = [("A", true), ("B", false), ("C", false)];
    assert_eq!(types_of(source), expected.map(|(name, is_open)| (name.to_owned(), is_open)));
}
