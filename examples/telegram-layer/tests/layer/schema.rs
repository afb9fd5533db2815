//! Compares the generated types with the text of the schema, read line by line without the parser.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::pair::PAIRS;

/// Declarations of built-in types.
const BUILT_IN: [&str; 9] =
    ["boolFalse", "boolTrue", "double", "int", "int128", "int256", "long", "string", "vector"];

/// The lines of a schema that are definitions.
fn lines(name: &str) -> Vec<String> {
    let directory = include_str!(concat!(env!("OUT_DIR"), "/schema_directory"));
    let text = fs::read_to_string(Path::new(directory).join(name)).unwrap();
    let is_definition = |line: &&str| line.ends_with(';') && !line.starts_with("//");
    let is_built_in = |line: &&str| BUILT_IN.contains(&name_of(line));
    let lines = text.lines().map(str::trim).filter(is_definition);
    lines.filter(|line| !is_built_in(line)).map(str::to_owned).collect()
}

fn name_of(line: &str) -> &str {
    line.split(['#', ' ']).next().unwrap()
}

fn all_lines() -> Vec<String> {
    [lines("api.tl"), lines("mtproto.tl")].concat()
}

/// Some ids are written without their leading zeros, which `Display` shows, and the types that grammers
/// has added have none.
fn with_whole_id(line: &str, id: u32) -> String {
    let (name, rest) = line.split_once(' ').unwrap();
    match name.split_once('#') {
        Some((name, written)) => {
            assert_eq!(u32::from_str_radix(written, 16), Ok(id), "{line}");
            format!("{name}#{written:0>8} {rest}")
        }
        None => format!("{name}#{id:08x} {rest}"),
    }
}

#[test]
fn every_constructor_and_function_is_there() {
    let count = |is_function| {
        let pairs = PAIRS.iter().filter(|it| it.is_function == is_function);
        pairs.map(|it| it.definitions.len()).sum::<usize>()
    };
    assert_eq!(count(false) + count(true), all_lines().len());
    let text = fs_text();
    assert_eq!(count(true), functions_in(&text[0]) + functions_in(&text[1]));
}

fn fs_text() -> [String; 2] {
    let directory = include_str!(concat!(env!("OUT_DIR"), "/schema_directory"));
    ["api.tl", "mtproto.tl"].map(|it| fs::read_to_string(Path::new(directory).join(it)).unwrap())
}

fn functions_in(text: &str) -> usize {
    let mut is_function = false;
    let mut count = 0;
    for line in text.lines().map(str::trim) {
        match line {
            "---functions---" => is_function = true,
            "---types---" => is_function = false,
            line => {
                let is_definition = line.ends_with(';') && !line.starts_with("//");
                count += usize::from(is_function && is_definition);
            }
        }
    }
    count
}

#[test]
fn every_definition_shows_the_line_of_the_schema() {
    let lines: BTreeMap<_, _> =
        all_lines().into_iter().map(|line| (name_of(&line).to_owned(), line)).collect();
    for definition in PAIRS.iter().flat_map(|it| it.definitions) {
        let line = with_whole_id(&lines[definition.name], definition.id);
        assert_eq!(definition.to_string(), line);
    }
}

/// The compiler has proven all ids, except those in the schema that are not the CRC of their definitions.
#[test]
fn every_id_but_three_follows_from_its_definition() {
    let definitions = PAIRS.iter().flat_map(|it| it.definitions);
    let others = definitions.filter(|it| it.computed_id() != it.id);
    let names: Vec<_> = others.map(|it| it.name).collect();
    assert_eq!(names, ["ipPortSecret", "accessPointRule", "help.configSimple"]);
}
