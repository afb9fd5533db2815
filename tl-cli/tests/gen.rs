//! `tl gen`.

mod support;

use std::process::Output;
use std::str;

use support::{parts, run, schema_file};

fn tl_gen(arguments: &[&str]) -> Output {
    run(&[&["gen"], arguments].concat(), b"")
}

/// The output for a schema on standard input.
fn tl_gen_of(schema: &str, arguments: &[&str]) -> Output {
    run(&[&["gen", "-"], arguments].concat(), schema.as_bytes())
}

fn errors_of(schema: &str, arguments: &[&str]) -> String {
    String::from_utf8(tl_gen_of(schema, arguments).stderr).unwrap()
}

#[test]
fn reads_standard_input() {
    let output = tl_gen_of("\u{feff}a#1 x:int = A;\r\n", &["--trust-id", "a"]);
    assert!(output.status.success());
    assert!(str::from_utf8(&output.stdout).unwrap().contains("pub struct A {"));
    assert_eq!(str::from_utf8(&output.stderr), Ok(""));
}

/// What `<(…)` of a shell gives: a file that can be read once.
#[cfg(unix)]
#[test]
fn a_pipe_is_read_once() {
    let output = run(&["gen", "/dev/stdin"], b"a x:int = a;");
    assert!(str::from_utf8(&output.stdout).unwrap().contains("pub struct A {"));
    let expected = "\
warning: the type `a` begins with a small letter, as constructors do: write a capital one
 --> /dev/stdin:1:11
  |
1 | a x:int = a;
  |           ^
";
    assert_eq!(str::from_utf8(&output.stderr), Ok(expected));
}

#[test]
fn standard_input_is_read_once() {
    let expected = "error: standard input can be read only once: write one `-`\n";
    assert_eq!(str::from_utf8(&tl_gen(&["-", "-"]).stderr), Ok(expected));
}

