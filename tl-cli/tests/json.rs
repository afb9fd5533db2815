//! `tl json` and `tl encode`: packets written by the rules of the wire, in both directions.

mod support;

use std::sync::atomic::{AtomicU32, Ordering};

use support::{assert_fails, assert_shows, parts, run, schema_file, tl};

/// `packet` in hex is `json`, and JSON is the packet again.
#[track_caller]
fn assert_json(packet: &str, json: &str) {
    assert_shows(run(&["json", packet], b""), json);
    assert_shows(run(&["encode"], json.as_bytes()), &format!("{packet}\n"));
}

/// `packet` in hex is `json` in one line by the schema `schema`, and JSON is the packet again.
#[track_caller]
fn assert_compact(schema: &str, packet: &str, json: &str) {
    // Tests run at the same time.
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let path = schema_file(&format!("json_{}", COUNT.fetch_add(1, Ordering::Relaxed)), schema);
    let shown = run(&["json", "--compact", "--schema", &path, packet], b"");
    let encoded = run(&["encode", "--schema", &path, json], b"");
    std::fs::remove_file(path).unwrap();
    assert_shows(shown, &format!("{json}\n"));
    assert_shows(encoded, &format!("{packet}\n"));
}

const CALL: &str = r#"{
  "@type": "phoneCall",
  "p2p_allowed": true,
  "id": "1",
  "access_hash": "2",
  "date": 1700000000,
  "admin_id": "3",
  "participant_id": "4",
  "g_a_or_b": "AQID",
  "key_fingerprint": "-1",
  "protocol": {
    "@type": "phoneCallProtocol",
    "udp_p2p": true,
    "min_layer": 65,
    "max_layer": 92,
    "library_versions": [
      "9.0.0"
    ]
  },
  "connections": [
    {
      "@type": "phoneConnection",
      "tcp": true,
      "id": "7",
      "ip": "127.0.0.1",
      "ipv6": "::1",
      "port": 443,
      "peer_tag": "dGFn"
    }
  ],
  "start_date": 1700000001,
  "custom_parameters": {
    "@type": "dataJSON",
    "data": "{}"
  }
}
"#;

/// `phoneCall` with two flags, nested objects and vectors.
#[test]
fn a_call() {
    let packet = "f55a5330a00000000100000000000000020000000000000000f153650300000000000000040000000000000003010203\
         ffffffffffffffffc88f87fc01000000410000005c00000015c4b51c0100000005392e302e30000015c4b51c01000000\
         c723c19c010000000700000000000000093132372e302e302e310000033a3a31bb0100000374616701f15365048d747d\
         027b7d00";
    assert_json(packet, CALL);
}

/// A container: the lengths in front of its messages are no part of the JSON, and `message` is the name of two
/// constructors.
#[test]
fn a_container() {
    let packet = "dcf8f1730100000001000000000000000100000004000000379779bc";
    let json = r#"{
  "@type": "msg_container",
  "messages": [
    {
      "@type": "message#5bb8e511",
      "msg_id": "1",
      "seqno": 1,
      "body": false
    }
  ]
}
"#;
    assert_json(packet, json);
}

/// Kinds of packets that `tests/packets.rs` shows: JSON and back gives the same bytes.
#[test]
fn packets_of_many_kinds_go_round() {
    for packet in [
        "c1ded4785cbf172a0000000005000000000000004e74bf1600f15365",
        "dcf8f1730200000001000000000000000100000014000000c57377340100000000000000020000000000000002000000\
         00000000030000003c000000016d5cf30700000000000000a1cf72302b1f8b08000000000000ff011400ebffc5737734\
         01000000000000000200000000000000bf083f2f14000000",
        "63241605000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0817ed48941a08f981000000\
         15c4b51c01000000216be86c022bb4c3",
        "0d0d9bdae6000000a95ecdc10000000006000000025043000231310003312e3002656e000000000002656e006b18f9c4",
        "7af98bb4000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f18df068c791092b8eaba0500\
         0000e80300002ee6b589000000000000",
        "df068c79042ee6b589000000",
        "15c4b51c00000000",
        "b5757299",
    ] {
        for form in ["base64", "hex"] {
            let json = run(&["json", "--bytes", form, packet], b"");
            assert_shows(run(&["encode", "-"], &json.stdout), &format!("{packet}\n"));
            assert!(json.stderr.is_empty(), "{packet}");
        }
    }
}

