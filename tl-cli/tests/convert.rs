//! `tl convert`, and schemas in JSON in the other commands.

mod support;

use support::{assert_fails, assert_shows, parts, run, schema_file};

/// As in Telegram's published files: <https://core.telegram.org/schema/mtproto-json>.
const JSON: &str = r#"{"constructors":[
{"id":"481674261","predicate":"vector","params":[],"type":"Vector t"},
{"id":"1945237724","predicate":"msg_container","params":[{"name":"messages","type":"vector<%Message>"}],"type":"MessageContainer"},
{"id":"1538843921","predicate":"message","params":[{"name":"msg_id","type":"long"},{"name":"seqno","type":"int"},{"name":"bytes","type":"int"},{"name":"body","type":"Object"}],"type":"Message"},
{"id":"880243653","predicate":"pong","params":[{"name":"msg_id","type":"long"},{"name":"ping_id","type":"long"}],"type":"Pong"}
],"methods":[
{"id":"2059302892","method":"ping","params":[{"name":"ping_id","type":"long"}],"type":"Pong"}
]}
"#;

const TL: &str = "\
vector#1cb5c415 {t:Type} # [ t ] = Vector t;
msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;
message#5bb8e511 msg_id:long seqno:int bytes:int body:Object = Message;
pong#347773c5 msg_id:long ping_id:long = Pong;

---functions---
ping#7abe77ec ping_id:long = Pong;
";

#[test]
fn either_form_becomes_the_other() {
    assert_shows(run(&["convert", "-"], JSON.as_bytes()), TL);
    assert_shows(run(&["convert", "-"], TL.as_bytes()), JSON);
    assert_shows(run(&["convert", "--to", "json", "-"], JSON.as_bytes()), JSON);
    assert_shows(run(&["convert", "--to", "tl", "-"], TL.as_bytes()), TL);
    assert_shows(run(&["convert", "-"], b"{\"methods\":[]}"), "");
}

