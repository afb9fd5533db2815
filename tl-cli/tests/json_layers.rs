//! `tl json` of packets that another schema of the command has, too: `tl encode` makes the same packet. Names of files.

mod support;

use support::{assert_shows, parts, run, schema_file};

/// `packet` in hex is `json` by two layers, and the JSON is the packet again. Gives the warnings of `tl json`.
#[track_caller]
fn assert_of_layers(name: &str, layers: [&str; 2], packet: &str, json: &str) -> String {
    let [older, newer] = layers;
    let older = schema_file(&format!("json_layers_{name}_older"), older);
    let newer = schema_file(&format!("json_layers_{name}_newer"), newer);
    let schemas = ["--schema", &*older, "--schema", &*newer];
    let shown = run(&[&["json", "--compact", packet], &schemas[..]].concat(), b"");
    let encoded = run(&[&["encode", json], &schemas[..]].concat(), b"");
    std::fs::remove_file(&older).unwrap();
    std::fs::remove_file(&newer).unwrap();
    let (shown, warnings, status) = parts(shown);
    assert_eq!((shown.trim_end(), status), (json, Some(0)), "{warnings}");
    if warnings.is_empty() {
        assert_shows(encoded, &format!("{packet}\n"));
    }
    warnings
}

const OLDER: &str = "a#00000001 x:int = A;";
const NEWER: &str = "a#00000002 x:int = A;";

/// "Items have their ids." `a` alone is the constructor of the first layer.
#[test]
fn a_vector_of_the_second_layer() {
    let packet = "15c4b51c010000000200000005000000";
    let json = r#"[{"@type":"a#00000002","x":5}]"#;
    assert_eq!(assert_of_layers("vector", [OLDER, NEWER], packet, json), "");
}

/// The envelope is in both schemas, and what is in it is not.
#[test]
fn an_envelope_of_the_second_layer() {
    let packet = "016d5cf307000000000000000200000005000000";
    let json =
        r#"{"@type":"rpc_result#f35c6d01","req_msg_id":"7","result":{"@type":"a#00000002","x":5}}"#;
    assert_eq!(assert_of_layers("envelope", [OLDER, NEWER], packet, json), "");
}

/// The JSON does not say which of the two schemas is meant. Bytes that are not text belong to the second one.
#[test]
fn json_that_makes_another_packet_is_a_warning() {
    let older = "a#00000001 x:string = A; b#00000002 = B;";
    let newer = "a#00000001 x:bytes = A; b#00000003 = B;";
    let json = r#"{"@type":"a#00000001","x":"/w=="}"#;
    let warnings = assert_of_layers("lossy", [older, newer], "0100000001ff0000", json);
    let expected = "warning: `tl encode` makes another packet of this, by another of the schemas";
    assert!(warnings.starts_with(expected), "{warnings}");
}

/// Each object has its id: a name alone is of the newest layer.
#[test]
fn an_update_of_an_older_layer() {
    let packet = "c1ded47823d8fb1b050000004950d00907000000";
    let json = "{\"@type\":\"updateShort#78d4dec1\",\"update\":{\"@type\":\"updateUserStatus#1bfbd823\",\"user_id\":5,\
         \"status\":{\"@type\":\"userStatusEmpty#09d05049\"}},\"date\":7}\n";
    assert_shows(run(&["json", "--compact", packet], b""), json);
    assert_shows(run(&["encode", json], b""), &format!("{packet}\n"));
    // Without the id, the root is of the newest layer, where the inner object is a mistake.
    let (_, errors, status) =
        parts(run(&["encode", &json.replace("Short#78d4dec1", "Short")], b""));
    let expected = "error: updateShort.update: `updateUserStatus#1bfbd823` is no `Update`";
    assert!(errors.starts_with(expected), "{errors}");
    assert_eq!(status, Some(1));
}

/// A name of a file may have anything in it but `/`.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_obeys_no_file_name() {
    let schema = schema_file("esc_\u{1b}]0;name\u{7}", "a#00000001 x:int = A;");
    let packets = schema_file("packets_\u{1b}[2J", "?\n");
    let outputs = [
        run(&["check", &schema], b""),
        run(&["diff", "--format", "markdown", &schema, &schema], b""),
        run(&["show", "--schema", &schema, "A"], b""),
        run(&["dump", "--schema", &schema, "02000000"], b""),
        run(&["encode", &packets], b""),
        run(&["summary", &packets, &packets], b""),
    ];
    std::fs::remove_file(&schema).unwrap();
    std::fs::remove_file(&packets).unwrap();
    for output in outputs {
        let (shown, errors, _) = parts(output);
        let text = shown + &errors;
        assert!(text.contains("\\u{1b}"), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{7}']), "{text:?}");
    }
}