#[test]
fn every_kind_of_value() {
    let schema =
        "a#1 int:int long:long double:double nat:# wide:int128 bool:Bool text:string data:bytes
         numbers:vector<long> bare:b boxed:B any:Object last:Object = A;b#2 x:int = B;c#3 = B;";
    let packet = [
        "01000000 feffffff 0000000000000080 000000000000f83f ffffffff 000102030405060708090a0b0c0d0e0f",
        "379779bc 0322c3a9 02fb8000 01000000 0100000000000000 07000000 03000000 15c4b51c00000000 efbeadde01000000",
    ];
    let packet = packet.concat().replace(' ', "");
    let json = r##"{"@type":"a","int":-2,"long":"-9223372036854775808","double":1.5,"nat":4294967295,"wide":"000102030405060708090a0b0c0d0e0f","bool":false,"text":"\"é","data":"+4A=","numbers":["1"],"bare":{"@type":"b","x":7},"boxed":{"@type":"c"},"any":[],"last":{"@type":"#deadbeef","@body":"AQAAAA=="}}"##;
    assert_compact(schema, &packet, json);
}

/// Doubles are exact: they have the shortest digits that are read as the same number, or a text if JSON has no such
/// number.
#[test]
fn doubles_are_exact() {
    let schema = "a#1 x:double = A;";
    for (bytes, json) in [
        ("9a9999999999b93f", "0.1"),
        ("0000000000000080", "-0.0"),
        ("0100000000000000", "5e-324"),
        ("ffffffffffffef7f", "1.7976931348623157e+308"),
        ("000000000000f07f", "\"Infinity\""),
        ("000000000000f0ff", "\"-Infinity\""),
        ("000000000000f87f", "\"NaN\""),
        ("000000000000f8ff", "\"NaN:fff8000000000000\""),
        ("010000000000f07f", "\"NaN:7ff0000000000001\""),
    ] {
        let json = format!("{{\"@type\":\"a\",\"x\":{json}}}");
        assert_compact(schema, &format!("01000000{bytes}"), &json);
    }
}

