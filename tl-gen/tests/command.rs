//! The command line.

use std::process::{Command, Output};
use std::str;

fn tl_gen(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tl-gen")).args(arguments).output().unwrap()
}

#[test]
fn writes_to_standard_output() {
    let output = tl_gen(&["tests/schemas/telegram.tl", "--only", "dataJSON", "--no-name-of"]);
    assert!(output.status.success());
    let source = str::from_utf8(&output.stdout).unwrap();
    assert!(source.contains("pub struct DataJSON {"), "{source}");
}

#[test]
fn writes_to_a_file() {
    let path = std::env::temp_dir().join(format!("tl_gen_{}.rs", std::process::id()));
    let output =
        tl_gen(&["tests/schemas/ton.tl", "--dialect", "ton", "-o", path.to_str().unwrap()]);
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
        "{}:1:5: there is no type `Missing`: define a constructor of it, or correct it\n",
        path.display()
    );
    assert_eq!(str::from_utf8(&output.stderr), Ok(expected.as_str()));
}

#[test]
fn an_id_that_is_not_the_definition_s_is_a_warning() {
    let path = std::env::temp_dir().join(format!("tl_gen_id_{}.tl", std::process::id()));
    std::fs::write(&path, "boolTrue#997275b5 = Bool;\na#00000001 = A;\n").unwrap();
    let schema = path.to_str().unwrap();
    let (told, trusted) = (tl_gen(&[schema]), tl_gen(&[schema, "--trust-id", "a"]));
    std::fs::remove_file(&path).unwrap();
    assert!(told.status.success() && trusted.status.success());
    let spelled = crc("a = A");
    let expected = format!(
        "warning: {schema}:2:1: `a` has the id 00000001, but its definition spells {spelled:08x}: \
         correct it, or trust it if it is meant\n"
    );
    assert_eq!(str::from_utf8(&told.stderr), Ok(expected.as_str()));
    assert_eq!(str::from_utf8(&trusted.stderr), Ok(""));
    assert_eq!(told.stdout, trusted.stdout);
}

/// CRC-32 (IEEE), bit by bit.
fn crc(text: &str) -> u32 {
    !text.bytes().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[test]
fn help_and_unknown_options() {
    let help = tl_gen(&["--help"]);
    assert!(str::from_utf8(&help.stdout).unwrap().contains("Usage: tl-gen"));
    let output = tl_gen(&["--wrong"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(str::from_utf8(&output.stderr), Ok("tl-gen: invalid option '--wrong'\n"));
    assert_eq!(tl_gen(&[]).status.code(), Some(1));
}

#[test]
fn options_correct_a_schema() {
    let arguments = ["tests/schemas/mixed.tl", "--alias", "uint=int", "--skip", "int160"];
    let more =
        ["--bytes-for", "resPQ.pq", "--rename", "pong.ping_id=ping", "--trust-id", "msg_container"];
    let output = tl_gen(&[&arguments[..], &more].concat());
    assert!(output.status.success(), "{output:?}");
    let source = str::from_utf8(&output.stdout).unwrap();
    for expected in
        ["pub part: i32", "pub pq: Bytes", "#[tl(name = \"ping_id\")]\n        pub ping: i64"]
    {
        assert!(source.contains(expected), "{expected}");
    }
    let told = |arguments: &[&str]| String::from_utf8(tl_gen(arguments).stderr).unwrap();
    let pair = told(&["tests/schemas/mixed.tl", "--alias", "uint"]);
    assert!(pair.contains("`uint` of `--alias` is no pair: write `NAME=OTHER`"), "{pair}");
    let unknown = told(&["tests/schemas/mixed.tl", "--skip", "oldUsr"]);
    assert!(unknown.contains("did you mean `oldUser`?"), "{unknown}");
    let layer = told(&["tests/schemas/mixed.tl", "--layer", "7"]);
    assert!(layer.contains("the schema has no layers"), "{layer}");
}
