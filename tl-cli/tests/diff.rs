//! `tl diff`.

#[path = "diff/layers.rs"]
mod layers;
mod support;

use std::time::{Duration, Instant};

use layers::{LAYERS, NEW_LAYER, OLD_LAYER};
use support::{assert_fails, assert_shows, parts, run, schema_file};

/// The files of two schemas.
struct Files {
    old: String,
    new: String,
}

impl Files {
    fn new(name: &str, old: &str, new: &str) -> Self {
        let file = |side: &str, text| schema_file(&format!("{name}_{side}"), text);
        Self { old: file("old", old), new: file("new", new) }
    }

    /// The arguments of the command, with `more`.
    fn diff(&self, more: &[&str]) -> std::process::Output {
        run(&[&["diff", &self.old, &self.new], more].concat(), b"")
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        for path in [&self.old, &self.new] {
            let _ = std::fs::remove_file(path);
        }
    }
}

#[track_caller]
fn assert_diff(name: &str, old: &str, new: &str, expected: &str) {
    assert_shows(Files::new(name, old, new).diff(&[]), expected);
}

#[test]
fn layers_differ_line_by_line() {
    assert_diff("layers", OLD_LAYER, NEW_LAYER, LAYERS);
    let readme = include_str!("../README.md");
    let example = readme.split("```text\ntype ").nth(1).unwrap().split("```").next().unwrap();
    assert!(LAYERS.contains(&format!("\ntype {example}\n")), "{example}");
}

#[test]
fn the_exit_code_says_whether_they_differ() {
    let files = Files::new("code", OLD_LAYER, NEW_LAYER);
    assert_fails(files.diff(&["--exit-code"]), 1, LAYERS, "");
    let output = run(&["diff", "--exit-code", &files.old, "-"], OLD_LAYER.as_bytes());
    assert_shows(output, "no differences\n");
    // A check in CI tells "they differ" from "they cannot be compared".
    for (exit_code, expected) in [(&["--exit-code"][..], 2), (&[], 1)] {
        for (schema, text) in [("missing.tl", ""), ("-", "a = ")] {
            let arguments = [&["diff", &files.old, schema], exit_code].concat();
            let (shown, errors, status) = parts(run(&arguments, text.as_bytes()));
            assert_eq!((shown.as_str(), status), ("", Some(expected)));
            assert!(errors.starts_with("error: "), "{errors}");
        }
    }
}

#[test]
fn either_form_is_compared() {
    let files = Files::new("forms", OLD_LAYER, NEW_LAYER);
    let (json, ..) = parts(run(&["convert", &files.new], b""));
    assert_shows(run(&["diff", &files.old, "-"], json.as_bytes()), LAYERS);
    assert_shows(run(&["diff", &files.new, "-"], json.as_bytes()), "no differences\n");
    assert_shows(
        run(&["diff", "--exit-code", "@telegram", "schemas/telegram.tl"], b""),
        "no differences\n",
    );
    assert_shows(
        run(&["diff", "--exit-code", "@lite", "schemas/lite_api.tl"], b""),
        "no differences\n",
    );
    let expected = "error: standard input can be read only once: write one `-`\n";
    assert_fails(run(&["diff", "-", "-"], b""), 2, "", expected);
    let (_, errors, status) = parts(run(&["diff", "@telegram", "@tong"], b""));
    assert!(
        errors.ends_with("; the schemas of this command are @telegram, @telegram:216 (of a layer), @mtproto, @ton and @lite\n"),
        "{errors}"
    );
    assert_eq!(status, Some(1));
}

#[test]
fn colours_say_what_is_added_and_removed() {
    let files = Files::new("colours", "a#1 = A;", "b#2 = A;");
    let (shown, ..) = parts(files.diff(&["--color", "always"]));
    assert!(shown.starts_with("\x1b[1mtype A\x1b[0m\n"), "{shown:?}");
    assert!(shown.contains("  \x1b[32m+ b#00000002 = A;\x1b[0m\n"), "{shown:?}");
    assert!(shown.contains("  \x1b[31m- a#00000001 = A;\x1b[0m\n"), "{shown:?}");
}

/// Each difference that parameters can have.
#[test]
fn parameters_are_compared() {
    let expected = "\
type A
  ~ a
      ~ x:int → x:long
      ~ bit:flags.0?true → bit:flags.5?true
      ~ some:flags.1?int → some:int
      ~ both:flags.2?int → both:flags.3?string
      ~ last:Vector<int> → last:Vector<long>
      - gone:int

constructors: 0 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 0 changed
";
    let old = "a flags:# x:int bit:flags.0?true some:flags.1?int both:flags.2?int gone:int last:Vector<int> = A;";
    let new =
        "a flags:# x:long bit:flags.5?true some:int both:flags.3?string last:Vector<long> = A;";
    assert_diff("parameters", old, new, expected);
}

