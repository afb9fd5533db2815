//! The JSON form of schemas.
#![cfg(feature = "json")]

use std::time::{Duration, Instant};

use tl_syntax::{Definition, Dialect, Error, is_json, parse, to_json};

/// Entries as Telegram publishes them, and their lines in its TL.
const JSON: &str = r##"{"constructors":[
{"id":"-1132882121","predicate":"boolFalse","params":[],"type":"Bool"},
{"id":"481674261","predicate":"vector","params":[],"type":"Vector t"},
{"id":"1945237724","predicate":"msg_container","params":[{"name":"messages","type":"vector<%Message>"}],"type":"MessageContainer"},
{"id":"1210199983","predicate":"inputGeoPoint","params":[{"name":"flags","type":"#"},{"name":"lat","type":"double"},{"name":"long","type":"double"},{"name":"accuracy_radius","type":"flags.0?int"}],"type":"InputGeoPoint"},
{"id":"528568095","predicate":"decryptedMessage","params":[{"name":"random_id","type":"long"}],"type":"DecryptedMessage","layer":8}
],"methods":[
{"id":"-878758099","method":"invokeAfterMsg","params":[{"name":"msg_id","type":"long"},{"name":"query","type":"!X"}],"type":"X"},
{"id":"1","method":"pairs","params":[{"name":"","type":"int"}],"type":"Vector<Pair>"}
]}
"##;

const LINES: [&str; 7] = [
    "boolFalse#bc799737 = Bool;",
    "vector#1cb5c415 {t:Type} # [ t ] = Vector t;",
    "msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;",
    "inputGeoPoint#48222faf flags:# lat:double long:double accuracy_radius:flags.0?int = InputGeoPoint;",
    "decryptedMessage#1f814f1f random_id:long = DecryptedMessage;",
    "invokeAfterMsg#cb9f372d {X:Type} msg_id:long query:!X = X;",
    "pairs#00000001 int = Vector<Pair>;",
];

fn line(definition: &Definition) -> String {
    definition.line(definition.id.as_ref().unwrap().value)
}

/// The messages with their places.
fn errors(text: &str) -> Vec<String> {
    parse("t", text).unwrap_err().all().map(ToString::to_string).collect()
}

#[track_caller]
fn assert_error(text: &str, expected: &str) {
    assert_eq!(errors(text), [expected]);
}

#[test]
fn entries_are_definitions() {
    for start in ["", "\u{feff}", " \r\n"] {
        let text = format!("{start}{JSON}");
        assert!(is_json(&text));
        let schema = parse("t", &text).unwrap();
        assert_eq!(schema.definitions.iter().map(line).collect::<Vec<_>>(), LINES);
        let functions: Vec<_> = schema.definitions.iter().map(|it| it.is_function).collect();
        assert_eq!(functions, [false, false, false, false, false, true, true]);
        let layers = schema.definitions.iter().filter_map(|it| it.layer);
        assert_eq!(layers.collect::<Vec<_>>(), [8]);
    }
}

/// A schema is written as the same JSON if it is read from JSON or from lines.
#[test]
fn definitions_are_entries() {
    let definitions = parse("t", JSON).unwrap().definitions;
    assert_eq!(to_json(&definitions, Dialect::Telegram), JSON);
    let [types, functions] = [LINES[..5].join("\n"), LINES[5..].join("\n")];
    let types = types.replace("decrypted", "===8===\ndecrypted");
    // The heading of a layer goes on.
    let json = JSON.replace("\"type\":\"X\"}", "\"type\":\"X\",\"layer\":8}");
    let json = json.replace("Vector<Pair>\"}", "Vector<Pair>\",\"layer\":8}");
    let text = format!("{types}\n---functions---\n{functions}");
    assert_eq!(to_json(&parse("t", &text).unwrap().definitions, Dialect::Telegram), json);
    assert_eq!(to_json(&[], Dialect::Ton), "{\"constructors\":[\n],\"methods\":[\n]}\n");
}

/// CRC32 of `a x:string = A` and of `a x:bytes = A`
#[test]
fn an_id_is_computed_if_there_is_none() {
    let definitions = parse("t", "a x:bytes = A;").unwrap().definitions;
    let of = |dialect| parse("t", &to_json(&definitions, dialect)).unwrap();
    assert_eq!(of(Dialect::Telegram).definitions[0].id.as_ref().unwrap().value, 0xdacc_c248);
    assert_eq!(of(Dialect::Ton).definitions[0].id.as_ref().unwrap().value, 0xd828_60e8);
    let without = r#"{"methods":[{"method":"a","params":[],"type":"A"}]}"#;
    assert!(parse("t", without).unwrap().definitions[0].id.is_none());
}

