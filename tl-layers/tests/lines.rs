//! The content of the lines, and that none is missing.

use std::collections::HashSet;
use std::fs;

use tl_core::schema::Schema;
use tl_syntax::Dialect;

/// The id of each line is the CRC of its definition, and compression loses no line.
#[test]
fn each_line_spells_its_id() {
    let text = fs::read_to_string("data/layers.tl").unwrap();
    let written = text.lines().filter(|it| !it.starts_with("//") && !it.starts_with("---"));
    assert_eq!(tl_layers::constructors().count(), written.count());
    for constructor in tl_layers::constructors() {
        let parsed = tl_syntax::parse("line", constructor.line()).unwrap();
        let [definition] = parsed.definitions.as_slice() else { panic!("{constructor:?}") };
        assert_eq!(definition.computed_id(Dialect::Telegram), constructor.id(), "{constructor:?}");
        assert_eq!(definition.name.value, constructor.name());
        let layers = constructor.layers();
        assert!(layers.start() <= layers.end());
        for layer in [layers.start(), layers.end()] {
            assert!(tl_layers::layers().contains(layer), "{constructor:?}");
        }
    }
    assert!(tl_layers::layers().is_sorted());
}

/// Each layer is a schema, and so are all of them together.
#[test]
fn each_layer_is_a_schema() {
    for layer in tl_layers::layers() {
        let schema = Schema::parse(&tl_layers::schema(*layer).unwrap()).unwrap();
        assert!(schema.constructors().count() > 1000, "{layer}");
    }
    assert_eq!(tl_layers::schema(1), None);
    let all = Schema::parse(&tl_layers::all()).unwrap();
    // These are built in.
    let is_built_in = |name: &str| ["boolFalse", "boolTrue", "vector"].contains(&name);
    let others = tl_layers::constructors().filter(|it| !is_built_in(it.name()));
    let ids: HashSet<_> = others.map(|it| it.id()).collect();
    assert_eq!(all.constructors().count(), ids.len());
    for id in ids {
        let line = tl_layers::constructor(id).map(|it| it.to_string());
        assert_eq!(all.constructor(id).map(ToString::to_string), line);
    }
}

/// No layer has two lines of one name: the layers of a line are exact, not only their first and last.
#[test]
fn a_layer_has_each_name_once() {
    for layer in tl_layers::layers() {
        let mut names = HashSet::new();
        for constructor in tl_layers::constructors().filter(|it| it.is_in(*layer)) {
            assert!(names.insert(constructor.name()), "{layer}: {constructor:?}");
        }
    }
    // A line that one layer between others does not have.
    let accepted = tl_layers::constructor(0x3660_c311).unwrap();
    let has_it = [131, 135, 193, 198, 204, 230, 200].map(|it| accepted.is_in(it));
    assert_eq!(has_it, [false, true, true, false, true, true, false]);
}

/// If an id has several lines, the newest is returned.
#[test]
fn the_newest_line_of_an_id() {
    let newest = tl_layers::constructor(0x5b38_c6c1).unwrap();
    assert_eq!(newest.name(), "inputMediaUploadedDocument");
    let older =
        tl_layers::constructors().filter(|it| it.id() == newest.id() && it.line() != newest.line());
    let older: Vec<_> = older.collect();
    assert!(!older.is_empty());
    assert!(older.iter().all(|it| it.layers().end() < newest.layers().end()));
}

/// Another source has the newest layer, too: the command's own schema, which is older than this table.
#[test]
fn the_newest_layer_is_that_of_another_source() {
    let other = fs::read_to_string("../tl-cli/schemas/telegram.tl").unwrap();
    let parsed = tl_syntax::parse("telegram.tl", &other).unwrap();
    let known: HashSet<_> = tl_layers::constructors().map(|it| it.line()).collect();
    let mut missing = 0;
    for definition in &parsed.definitions {
        let id = definition.id.as_ref().unwrap().value;
        if definition.computed_id(Dialect::Telegram) == id {
            let line = definition.line(id);
            assert!(known.contains(line.as_str()), "{line}");
        } else {
            missing += 1;
        }
    }
    assert!(missing < 5, "{missing} lines do not spell their ids");
}