#[test]
fn all_errors_are_shown_with_their_lines() {
    let text = "\u{feff}a x:int = A\r\nb#1 y:Vector<int = B;\rc é = C;\n@read d = D;\ne = E";
    let output = tl_gen_of(text, &[]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let expected = "\
error: expected `;`, found `b`
 --> <standard input>:2:1
  |
2 | b#1 y:Vector<int = B;
  | ^
error: expected `>`, found `=`
 --> <standard input>:2:18
  |
2 | b#1 y:Vector<int = B;
  |                  ^
error: unexpected `\\u{e9}`: it has no meaning in TL
 --> <standard input>:3:3
  |
3 | c é = C;
  |   ^
error: modifiers such as `@read` are not supported: remove them
 --> <standard input>:4:1
  |
4 | @read d = D;
  | ^
error: expected `;`, found the end of the schema
 --> <standard input>:5:6
  |
5 | e = E
  |      ^
";
    assert_eq!(str::from_utf8(&output.stderr), Ok(expected));
}

/// A schema may be one line.
#[test]
fn of_a_long_line_a_part_is_shown() {
    let reported = errors_of(&"a x:int @; ".repeat(2_000), &[]);
    assert_eq!(reported.matches("error: ").count(), 2_000);
    assert!(reported.lines().all(|line| line.len() < 200));
    let last = reported.lines().rev().take(5).collect::<Vec<_>>();
    assert_eq!(last[4], " --> <standard input>:1:21998");
    assert_eq!(last[0].find('^'), last[1].rfind('@'));
}

#[test]
fn warnings_are_shown_in_the_same_way() {
    let expected = "\
warning: the type `a` begins with a small letter, as constructors do: write a capital one
 --> <standard input>:1:11
  |
1 | a#1 x:# = a;
  |           ^
";
    assert_eq!(errors_of("a#1 x:# = a;", &["--trust-id", "a"]), expected);
}

#[test]
fn an_empty_result_is_a_warning() {
    let expected = "warning: nothing is generated: the schema defines no type and no function\n";
    for schema in ["", "// a = A;", "int ? = Int;"] {
        let output = tl_gen_of(schema, &[]);
        assert!(output.status.success());
        assert_eq!(str::from_utf8(&output.stderr), Ok(expected));
    }
}

#[test]
fn ids_by_the_rule_of_the_other_dialect_are_one_warning() {
    let line = "a x:bytes = A";
    let ton = crc(line);
    let telegram = crc("a x:string = A");
    let schema = |id: u32| format!("a#{id:08x} x:bytes = A;\n");
    assert_eq!(errors_of(&schema(ton), &["--dialect", "ton"]), "");
    assert_eq!(errors_of(&schema(telegram), &[]), "");
    let expected = "warning: one id follows TON's rule, first that of `a`: choose it with `--dialect ton`, \
        in a build script with `dialect(Dialect::Ton)`; or trust what is meant\n";
    assert!(errors_of(&schema(ton), &[]).starts_with(expected));
    let expected = "warning: one id follows Telegram's rule, first that of `a`: choose it with \
        `--dialect telegram`, in a build script with `dialect(Dialect::Telegram)`; or trust what is meant\n";
    assert!(errors_of(&schema(telegram), &["--dialect", "ton"]).starts_with(expected));
    let two = schema(ton) + &format!("b#{:08x} x:bytes = B;", crc("b x:bytes = B"));
    let reported = errors_of(&two, &[]);
    assert!(reported.starts_with("warning: 2 ids follow TON's rule"), "{reported}");
    assert_eq!(reported.matches("warning").count(), 1);
    assert_eq!(errors_of(&two, &["--trust-id", "a", "--trust-id", "b"]), "");
    let mixed = two
        + &format!(
            "c#{0:08x} x:bytes = C;d#{1:08x} x:bytes = D;",
            crc("c x:string = C"),
            crc("d x:string = D")
        );
    let reported = errors_of(&mixed, &[]);
    assert_eq!(
        (reported.matches("definition spells").count(), reported.matches("TON").count()),
        (2, 0)
    );
}

#[test]
fn tl_b_is_named() {
    let reported = errors_of("bool_true$1 = Bool;\nbool_false$0 = Bool;\n", &[]);
    assert!(reported.starts_with("error: this is TL-B"), "{reported}");
    assert_eq!(reported.matches("error").count(), 1);
}

#[test]
fn writes_to_standard_output() {
    let output =
        tl_gen(&["../tl-gen/tests/schemas/telegram.tl", "--only", "dataJSON", "--no-name-of"]);
    assert!(output.status.success());
    let source = str::from_utf8(&output.stdout).unwrap();
    assert!(source.contains("pub struct DataJSON {"), "{source}");
}

#[test]
fn writes_to_a_file() {
    let path = std::env::temp_dir().join(format!("tl_gen_{}.rs", std::process::id()));
    let output = tl_gen(&[
        "../tl-gen/tests/schemas/ton.tl",
        "--dialect",
        "ton",
        "-o",
        path.to_str().unwrap(),
    ]);
    assert!(output.status.success());
    let source = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(source.contains("dialect = \"ton\""), "{source}");
}

#[test]
fn mistakes_exit_with_one() {
    let path = std::env::temp_dir().join(format!("tl_gen_{}.tl", std::process::id()));
    std::fs::write(&path, "a x:Missing = A;\n").unwrap();
    let output = tl_gen(&[path.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "error: there is no type `Missing`: define a constructor of it, or correct it\n \
         --> {}:1:5\n  |\n1 | a x:Missing = A;\n  |     ^^^^^^^\n",
        path.display()
    );
    assert_eq!(str::from_utf8(&output.stderr), Ok(expected.as_str()));
}

#[test]
fn an_id_that_is_not_the_definition_s_is_a_warning() {
    let path = std::env::temp_dir().join(format!("tl_gen_id_{}.tl", std::process::id()));
    std::fs::write(&path, "boolTrue#997275b5 = Bool;\na#00000001 = A;\n").unwrap();
    let schema = path.to_str().unwrap();
    let (reported, trusted) = (tl_gen(&[schema]), tl_gen(&[schema, "--trust-id", "a"]));
    std::fs::remove_file(&path).unwrap();
    assert!(reported.status.success() && trusted.status.success());
    let spelled = crc("a = A");
    let expected = format!(
        "warning: `a` has the id 00000001, but its definition spells {spelled:08x}: correct it, or trust \
         it with `--trust-id a`, in a build script with `trust_id(\"a\")`\n --> {schema}:2:1\n  |\n2 | a#00000001 = A;\n  | ^\n"
    );
    assert_eq!(str::from_utf8(&reported.stderr), Ok(expected.as_str()));
    assert_eq!(str::from_utf8(&trusted.stderr), Ok(""));
    assert_eq!(reported.stdout, trusted.stdout);
}

/// CRC-32 (IEEE), bit by bit.
fn crc(text: &str) -> u32 {
    !text.bytes().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[test]
fn help_and_wrong_command_lines() {
    let (help, _, status) = parts(tl_gen(&["--help"]));
    assert!(help.contains("Usage: tl gen [OPTIONS] <SCHEMA>..."), "{help}");
    assert_eq!(status, Some(0));
    let (_, errors, status) = parts(tl_gen(&["--dialekt", "ton", "a.tl"]));
    assert!(errors.starts_with("error: unexpected argument '--dialekt' found"), "{errors}");
    assert!(errors.contains("a similar argument exists: '--dialect'"), "{errors}");
    assert_eq!(status, Some(2));
    let (_, errors, status) = parts(tl_gen(&[]));
    assert!(errors.contains("<SCHEMA>..."), "{errors}");
    assert_eq!(status, Some(2));
    let (_, errors, status) = parts(tl_gen(&["none.tl"]));
    assert!(errors.starts_with("error: cannot read `none.tl`: "), "{errors}");
    assert_eq!(status, Some(1));
}

/// Each option, by what it changes in the output.
#[test]
fn each_option_is_passed_on() {
    let schema = "a#1 flags:# x:bytes y:flags.0?string = A;\nb x:bytes z:long = A;\nc = C;\n\
        ---functions---\ng = A;";
    let generated = |option: &str| {
        let arguments: Vec<_> = option.split_whitespace().collect();
        let (source, errors, status) = parts(tl_gen_of(schema, &arguments));
        assert_eq!(status, Some(0), "{option}: {errors}");
        source
    };
    let without = generated("");
    let options = "--only A; --dialect ton; --structs; --boxed b; --flags-fields; --no-proofs; --vec; --borrowed; \
        --derive Eq; --struct-derive Eq; --enum-derive Eq; --attribute #[doc(hidden)]; \
        --struct-attribute #[doc(hidden)]; --enum-attribute #[doc(hidden)]; --type-attribute A=#[doc(hidden)]; \
        --field-attribute *:bytes=#[doc(hidden)]; --new; --no-accessors; --any-object; --any-function; \
        --no-name-of; --unknown-name none; --skip C; --bytes-for *.y; --rename c=d";
    for option in options.split(';') {
        assert_ne!(generated(option), without, "{option}");
    }
}

/// The old layer has a constructor that the new one lacks.
#[test]
fn lines_of_other_layers_are_accepted() {
    let old = schema_file("gen_layers_old", "// LAYER 7\na x:int = A;\ngone = A;\n");
    let older = schema_file("gen_layers_older", "a x:int y:int = A;\n");
    let new = "a flags:# x:long y:flags.0?int z:flags.1?int = A;";
    let output = tl_gen_of(new, &["--layers", &old, &older]);
    let (source, errors, status) = parts(output);
    assert_eq!(status, Some(0));
    let expected = "warning: a line of another layer does not fit: see the comment at the top of the generated file\n  \
        `gone` of layer 7: the new schema has no `gone`\n";
    assert_eq!(errors, expected);
    let id = crc("a x:int = A");
    assert!(source.contains(&format!("accepts(7) = \"a#{id:08x} x:int = A;\"")), "{source}");
    let id = crc("a x:int y:int = A");
    assert!(source.contains(&format!("accepts = \"a#{id:08x} x:int y:int = A;\"")), "{source}");
    // Each file may have an option of its own.
    let again = tl_gen_of(new, &["--layers", &old, "--layers", &older, "--no-name-of"]);
    assert!(parts(again).0.contains("accepts(7)"));
    let (drops, ..) = parts(tl_gen_of(new, &["--layers", &older, "--layer-drops"]));
    assert!(drops.contains("drop(z)"), "{drops}");
    let new = "a x:long y:int z:int = A;";
    let (source, errors, _) = parts(tl_gen_of(new, &["--layers", &older, "--layer-defaults"]));
    assert!(errors.is_empty() && source.contains("#[tl(default)]"), "{errors}{source}");
    for path in [&old, &older] {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn other_layers_are_read_as_schemas_are() {
    let (_, errors, status) = parts(tl_gen_of("a = A;", &["--layers", "-"]));
    let expected = "error: standard input can be read only once: write one `-`\n";
    assert_eq!((errors.as_str(), status), (expected, Some(2)));
    let (_, errors, status) = parts(tl_gen(&["@lite", "--dialect", "ton", "--layers", "none.tl"]));
    assert!(errors.starts_with("error: cannot read `none.tl`: "), "{errors}");
    assert_eq!(status, Some(1));
    let (_, errors, status) = parts(tl_gen_of("a = A;", &["--layer-drops"]));
    assert!(errors.contains("--layers <SCHEMA>..."), "{errors}");
    assert_eq!(status, Some(2));
    // The number of a built-in layer is its own.
    let arguments = ["@telegram", "--only", "botCommand", "--layers", "@telegram:105"];
    let (source, ..) = parts(tl_gen(&arguments));
    assert!(source.contains("accepts(105) = \"botCommand#c27ac8c7 "), "{source}");
}

#[test]
fn options_correct_a_schema() {
    let arguments = ["../tl-gen/tests/schemas/mixed.tl", "--alias", "uint=int", "--skip", "int160"];
    let more =
        ["--bytes-for", "resPQ.pq", "--rename", "pong.ping_id=ping", "--trust-id", "msg_container"];
    let output = tl_gen(&[&arguments[..], &more].concat());
    assert!(output.status.success(), "{output:?}");
    let source = str::from_utf8(&output.stdout).unwrap();
    for expected in
        ["pub part: i32", "pub pq: Bytes", "#[tl(name = \"ping_id\")]\n            pub ping: i64"]
    {
        assert!(source.contains(expected), "{expected}");
    }
    let reported = |arguments: &[&str]| String::from_utf8(tl_gen(arguments).stderr).unwrap();
    let pair = reported(&["../tl-gen/tests/schemas/mixed.tl", "--alias", "uint"]);
    assert!(
        pair.contains(
            "invalid value 'uint' for '--alias <NAME=TYPE>': it is no pair: write `NAME=OTHER`"
        ),
        "{pair}"
    );
    let unknown = reported(&["../tl-gen/tests/schemas/mixed.tl", "--skip", "oldUsr"]);
    assert!(unknown.contains("did you mean `oldUser`?"), "{unknown}");
    let layer = reported(&["../tl-gen/tests/schemas/mixed.tl", "--layer", "7"]);
    assert!(layer.contains("the schema has no layers"), "{layer}");
}
