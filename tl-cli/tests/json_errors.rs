//! The errors of `tl encode` for JSON that is not a packet.

mod support;

use support::{assert_fails, assert_shows, parts, run, schema_file, tl};

const SCHEMA: &str = "
a#1 flags:# x:flags.0?int y:flags.0?int b:Vector<B> = A;
b#2 n:int l:long = B;
c#3 w:int128 d:bytes t:string f:double o:Object = B;
";

fn encode(json: &str, test: &str) -> std::process::Output {
    let path = schema_file(test, SCHEMA);
    let output = run(&["encode", "--schema", &path, "-"], json.as_bytes());
    std::fs::remove_file(path).unwrap();
    output
}

/// The first line of the error.
#[track_caller]
fn assert_error(json: &str, test: &str, expected: &str) {
    let (shown, errors, status) = parts(encode(json, test));
    assert_eq!((shown.as_str(), status), ("", Some(1)), "{json}");
    let first = errors.lines().next().unwrap_or_default();
    assert_eq!(first, format!("error: {expected}"), "{json}");
}

/// An `a` that has a `b` with these fields.
#[track_caller]
fn assert_error_of_b(fields: &str, test: &str, expected: &str) {
    let json = format!("{{\"@type\":\"a\",\"b\":[{{\"@type\":\"b\",{fields}}}]}}");
    assert_error(&json, test, &format!("a.b[0]{expected}"));
}

