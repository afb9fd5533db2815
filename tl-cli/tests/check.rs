//! `tl check`.

mod support;

use support::{assert_fails, assert_shows, parts, run, schema_file};

/// The warnings of a schema, each with its line and column.
fn warnings(schema: &str, arguments: &[&str]) -> Vec<String> {
    let (_, errors, _) = parts(run(&[&["check", "-"], arguments].concat(), schema.as_bytes()));
    let mut lines = errors.lines();
    let mut warnings = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(message) = line.strip_prefix("warning: ") {
            let place = lines.next().unwrap().trim().trim_start_matches("--> <standard input>:");
            warnings.push(format!("{place}: {message}"));
        }
    }
    warnings
}

/// Only the first id is the CRC32 of its line.
#[test]
fn a_schema_is_checked() {
    let schema = b"\
a#d2aa78f6 x:int = A;
b#00000002 x:int = B;
A y:int = A;
c#00000002 x:string = c;
---functions---
call#00000003 = A;
callPrefix#00000003 z:int = Object;
";
    let output = run(&["check", "-"], schema);
    let expected = "\
warning: `b` has the id 00000002, but its definition spells d2414f4d
 --> <standard input>:2:3
  |
2 | b#00000002 x:int = B;
  |   ^^^^^^^^
warning: the constructor `A` begins with a capital letter, as types do: write a small one
 --> <standard input>:3:1
  |
3 | A y:int = A;
  | ^
warning: `c` has the id 00000002 of `b` at <standard input>:2:1: the id alone means one of them
 --> <standard input>:4:1
  |
4 | c#00000002 x:string = c;
  | ^
warning: `c` has the id 00000002, but its definition spells eec24701
 --> <standard input>:4:3
  |
4 | c#00000002 x:string = c;
  |   ^^^^^^^^
warning: the type `c` begins with a small letter, as constructors do: write a capital one
 --> <standard input>:4:23
  |
4 | c#00000002 x:string = c;
  |                       ^
warning: `call` has the id 00000003, but its definition spells 2dade654
 --> <standard input>:6:6
  |
6 | call#00000003 = A;
  |      ^^^^^^^^
";
    let (shown, errors, status) = parts(output);
    assert_eq!(errors, expected);
    assert_eq!((shown.as_str(), status), ("6 definitions: 0 errors, 6 warnings\n", Some(0)));
    assert_eq!(run(&["check", "--deny-warnings", "-"], schema).status.code(), Some(1));
}

#[test]
fn what_is_wrong_in_a_schema_is_an_error() {
    let output = run(&["check", "-"], b"a x:Missing y:int = A;\na y:int = A;\n");
    let errors = "\
error: there is no type `Missing`: add a constructor of it, or the schema that has it
 --> <standard input>:1:5
  |
1 | a x:Missing y:int = A;
  |     ^^^^^^^
warning: `a` is defined at <standard input>:1:1 already
 --> <standard input>:2:1
  |
2 | a y:int = A;
  | ^
";
    assert_fails(output, 1, "2 definitions: 1 error, 1 warning\n", errors);
    let (shown, errors, status) = parts(run(&["check", "-"], b"a x:int = A"));
    assert!(errors.starts_with("error: expected `;`"), "{errors}");
    assert_eq!((shown.as_str(), status), ("", Some(1)));
}

/// Layers may have different constructors with one name, and files may repeat a line.
#[test]
fn layers_and_files_may_repeat_a_name() {
    let output = run(&["check", "-"], b"===8===\na x:int = A;\n===17===\na y:int = A;\n");
    assert_shows(output, "2 definitions: 0 errors, 0 warnings\n");
    let first = schema_file("first", "a x:int = A;");
    let second = schema_file("second", "a x:int = A;");
    let output = run(&["check", &first, &second], b"");
    std::fs::remove_file(first).unwrap();
    std::fs::remove_file(second).unwrap();
    assert_shows(output, "2 definitions: 0 errors, 0 warnings\n");
}

/// `a x:bytes = A` by TON's rule; Telegram's writes `string`.
#[test]
fn most_ids_say_whose_rule_they_follow() {
    let schema = b"a#d82860e8 x:bytes = A;";
    let output = run(&["check", "-"], schema);
    assert_shows(output, "1 definition, ids by TON's rule: 0 errors, 0 warnings\n");
    let (_, errors, _) = parts(run(&["check", "--dialect", "telegram", "-"], schema));
    let expected =
        "`a` has the id d82860e8, but its definition spells daccc248, and d82860e8 by TON's rule";
    assert!(errors.starts_with(&format!("warning: {expected}")), "{errors}");
}