#[test]
fn flags_words_are_there_if_they_have_unknown_bits() {
    let schema = "a#1 flags:# set:flags.0?true x:flags.1?int = A;";
    assert_compact(schema, "0100000000000000", r#"{"@type":"a"}"#);
    assert_compact(schema, "010000000300000007000000", r#"{"@type":"a","set":true,"x":7}"#);
    let json = r#"{"@type":"a","flags":2147483648,"set":true}"#;
    assert_compact(schema, "0100000001000080", json);
}

/// Forms that `tl json` does not write.
#[test]
fn other_forms_are_read() {
    let path = schema_file(
        "json_forms",
        "a#1 flags:# set:flags.0?true b:B data:bytes = A;b#2 x:long = B;",
    );
    let encode = |json: &str| run(&["encode", "--schema", &path, json], b"");
    let packet = "010000000000000002000000050000000000000002ffee00\n";
    for json in [
        // Members in another order, a number for a `long`, no type where there is one constructor.
        r#"{"data": "/+4=", "b": {"x": 5}, "@type": "a"}"#,
        r#"{"@type": "a#00000001", "set": false, "data": "hex:FFee", "b": {"@type": "b", "x": "5"}}"#,
        r##"{"@type": "#1", "data": "/+4", "b": {"@type": "#2", "x": 5}, "flags": 0}"##,
        "{\"\\u0040type\": \"a\",\r\n \"data\": \"\\/+4=\",\r\n \"b\": {\"x\": 5}}",
    ] {
        assert_shows(encode(json), packet);
    }
    let output =
        run(&["encode", "--schema", &path, "--output", "base64", r#"{"@type": "b", "x": 1}"#], b"");
    assert_shows(output, "AgAAAAEAAAAAAAAA\n");
    let output =
        run(&["encode", "--schema", &path, "--output", "raw", r#"{"@type":"b","x":"1"}"#], b"");
    assert_eq!(
        (output.stdout.as_slice(), output.status.code()),
        ([2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0].as_slice(), Some(0))
    );
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, r#"{"@type": "pong", "msg_id": "1", "ping_id": "2"}"#).unwrap();
    let output = run(&["encode", &path], b"");
    std::fs::remove_file(path).unwrap();
    assert_shows(output, "c573773401000000000000000200000000000000\n");
}

#[test]
fn a_type_can_be_given() {
    assert_shows(
        run(&["json", "--compact", "--type", "vector<int>", "0100000007000000"], b""),
        "[7]\n",
    );
    assert_shows(run(&["encode", "--type", "vector<int>", "[7]"], b""), "0100000007000000\n");
    let bare = "{\"@type\":\"pong\",\"msg_id\":\"1\",\"ping_id\":\"2\"}";
    let packet = "01000000000000000200000000000000";
    assert_shows(run(&["json", "--compact", "--type", "pong", packet], b""), &format!("{bare}\n"));
    assert_shows(run(&["encode", "--type", "%Pong", bare], b""), &format!("{packet}\n"));
    let expected =
        "error: there is no type `Missing`: add a constructor of it, or the schema that has it\n";
    assert_fails(run(&["encode", "--type", "Missing", "[]"], b""), 2, "", expected);
    let expected = "error: `int int` is no type\n";
    assert_fails(run(&["json", "--type", "int int", "00000000"], b""), 2, "", expected);
}

/// A constructor of secret chats whose name is one of Telegram's API, too, and one of a given schema.
#[test]
fn a_name_of_several_schemas_has_its_id() {
    for (json, packet) in [
        (
            "{\"@type\":\"documentAttributeVideo#5910cccb\",\"duration\":1,\"w\":2,\"h\":3}",
            "cbcc1059010000000200000003000000",
        ),
        (
            "{\"@type\":\"messageEntityBlockquote#020df5d0\",\"offset\":1,\"length\":2}",
            "d0f50d020100000002000000",
        ),
    ] {
        assert_shows(run(&["json", "--compact", packet], b""), &format!("{json}\n"));
        assert_shows(run(&["encode", json], b""), &format!("{packet}\n"));
    }
    let path = schema_file("json_hidden", "pong#1 = Pong;");
    let packet = "c573773401000000000000000200000000000000";
    let shown = run(&["json", "--compact", "--schema", &path, packet], b"");
    let json = "{\"@type\":\"pong#347773c5\",\"msg_id\":\"1\",\"ping_id\":\"2\"}";
    let encoded = run(&["encode", "--schema", &path, json], b"");
    std::fs::remove_file(path).unwrap();
    assert_shows(shown, &format!("{json}\n"));
    assert_shows(encoded, &format!("{packet}\n"));
}

/// A function that is a prefix of another.
#[test]
fn a_query_after_a_prefix_is_next() {
    let packet = "92b8eaba05000000e80300002ee6b589";
    let json = "{\"@type\":\"liteServer.waitMasterchainSeqno\",\"seqno\":5,\"timeout_ms\":1000,\
         \"@next\":{\"@type\":\"liteServer.getMasterchainInfo\"}}";
    assert_shows(run(&["json", "--compact", packet], b""), &format!("{json}\n"));
    assert_shows(run(&["encode", json], b""), &format!("{packet}\n"));
    let (_, errors, status) =
        parts(run(&["encode", r#"{"@type":"dataJSON","data":"","@next":true}"#], b""));
    let expected =
        "error: only a function that returns an `Object` has an `@next`, the query after it\n";
    assert!(errors.starts_with(expected), "{errors}");
    assert_eq!(status, Some(1));
}

/// Objects that no schema has are encoded, too.
#[test]
fn an_unknown_object_is_kept() {
    let json = r##"{"@type": "#deadbeef", "@body": "hex:05000000"}"##;
    assert_shows(run(&["encode", json], b""), "efbeadde05000000\n");
    assert_shows(run(&["encode", &format!("[{json}]")], b""), "15c4b51c01000000efbeadde05000000\n");
}

/// JSON has no padding: if it is lost, there is a warning.
#[test]
fn lost_padding_is_a_warning() {
    let (shown, errors, status) = parts(tl("json --compact --offset 1 ff048d747d027b7d01"));
    assert_eq!((shown.as_str(), status), ("{\"@type\":\"dataJSON\",\"data\":\"{}\"}\n", Some(0)));
    let expected = "warning: the packet is not written as its value is, from byte 8 on: `tl encode` makes another one. \
         Padding and forms of lengths are not in JSON\n";
    assert_eq!(errors, expected);
}

#[test]
fn a_broken_packet_is_an_error() {
    let expected = "\
error: dataJSON.data: a string of 2 bytes runs past the end (1 left), at byte 4
help: `tl dump` shows the packet up to there
";
    assert_fails(tl("json 048d747d027b"), 1, "", expected);
    let (shown, errors, status) = parts(tl("json deadbeef05000000"));
    assert!(
        errors.contains("begins with the constructor id efbeadde, which no schema has"),
        "{errors}"
    );
    assert_eq!((shown.as_str(), status), ("", Some(1)));
}

#[test]
fn command_lines_that_are_wrong() {
    let expected = "error: standard input can be read only once: it has the JSON or the schema\n";
    assert_fails(tl("encode --schema - -"), 2, "", expected);
    let expected = "error: standard input can be read only once: it has the packet or the schema\n";
    assert_fails(tl("json --schema - -"), 2, "", expected);
}