/// A `c` with this field, and the others as they should be.
#[track_caller]
fn assert_error_of_c(field: &str, test: &str, expected: &str) {
    let all = [r#""w":"00000000000000000000000000000000""#, r#""d":"""#, r#""t":"""#, r#""f":0"#];
    let name = field.split(':').next().unwrap();
    let others = all.into_iter().chain([r#""o":true"#]).filter(|it| !it.starts_with(name));
    let fields: Vec<_> = others.chain([field]).collect();
    let json = format!("{{\"@type\":\"c\",{}}}", fields.join(","));
    assert_error(&json, test, &format!("c.{expected}"));
}

/// An error has the path of the value and its place in the JSON.
#[test]
fn errors_have_a_place() {
    let json = "{\"@type\": \"a\",\n \"b\":[{\"@type\":\"b\",\"n\":1,\"l\":\"1\"},\n {\"@type\":\"b\",\"n\":2147483648,\"l\":1}]}";
    let expected = "\
error: a.b[1].n: expected `int`, found `2147483648`, which is not in the range -2147483648 to 2147483647
 --> <standard input>:3:19
  |
3 |  {\"@type\":\"b\",\"n\":2147483648,\"l\":1}]}
  |                   ^^^^^^^^^^
";
    assert_fails(encode(json, "place"), 1, "", expected);
}

/// Errors of tl-core, which does not know JSON, also have a path and a location.
#[test]
fn errors_of_whole_objects_have_a_place() {
    let expected = "\
error: a.b[1]: b needs the field `l:long`
 --> <standard input>:2:10
  |
2 | {\"@type\":\"b\",\"n\":1}]}
  |          ^
";
    let json =
        "{\"@type\":\"a\",\"b\":[{\"@type\":\"b\",\"n\":1,\"l\":1},\n{\"@type\":\"b\",\"n\":1}]}";
    assert_fails(encode(json, "whole"), 1, "", expected);
    let expected = "\
error: a: fields that share bit 0 of flags are set together or not at all, but x is set and y is not
 --> <standard input>:1:10
  |
1 | {\"@type\":\"a\",\"x\":1,\"b\":[]}
  |          ^
";
    assert_fails(encode("{\"@type\":\"a\",\"x\":1,\"b\":[]}", "shared"), 1, "", expected);
}

#[test]
fn integers_are_exact() {
    let test = "integers";
    for (fields, expected) in [
        (r#""n":1.5,"l":1"#, ".n: expected `int`, found `1.5`, which is no whole number"),
        (r#""n":1e3,"l":1"#, ".n: expected `int`, found `1e3`, which is no whole number"),
        (r#""n":"1","l":1"#, ".n: expected `int`, found a string: write a number"),
        (r#""n":1,"l":"x""#, ".l: expected `long`, found `x`, which is no whole number"),
        (r#""n":1,"l":"""#, ".l: expected `long`, found ``, which is no whole number"),
        (r#""n":1,"l":true"#, ".l: expected `long`, found a truth value: write a string of digits"),
        (
            r#""n":null,"l":1"#,
            ".n: expected `int`, found null: leave the field out if it has no value",
        ),
    ] {
        assert_error_of_b(fields, test, expected);
    }
    let range = "-9223372036854775808 to 9223372036854775807";
    let expected = format!(
        ".l: expected `long`, found `9223372036854775808`, which is not in the range {range}"
    );
    assert_error_of_b(r#""n":1,"l":9223372036854775808"#, test, &expected);
}

#[test]
fn names_come_once_and_are_known() {
    let test = "names";
    for (fields, expected) in [
        (r#""n":1,"l":1,"n":2"#, ": a second value of `n`"),
        (r#""n":1,"l":1,"m":2"#, ": b has no field `m`"),
        (r#""n":1,"l":1,"@other":2"#, ": b has no field `@other`"),
    ] {
        assert_error_of_b(fields, test, expected);
    }
    let expected = "the schema has no constructor `phoneCal`: did you mean `phoneCall`?";
    let (_, errors, _) = parts(run(&["encode", r#"{"@type":"phoneCal"}"#], b""));
    assert!(errors.starts_with(&format!("error: {expected}\n")), "{errors}");
    let (_, errors, _) = parts(run(&["encode", r#"{"@type":"pong","msgid":"1"}"#], b""));
    let expected = "error: pong has no field `msgid`: did you mean `msg_id`?\n";
    assert!(errors.starts_with(expected), "{errors}");
}

#[test]
fn texts_have_their_form() {
    let nan = "write a number, \"Infinity\", \"-Infinity\", \"NaN\" or \"NaN:7ff0000000000001\"";
    let nan = format!("f: expected `double`, found \"NaN:3ff0000000000000\": {nan}");
    for (field, expected) in [
        (r#""w":"00""#, "w: expected `int128`, found 2 characters: write 32 hex digits"),
        (r#""d":"A*""#, "d: expected `bytes`, found no base64: Invalid symbol 42, offset 1."),
        (r#""d":"hex:abc""#, "d: expected `bytes`, found no hex: two digits per byte"),
        (r#""d":"hex:0g""#, "d: expected `bytes`, found no hex: two digits per byte"),
        (r#""f":1e-999"#, "f: expected `double`, found `1e-999`, which is too small: write 0"),
        (
            r#""f":1e999"#,
            "f: expected `double`, found `1e999`, which is too large: write \"Infinity\"",
        ),
        (r#""f":"NaN:3ff0000000000000""#, &nan),
        (r#""f":"NaN:003ff0000000000000""#, &nan.replace("NaN:3", "NaN:003")),
        (
            r#""f":"NaN:007ff0000000000001""#,
            &nan.replace("NaN:3ff0000000000000", "NaN:007ff0000000000001"),
        ),
    ] {
        assert_error_of_c(field, "texts", expected);
    }
}

#[test]
fn any_object_has_its_constructor() {
    let named = "o: `@type` is a name, an id after `#`, or both: `phoneCall#30535af5`";
    let missing =
        "o: the schema has no constructor #00000007: an object of it has its bytes as `@body`";
    for (field, expected) in [
        (
            r#""o":7"#,
            "o: expected `Object`, found a number: write an object, an array, true or false",
        ),
        (
            r##""o":{"@type":"#7","@body":"AA=="}"##,
            "o: `@body` has 1 bytes: everything in TL takes a multiple of 4",
        ),
        (
            r#""o":{"@type":"b","@body":""}"#,
            "o: an object with a `@body` has its id as `@type`: `#997275b5`",
        ),
        (
            r##""o":{"@type":"#7","@body":"","x":1}"##,
            "o: an object with a `@body` has no fields: `x`",
        ),
        (r##""o":{"@type":"#7"}"##, missing),
        (
            r#""o":{}"#,
            r#"o: an object of the type `Object` has its constructor as `@type`: add `"@type": "…"`"#,
        ),
        (r#""o":{"@type":7}"#, named),
        (r#""o":{"@type":"a#x"}"#, named),
    ] {
        assert_error_of_c(field, "any", expected);
    }
}

#[test]
fn values_have_their_type() {
    for (json, expected) in [
        (
            r#"{"@type":"a","b":[{"@type":"a"}]}"#,
            "a.b[0]: `a` is no `B`: expected one of b#00000002, c#00000003",
        ),
        (
            r##"{"@type":"a","b":[{"@type":"#7","@body":""}]}"##,
            "a.b[0]: expected `B`: only an `Object` may have a `@body`",
        ),
        (r#"{"@type":"a","b":{}}"#, "a.b: expected `Vector<B>`, found an object: write an array"),
        (r#"{"@type":"a","b":[1]}"#, "a.b[0]: expected `B`, found a number: write an object"),
        ("7", "expected `Object`, found a number: write an object, an array, true or false"),
    ] {
        assert_error(json, "types", expected);
    }
}

#[test]
fn texts_that_are_no_json() {
    let test = "no_json";
    for (json, expected) in [
        ("{\"@type\":\"a\",}", "Trailing commas are not allowed"),
        ("{'@type':\"a\"}", "Single-quoted strings are not allowed"),
        ("{} {}", "Text cannot contain more than one JSON value"),
        ("\"a\nb\"", "a string has line breaks and controls as escapes, `\\n`"),
        (&"[".repeat(100_000), "Maximum nesting depth exceeded"),
    ] {
        assert_error(json, test, &format!("this is no JSON: {expected}"));
    }
    for json in [
        "\"\\ud800\"",
        "01",
        "nul",
        "[1 2]",
        "{\"a\" 1}",
        "\"",
        "// a\ntrue",
        "+1",
        "Infinity",
        ".5",
        "0x1",
    ] {
        let (shown, errors, status) = parts(encode(json, test));
        assert_eq!((shown.as_str(), status), ("", Some(1)), "{json}");
        assert!(errors.starts_with("error: this is no JSON: "), "{json}: {errors}");
    }
    assert_error("", test, "there is no JSON value");
}

/// JSON may be as deep as packets are.
#[test]
fn depth_is_limited() {
    let arrays = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let (shown, errors, status) = parts(encode(&arrays(64), "depth"));
    assert_eq!((shown.len(), errors.as_str(), status), (2 * (64 * 8) + 1, "", Some(0)));
    let (_, errors, _) = parts(encode(&arrays(65), "depth"));
    let expected = format!(
        "error: vector[0]{}: values are nested deeper than the limit of 64 levels\n",
        "[0]".repeat(63)
    );
    assert!(errors.starts_with(&expected), "{errors}");
}

/// A device without an end takes no more memory than a long text, and a pipe is a file.
#[cfg(target_os = "linux")]
#[test]
fn devices_and_pipes() {
    let expected = "error: cannot read `/dev/zero`: it is longer than 256 MiB\n";
    assert_fails(tl("encode /dev/zero"), 1, "", expected);
    let (shown, errors, status) = parts(tl("dump --schema /dev/zero 00000000"));
    assert_eq!((shown.as_str(), errors.as_str()), ("", expected), "{status:?}");
    let packet = "c573773401000000000000000200000000000000\n";
    let json = br#"{"@type": "pong", "msg_id": "1", "ping_id": "2"}"#;
    assert_shows(run(&["encode", "/dev/stdin"], json), packet);
}
