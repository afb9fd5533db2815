//! The differences of real layers: applied to the old layer, they give the new one, line by line and parameter by
//! parameter.

mod support;

use std::collections::BTreeSet;

use serde_json::Value;
use support::{run, schema_file};

fn text<'a>(change: &'a Value, key: &str) -> &'a str {
    change[key].as_str().unwrap_or_default()
}

fn list<'a>(change: &'a Value, key: &str) -> &'a [Value] {
    change[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The lines of a layer, without the declarations that are no definitions.
fn lines(schema: &str) -> BTreeSet<&str> {
    let is_built_in =
        |it: &str| ["boolFalse#", "boolTrue#", "vector#"].iter().any(|name| it.starts_with(name));
    schema.lines().filter(|it| it.contains('#') && !is_built_in(it)).collect()
}

/// The parameters of a line, as it has them: `rank:flags.0?string`.
fn parameters(line: &str) -> Vec<String> {
    let (head, _) = line.rsplit_once(" = ").unwrap();
    let words = head.split(' ').skip(1).filter(|it| !it.starts_with('{'));
    words.map(str::to_owned).collect()
}

/// A parameter as the line has it.
fn parameter(change: &Value, name: &str, flag: &str, ty: &str) -> String {
    let [name, flag, ty] = [name, flag, ty].map(|it| text(change, it));
    let condition = if flag.is_empty() { String::new() } else { format!("{flag}?") };
    format!("{name}:{condition}{ty}")
}

/// Applies the changes to the old parameters: removes some, and inserts added and moved ones after the named parameter.
fn applied(old: &str, changes: &[Value]) -> Vec<String> {
    let mut now = parameters(old);
    for change in changes {
        let new = parameter(change, "name", "flag", "type");
        let or = |old_key: &'static str, key: &'static str| {
            if change.get(old_key).is_some() { old_key } else { key }
        };
        let [name, flag, ty] =
            [or("old_name", "name"), or("old_flag", "flag"), or("old_type", "type")];
        let before = parameter(change, name, flag, ty);
        let place = now.iter().position(|it| *it == before);
        match text(change, "change") {
            "removed" => drop(now.remove(place.unwrap())),
            "changed" | "renamed" => now[place.unwrap()] = new,
            _ => {}
        }
    }
    for change in changes {
        let new = parameter(change, "name", "flag", "type");
        let is_moved = text(change, "change") == "moved";
        if is_moved || text(change, "change") == "added" {
            now.retain(|it| !is_moved || *it != new);
            let after = text(change, "after");
            let is_after = |it: &String| it.split(':').next() == Some(after);
            let place =
                if after.is_empty() { 0 } else { now.iter().position(is_after).unwrap() + 1 };
            now.insert(place, new);
        }
    }
    now
}

fn check(old: u32, new: u32) {
    let schemas = [old, new].map(|it| tl_layers::schema(it).unwrap());
    let files = [0, 1].map(|it| schema_file(&format!("diff_{old}_{new}_{it}"), &schemas[it]));
    let output = run(&["diff", "--format", "json", &files[0], &files[1]], b"");
    for file in &files {
        std::fs::remove_file(file).unwrap();
    }
    let diff: Value = serde_json::from_slice(&output.stdout).unwrap();
    let (mut expected, mut lines_now) = (lines(&schemas[1]), lines(&schemas[0]));
    let of_types = list(&diff, "types").iter().flat_map(|it| list(it, "constructors"));
    let changes: Vec<&Value> = of_types.chain(list(&diff, "functions")).collect();
    assert!(changes.len() > 10, "{old} to {new}");
    for change in changes {
        let (old_line, line) = (text(change, "old_line"), text(change, "line"));
        match text(change, "change") {
            "added" => assert!(lines_now.insert(line), "{line}"),
            "removed" => assert!(lines_now.remove(line), "{line}"),
            _ => {
                assert!(lines_now.remove(old_line), "{old_line}");
                assert!(lines_now.insert(line), "{line}");
                assert_eq!(
                    applied(old_line, list(change, "parameters")),
                    parameters(line),
                    "{change}"
                );
            }
        }
    }
    expected.retain(|it| !lines_now.remove(it));
    assert!(
        expected.is_empty() && lines_now.is_empty(),
        "{old} to {new}: {expected:?} {lines_now:?}"
    );
}

#[test]
fn real_layers_differ_by_what_is_said() {
    for (old, new) in [(105, 109), (128, 135), (150, 152), (105, 230), (229, 230), (230, 105)] {
        check(old, new);
    }
}