#[test]
fn ids_and_layers_are_numbers_or_strings() {
    let id = |id: &str| {
        let text = format!(
            r#"{{"constructors":[{{"layer":"17","id":{id},"predicate":"a","params":[],"type":"A"}}]}}"#
        );
        let definition = parse("t", &text)?.definitions.remove(0);
        assert_eq!(definition.layer, Some(17));
        Ok::<_, Error>(definition.id.unwrap().value)
    };
    for (text, value) in [
        ("-1", 0xffff_ffff),
        ("\"-1\"", 0xffff_ffff),
        ("4294967295", 0xffff_ffff),
        ("\"-2147483648\"", 0x8000_0000),
        ("\"2147483647\"", 0x7fff_ffff),
    ] {
        assert_eq!(id(text), Ok(value), "{text}");
    }
    for text in ["4294967296", "-2147483649"] {
        let message = format!("t:1:37: an `id` has 32 bits, and {text} has more");
        assert_eq!(id(text).unwrap_err().to_string(), message);
    }
    for (text, column) in
        [("1.5", 37), ("\"a\"", 38), ("\"0x1\"", 38), ("[]", 37), ("99999999999999999999", 37)]
    {
        let message = format!("t:1:{column}: an `id` is a decimal number");
        assert_eq!(id(text).unwrap_err().to_string(), message);
    }
}

/// A schema of one constructor, which has one parameter, `é`.
fn entry(name: &str, ty: &str) -> String {
    format!(
        "{{\"constructors\":[\n  {{\"predicate\":\"{name}\",\"params\":[\n{{\"name\":\"é\",\"type\":\"{ty}\"}}],\n\"type\":\"A\"}}]}}"
    )
}

#[test]
fn mistakes_have_their_place() {
    assert_error(
        &entry("a", "int").replace('é', "x y"),
        "t:3:12: expected the end of the text, found `y`",
    );
    assert_error(
        &entry("1a", "int").replace('é', "x"),
        "t:2:17: expected the name of a definition, found `1a`",
    );
    assert_error(
        &entry("a", "Vector<").replace('é', "x"),
        "t:3:28: expected a type, found the end of the text",
    );
    assert_error(
        &entry("a", "flags.40?int").replace('é', "x"),
        "t:3:21: `flags.40` is no flag bit: write the word and one of its bits 0 to 31, as in `flags.5?`",
    );
    // The columns count characters.
    assert_error(&entry("a", "int"), "t:3:10: unexpected `\\u{e9}`: it has no meaning in TL");
    let two = entry("a#1", "int>").replace('é', "x");
    let two = two
        .replace("]}", "},{\"predicate\":2,\"params\":[],\"type\":\"A\"}]}")
        .replace("}},", "},");
    assert_eq!(errors(&two)[0], "t:2:18: expected the end of the text, found `#`");
    assert_eq!(errors(&two)[1], "t:4:26: a `predicate` is a string without line ends");
}

#[test]
fn nothing_is_dropped_in_silence() {
    assert_error(
        &entry("a", "int // x").replace('é', "x"),
        "t:3:29: a name or a type has no comment",
    );
    assert_error(
        &entry("a", "in\\nt").replace('é', "x"),
        "t:3:21: a `type` is a string without line ends",
    );
    assert_eq!(
        parse("t", &entry("a", "\\u0069nt").replace('é', "x")).unwrap().definitions.len(),
        1
    );
}

#[test]
fn what_is_no_schema_is_an_error() {
    assert_error("{}", "t:1:1: a schema in JSON has the keys `constructors` and `methods`");
    assert_error(
        "{\"API\":{\"constructors\":[]}}",
        "t:1:1: a schema in JSON has the keys `constructors` and `methods`",
    );
    assert_error("{\n \"methods\":[", "t:2:12: EOF while parsing a list, in a schema in JSON");
    assert_error("{\n \"methods\":[{}]}", "t:2:14: missing field `predicate`, in a schema in JSON");
    assert_error("{\"methods\":[]} x", "t:1:16: trailing characters, in a schema in JSON");
    assert_error(
        "{\"methods\":[],\"methods\":[]}",
        "t:1:23: duplicate field `methods`, in a schema in JSON",
    );
    let doubled = r#"{"methods":[{"method":"a","predicate":"b","params":[],"type":"A"}]}"#;
    assert_error(doubled, "t:1:37: duplicate field `predicate`, in a schema in JSON");
}

/// A line may be a whole schema, nested values may be deep, and each place is found at once.
#[test]
fn large_texts_take_little_time() {
    let start = Instant::now();
    let entry = r#"{"id":"1","predicate":"a","params":[{"name":"x","type":"int>"}],"type":"A"},"#;
    let text = format!("{{\"constructors\":[{}]}}", entry.repeat(20_000).trim_end_matches(','));
    let errors = errors(&text);
    assert_eq!(errors.len(), 10_001);
    assert_eq!(
        errors[9_999],
        format!("t:1:{}: expected the end of the text, found `>`", 17 + 9_999 * 76 + 60)
    );
    let deep = format!("{{\"x\":{}{},\"methods\":[]}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse("t", &deep).is_ok());
    let deep = format!(
        r#"{{"methods":[{{"method":"a","params":[],"type":"{}"}}]}}"#,
        "Vector<".repeat(100_000)
    );
    assert!(parse("t", &deep).unwrap_err().message.contains("nested in at most 32"));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// The limits are those of TL.
#[test]
fn hostile_definitions_have_limits() {
    let params = |count| {
        let params = vec![r#"{"name":"","type":"int"}"#; count].join(",");
        format!(r#"{{"methods":[{{"id":"1","method":"a","params":[{params}],"type":"A"}}]}}"#)
    };
    assert_eq!(parse("t", &params(65_536)).unwrap().definitions[0].parameters.len(), 65_536);
    let error = parse("t", &params(65_537)).unwrap_err();
    assert_eq!(error.to_string(), "t:1:33: a definition has at most 65536 parameters");
}