#[test]
fn moved_parameters_are_those_that_left_the_order() {
    let changes = |new: &str| {
        let (shown, ..) =
            parts(Files::new("moved", "a x:int y:int z:int w:int = A;", new).diff(&[]));
        let lines = shown.lines().filter_map(|it| it.strip_prefix("      ~ "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(changes("a w:int x:int y:int z:int = A;"), ["w:int (moved) at the beginning"]);
    assert_eq!(changes("a y:int z:int x:int w:int = A;"), ["x:int (moved) after z"]);
    // If two parameters swap places, the first one has moved.
    let swapped = changes("a x:int z:int y:long w:int = A;");
    assert_eq!(swapped, ["z:int (moved) after x", "y:int → y:long"]);
}

/// A parameter has another name if its type, its bit and its neighbours are the same.
#[test]
fn renamed_parameters_are_at_the_same_place() {
    let expected = "\
type A
  ~ a
      ~ x:int → y:int (renamed)
      ~ p2p:flags.0?true → p2p_allowed:flags.0?true (renamed)
  ~ b
      + y:long at the beginning
      - x:int
  ~ c
      + first:int at the beginning
      + second:int after first
      - x:int
  ~ d
      ~ int → long

constructors: 0 added, 0 removed, 4 changed; functions: 0 added, 0 removed, 0 changed
";
    let old =
        "a x:int flags:# p2p:flags.0?true = A; b x:int = A; c x:int z:int = A; d int string = A;";
    let new = "a y:int flags:# p2p_allowed:flags.0?true = A; b y:long = A; c first:int second:int z:int = A; d long string = A;";
    assert_diff("renamed_parameters", old, new, expected);
}

#[test]
fn renamed_definitions_have_the_same_id_or_parameters() {
    let expected = "\
type A
  ~ a → b (renamed: the same id)
      ~ x:int → x:long
  ~ ns.make → made (renamed: the same parameters)
      ~ id 00000002 → 00000003
  ~ one → other.one (renamed: the same parameters)
  + second#00000007 id:long = A;
  - first#00000006 id:long = A;
  - left#00000008 x:int y:int z:int = A;

functions
  + also#00000009 x:int y:int z:int = A;

constructors: 1 added, 2 removed, 3 changed; functions: 1 added, 0 removed, 0 changed
";
    let old = "\
a#1 x:int = A; ns.make#2 x:int y:int z:int = A; one id:int = A; first#6 id:long = A; \
left#8 x:int y:int z:int = A;";
    // `left` is a function now: another thing.
    let new = "\
b#1 x:long = A; made#3 x:int y:string = A; other.one id:int = A; second#7 id:long = A;
---functions---
also#9 x:int y:int z:int = A;";
    let (old, new) = (
        old.replace("ns.make#2 x:int y:int z:int", "ns.make#2 x:int y:string w:int"),
        new.replace("made#3 x:int y:string", "made#3 x:int y:string w:int"),
    );
    assert_diff("renamed", &old, &new, expected);
    // Two have the same parameters: nothing says which is which.
    let expected = "\
type A
  + c x:int y:int z:int = A;
  - a x:int y:int z:int = A;
  - b x:int y:int z:int = A;

constructors: 1 added, 2 removed, 0 changed; functions: 0 added, 0 removed, 0 changed
";
    let old = "a x:int y:int z:int = A; b x:int y:int z:int = A;";
    assert_diff("unclear", old, "c x:int y:int z:int = A;", expected);
}

/// If a line differs only in the new name of a type, this is not a separate difference.
#[test]
fn types_can_have_another_name() {
    let expected = "\
type Old → ns.New (renamed)

type Holder
  ~ holder
      + more:int after old

functions
  ~ get
      ~ result Bool → ns.New

constructors: 0 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 1 changed
";
    let old = "a x:int = Old; b = Old; holder old:Vector<Old> = Holder; gone = Gone; ---functions--- get = Bool; set old:Old = Old;";
    let new = "a x:int = ns.New; b = ns.New; holder old:Vector<ns.New> more:int = Holder; gone = Gone; ---functions--- get = ns.New; set old:ns.New = ns.New;";
    assert_diff("types", old, new, expected);
    // The constructors of `Old` now belong to two types. So `Old` is gone, and each constructor has another type.
    let (shown, ..) =
        parts(Files::new("split", "a = Old; b = Old;", "a = New; b = Other;").diff(&[]));
    assert!(shown.contains("type New (new)\n  ~ a\n      ~ result Old → New\n"), "{shown}");
}

/// `Old` is still there.
#[test]
fn a_type_that_is_there_has_no_other_name() {
    let expected = "\
type New (new)
  ~ a
      ~ result Old → New

type Old
  + b = Old;

constructors: 1 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 0 changed
";
    assert_diff("still_there", "a = Old;", "a = New; b = Old;", expected);
}

#[test]
fn an_id_alone_is_a_difference() {
    let expected = "\
type A
  ~ a
      ~ id 00000001 → 00000002

constructors: 0 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 0 changed
";
    assert_diff("ids", "a#1 x:int = A; b#3 = A;", "a#2 x:int = A; b = A;", expected);
}

#[test]
fn variables_layers_and_repeated_names_are_compared() {
    let expected = "\
type Box
  ~ box
      ~ type variables none → {X:Type}
      ~ result Box → Box X

constructors: 0 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 0 changed
";
    assert_diff("variables", "box value:int = Box;", "box {X:Type} value:int = Box X;", expected);
    let expected = "\
type A
  ~ a
      ~ y:int → y:long

constructors: 0 added, 0 removed, 1 changed; functions: 0 added, 0 removed, 0 changed
";
    let old = "===8=== a x:int = A; ===17=== a y:int = A;";
    assert_diff("of_layers", old, &old.replace("y:int", "y:long"), expected);
    let old = "a x:int = A; a y:int = A;";
    assert_diff("repeated", old, &old.replace("y:int", "y:long"), expected);
    assert_diff("built_in", "int ? = Int; bytes = Bytes; a = A;", "a = A;", "no differences\n");
}

#[test]
fn markdown_is_for_release_notes() {
    let files = Files::new("markdown", OLD_LAYER, NEW_LAYER);
    let expected = format!(
        "\
# From {} (layer 229) to {} (layer 230)

constructors: 2 added, 1 removed, 3 changed; functions: 1 added, 1 removed, 0 changed

## Types

### `MessageAction`

- changed `messageActionStarGiftUnique`
  - changed id `e6c31522` → `7e1c1187`
  - added `name_hidden:flags.17?true` after `craft`
",
        files.old, files.new
    );
    let (shown, errors, status) = parts(files.diff(&["--format", "markdown"]));
    assert!(shown.starts_with(&expected), "{shown}");
    assert!(shown.ends_with("## Functions\n\n- added `help.getNearest#1fb33026 = NearestDc;`\n- removed `help.test#c0e202f7 = Bool;`\n"), "{shown}");
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    let (shown, ..) = parts(run(&["diff", &files.old, &files.old, "--format", "markdown"], b""));
    assert!(shown.ends_with("(layer 229)\n\nNo differences.\n"), "{shown}");
}

#[test]
fn json_is_for_programs() {
    let old = "a#1 x:int flags:# y:flags.0?int z:int w:int = A; b#2 = B;";
    let new = "a#3 w:int x:int flags:# y:flags.1?long u:int = A; c#4 = C; d#2 = D;";
    let (shown, errors, _) = parts(Files::new("json", old, new).diff(&["--format", "json"]));
    assert_eq!(errors, "");
    let found: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let expected = serde_json::json!({
        "old_layer": null,
        "new_layer": null,
        "types": [
            {"change": "renamed", "name": "D", "old_name": "B", "constructors": [
                {"change": "changed", "name": "d", "old_name": "b", "renamed_by": "id",
                 "line": "d#00000002 = D;", "old_line": "b#00000002 = B;", "parameters": []},
            ]},
            {"change": "changed", "name": "A", "constructors": [
                {"change": "changed", "name": "a", "old_id": "00000001", "id": "00000003",
                 "old_line": "a#00000001 x:int flags:# y:flags.0?int z:int w:int = A;",
                 "line": "a#00000003 w:int x:int flags:# y:flags.1?long u:int = A;",
                 "parameters": [
                    {"change": "moved", "name": "w", "type": "int", "flag": null, "after": null},
                    {"change": "changed", "name": "y", "type": "long", "flag": "flags.1", "old_type": "int", "old_flag": "flags.0"},
                    {"change": "added", "name": "u", "type": "int", "flag": null, "after": "y"},
                    {"change": "removed", "name": "z", "type": "int", "flag": null},
                 ]},
            ]},
            {"change": "added", "name": "C", "constructors": [
                {"change": "added", "name": "c", "line": "c#00000004 = C;"},
            ]},
        ],
        "functions": [],
    });
    assert_eq!(found, expected, "{shown}");
}

#[test]
fn large_schemas_take_little_time() {
    let definitions = |name: &str| {
        let lines = (0..30_000).map(|it| format!("{name}{it} x:int y:int z:int = A;"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let parameters = |order: &mut dyn Iterator<Item = usize>| {
        let parameters: Vec<_> = order.map(|it| format!("p{it}:int")).collect();
        format!("a {} = A;", parameters.join(" "))
    };
    let start = Instant::now();
    let files = Files::new("many", &definitions("a"), &definitions("b"));
    let (shown, ..) = parts(files.diff(&[]));
    assert!(shown.ends_with("constructors: 30000 added, 30000 removed, 0 changed; functions: 0 added, 0 removed, 0 changed\n"));
    let (old, new) = (parameters(&mut (0..1024)), parameters(&mut (0..1024).rev()));
    let (shown, ..) = parts(Files::new("wide", &old, &new).diff(&[]));
    assert_eq!(shown.matches("(moved)").count(), 1023);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}