#[test]
fn two_bits_of_one_name_are_a_warning() {
    let schema = "a flags:# mode:# x:flags.0?true y:flags.0?true z:mode.0?true w:flags.0?true = A;";
    let message = |first: &str, second: &str| {
        format!(
            "`{second}` and `{first}` have the bit flags.0, so that they are always equal: choose another bit for one of them"
        )
    };
    let expected = [format!("1:35: {}", message("x", "y")), format!("1:64: {}", message("y", "w"))];
    assert_eq!(warnings(schema, &[]), expected);
    // Values that are there together, and a `true` that says so.
    let schema = "a flags:# x:flags.0?int y:flags.0?int has_z:flags.1?true z:flags.1?int = A;";
    assert_eq!(warnings(schema, &[]), [""; 0]);
}

/// In some schemas, messages are sent by themselves, so no definition uses their types.
#[test]
fn few_unused_types_are_a_warning() {
    let mut lines: Vec<_> =
        ["alone self:Alone = Alone;", "bare = Bare;", "bare2 = Bare;"].map(str::to_owned).into();
    lines.extend((0..18).map(|it| format!("t{it} = T{it};")));
    lines.push("---functions---\nf b:vector<%bare> {LIST} = Vector<T0>;\n".to_owned());
    let list = (1..18).map(|it| format!("x{it}:T{it}")).collect::<Vec<_>>().join(" ");
    let schema = lines.join("\n").replace("{LIST}", &list);
    let expected = ["1:20: the type `Alone` is not used by any other type or function"];
    assert_eq!(warnings(&schema, &[]), expected);
    let many = schema.replace("x1:T1 ", "");
    assert_eq!(warnings(&many, &[]), [""; 0]);
    let expected = [expected[0], "5:6: the type `T1` is not used by any other type or function"];
    assert_eq!(warnings(&many, &["--unused"]), expected);
    let (types, _) = schema.split_once("---").unwrap();
    assert_eq!(warnings(types, &[]), [""; 0]);
    assert_eq!(warnings(types, &["--unused"]).len(), 20);
    assert_eq!(
        warnings(
            "boolFalse = Bool; true = True; error = Error; null = Null; int ? = Int; int256 8*[ int ] = Int256;",
            &["--unused"]
        ),
        [""; 0]
    );
}

#[test]
fn definitions_below_the_wrong_heading_are_a_warning() {
    let expected = [
        "2:19: `peerUser` returns `Peer`, which has no constructor: if `peerUser` is one, write `---types---` above it",
        "3:8: `ping` returns `Pon`, which has no constructor: did you mean `Pong`?",
    ];
    let schema = "---functions---\npeerUser id:int = Peer;\nping = Pon;\nok {X:Type} x:!X = X;\n\
        list = Vector<int>; is = Bool; any = Object;\n---types---\npong = Pong;";
    let found = warnings(schema, &[]);
    assert_eq!(found, expected);
    let message = |name: &str, ty: &str| {
        format!(
            "`{name}` is a constructor of the built-in type `{ty}`: if it is a function, write `---functions---` above it"
        )
    };
    let schema = "boolTrue = Bool; boolFalse = Bool; vector {t:Type} # [ t ] = Vector t;\nlist = Vector<int>;\nis x:int = Bool;";
    let expected = [
        format!("2:1: {}", message("list", "Vector<int>")),
        format!("3:1: {}", message("is", "Bool")),
    ];
    assert_eq!(warnings(schema, &[]), expected);
}

#[test]
fn layers_are_in_order() {
    let schema = "===8===\na = A;\n===17===\nb = A;\n===9===\nc = A;\nd = A;\n===9===\ne = A;";
    assert_eq!(
        warnings(schema, &[]),
        ["6:1: layer 9 is below layer 17: write older layers in front"]
    );
}

#[test]
fn a_flags_word_is_in_front_of_its_bits() {
    let expected = "\
error: the flags word `flags` comes after this parameter: write `flags:#` in front of it
 --> <standard input>:1:5
  |
1 | a x:flags.0?int flags:# = A;
  |     ^^^^^^^
";
    let output = run(&["check", "-"], b"a x:flags.0?int flags:# = A;");
    assert_fails(output, 1, "1 definition: 1 error, 0 warnings\n", expected);
}

/// Schemas that others have written, with nearly no warnings.
#[test]
fn whole_schemas_have_few_warnings() {
    let messages = |name: &str| {
        let (_, errors, _) = parts(run(&["check", name], b""));
        let lines = errors.lines().filter_map(|it| it.strip_prefix("warning: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let expected = ["the type `StatsURL` is not used by any other type or function"];
    assert_eq!(messages("@telegram"), expected);
    for name in ["@mtproto", "@ton", "@lite"] {
        let other = messages(name).into_iter().filter(|it| !it.contains("definition spells"));
        assert_eq!(other.collect::<Vec<_>>(), [""; 0], "{name}");
    }
}