/// Definitions without a layer come first, since the heading of a layer applies to all lines below it.
#[test]
fn layers_have_headings() {
    let entry = |name: &str, layer: &str| {
        format!(r#"{{"id":"1","predicate":"{name}","params":[],"type":"A"{layer}}}"#)
    };
    let entries = [
        entry("a", r#","layer":8"#),
        entry("b", ""),
        entry("c", r#","layer":17"#),
        entry("d", r#","layer":8"#),
    ];
    let functions =
        [entry("e", r#","layer":8"#), entry("f", "")].join(",").replace("predicate", "method");
    let json = format!("{{\"constructors\":[{}],\"methods\":[{functions}]}}", entries.join(","));
    let expected = "\
b#00000001 = A;

---functions---
f#00000001 = A;

===8===

---types---
a#00000001 = A;
d#00000001 = A;

---functions---
e#00000001 = A;

===17===

---types---
c#00000001 = A;
";
    assert_shows(run(&["convert", "-"], json.as_bytes()), expected);
    let (json, errors, _) = parts(run(&["convert", "-"], expected.as_bytes()));
    assert_eq!(errors, "");
    assert_shows(run(&["convert", "-"], json.as_bytes()), expected);
}

#[test]
fn what_is_lost_is_a_warning() {
    let schema =
        "int ? = Int;\nlong ? = Long;\n  // a\na#1 {X:Type} = A; /* b */\nb#2 /* c */ = B;\n";
    let (shown, errors, status) = parts(run(&["convert", "-"], schema.as_bytes()));
    let expected = "\
warning: JSON has no comments: this one and 2 more are left out
 --> <standard input>:3:3
  |
3 |   // a
  |   ^
warning: JSON has no declarations of built-in types: `int` and 1 more are left out
 --> <standard input>:1:1
  |
1 | int ? = Int;
  | ^^^
warning: JSON has only type variables that `!X` or the result uses: `a` is without the others
 --> <standard input>:4:1
  |
4 | a#1 {X:Type} = A; /* b */
  | ^
";
    assert_eq!((errors.as_str(), status), (expected, Some(0)));
    assert!(
        shown.contains("\n{\"id\":\"1\",\"predicate\":\"a\",\"params\":[],\"type\":\"A\"},\n"),
        "{shown}"
    );
    let json = r#"{"x":1,"methods":[{"id":"1","method":"a","doc":"b","type":"A","params":[{"name":"c","type":"int","z":0}]}]}"#;
    let (shown, errors, status) = parts(run(&["convert", "-"], json.as_bytes()));
    let expected = "warning: keys that are not of a schema are left out: `doc`, `x`, `z`\n";
    assert_eq!((errors.as_str(), status), (expected, Some(0)));
    assert_eq!(shown, "---functions---\na#00000001 c:int = A;\n");
}

/// Each definition of the schemas that the command has, which others have written.
#[test]
fn whole_schemas_are_converted_and_back() {
    for name in ["telegram", "mtproto", "mtproto_envelopes", "lite_api"] {
        let path = format!("schemas/{name}.tl");
        let dialect = if name.ends_with("api") { "ton" } else { "telegram" };
        let (json, _, status) = parts(run(&["convert", "--dialect", dialect, &path], b""));
        assert_eq!(status, Some(0));
        let (back, errors, _) = parts(run(&["convert", "-"], json.as_bytes()));
        assert_eq!(errors, "");
        let text = std::fs::read_to_string(&path).unwrap();
        let (formatted, ..) = parts(run(&["fmt", "-"], text.as_bytes()));
        let definitions =
            formatted.lines().filter(|it| it.contains(" = ") && !it.starts_with("//"));
        let expected = definitions
            .filter(|it| it.starts_with("vector") || !it.contains(" ? = ") && !it.contains("[ "));
        let with_id = |line: &str| {
            let line = line.split(" //").next().unwrap();
            let head = line.split(' ').next().unwrap();
            if head.contains('#') {
                return line.to_owned();
            }
            let (id, ..) = parts(run(&["id", "--dialect", dialect, line], b""));
            line.replacen(head, &format!("{head}#{}", id.trim()), 1)
        };
        let mut expected: Vec<_> = expected.map(with_id).collect();
        let mut found: Vec<_> = back.lines().filter(|it| it.contains(" = ")).collect();
        expected.sort_unstable();
        found.sort_unstable();
        let pairs = found.iter().zip(&expected);
        pairs.for_each(|(found, expected)| assert_eq!(found, expected));
        assert_eq!(found.len(), expected.len());
    }
}

/// CRC32 of `a x:string = A` and of `a x:bytes = A`
#[test]
fn no_rule_is_guessed() {
    let schema = b"b#1 = B;\na x:bytes = A;";
    let expected = "\
error: `a` has no id, and it is daccc248 by Telegram's rule and d82860e8 by TON's: write `--dialect telegram` or `--dialect ton`
 --> <standard input>:2:1
  |
2 | a x:bytes = A;
  | ^
";
    assert_fails(run(&["convert", "-"], schema), 1, "", expected);
    let (json, ..) = parts(run(&["convert", "--dialect", "ton", "-"], schema));
    assert!(json.contains(&format!("\"{}\"", 0xd828_60e8_u32.cast_signed())), "{json}");
    // An id that follows TON's rule alone shows that the schema is TON's.
    let (json, ..) = parts(run(&["convert", "-"], b"a#d82860e8 x:bytes = A; c x:bytes = A;"));
    let (ton, ..) = parts(run(&["id", "--dialect", "ton", "c x:bytes = A"], b""));
    let ton = u32::from_str_radix(ton.trim(), 16).unwrap().cast_signed();
    assert!(json.contains(&format!("\"{ton}\"")), "{json}");
    // An id that does not depend on the rule.
    let json = parts(run(&["convert", "-"], b"boolFalse = Bool;")).0;
    assert!(json.contains("\"-1132882121\""), "{json}");
}

#[test]
fn other_commands_read_json() {
    let path = schema_file("json", JSON);
    let shown = "000000  c5 73 77 34              Pong: pong#347773c5\n";
    let packet = "c573773401000000000000000200000000000000";
    let (dump, errors, status) = parts(run(&["dump", "--schema", &path, packet], b""));
    assert!(dump.starts_with(shown), "{dump}");
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    let expected = format!("ping#7abe77ec ping_id:long = Pong;\n  function of {path}\n");
    let (shown, ..) = parts(run(&["show", "--schema", &path, "ping"], b""));
    assert!(shown.starts_with(&expected), "{shown}");
    let (source, errors, status) = parts(run(&["gen", &path, "--only", "ping"], b""));
    assert!(source.contains("pub struct Ping"), "{source}");
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    let expected =
        format!("error: `{path}` is JSON, and this is for TL: `tl convert` writes it as TL\n");
    assert_fails(run(&["fmt", &path], b""), 1, "", &expected);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), JSON);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn mistakes_in_json_are_shown_with_their_place() {
    let json = JSON.replace("body\",\"type\":\"Object", "body\",\"type\":\"Objekt");
    let (shown, errors, status) = parts(run(&["check", "-"], json.as_bytes()));
    assert!(errors.starts_with("error: there is no type `Objekt`"), "{errors}");
    let column = json.lines().nth(3).unwrap().find("Objekt").unwrap() + 1;
    assert!(errors.contains(&format!("<standard input>:4:{column}\n")), "{errors}");
    assert_eq!((shown.ends_with("1 error, 2 warnings\n"), status), (true, Some(1)));
    let expected = "\
error: expected a type, found the end of the text
 --> <standard input>:2:47
  |
2 | {\"id\":\"1\",\"predicate\":\"a\",\"params\":[],\"type\":\"\"}]}
  |                                               ^
";
    let json =
        "{\"constructors\":[\n{\"id\":\"1\",\"predicate\":\"a\",\"params\":[],\"type\":\"\"}]}";
    assert_fails(run(&["convert", "-"], json.as_bytes()), 1, "", expected);
}
