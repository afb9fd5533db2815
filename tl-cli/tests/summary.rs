//! `tl summary`: logs of packets.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use support::{assert_fails, assert_shows, parts, run};

/// `pong#347773c5 msg_id:long ping_id:long = Pong`
const PONG: &str = "c573773401000000000000000200000000000000";

/// `msgs_ack#62d6b459 msg_ids:Vector<long> = MsgsAck` of one message.
const ACK: &str = "59b4d66215c4b51c010000000100000000000000";

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes().chunks(2).map(|it| str::from_utf8(it).unwrap()).map(byte).collect()
}

fn byte(digits: &str) -> u8 {
    u8::from_str_radix(digits, 16).unwrap()
}

#[test]
fn a_log_is_counted() {
    let log = format!("{PONG}\n{ACK}\r\n\nxXN3NAEAAAAAAAAAAgAAAAAAAAA=\n{PONG}\n");
    let expected = "\
4 packets, 80 bytes, 0 failed

packets  bytes  shortest  longest  type
      3     60        20       20  pong#347773c5
      1     20        20       20  msgs_ack#62d6b459
";
    assert_shows(run(&["summary"], log.as_bytes()), expected);
    assert_shows(run(&["summary", "-"], log.as_bytes()), expected);
}

/// Each kind of failure is shown with its first location; all failures are counted.
#[test]
fn failures_are_counted_with_the_first_place() {
    let log =
        format!("{}\n{}\n{PONG}\n?\nefbeadde\nf5\nefbeadde00000000\n", &PONG[..16], &PONG[..24]);
    let expected = "\
6 packets, 53 bytes, 6 failed

packets  bytes  shortest  longest  type
      3     40         8       20  pong#347773c5
      2     12         4        8  unknown #deadbeef
      1      1         1        1  no packet

failures:
  2  first line 5: no schema has the constructor id deadbeef
  1  line 1: pong.msg_id: the input ends where 8 bytes are needed (4 left), at byte 4
  1  line 2: pong.ping_id: the input ends where 8 bytes are needed (0 left), at byte 12
  1  line 4: `?` at character 1 is neither hex nor base64: give the packet alone, as hex, base64 or a bytes literal such as `b'\\xf5Z'`
  1  line 6: a packet has 4 bytes at least
";
    assert_fails(run(&["summary"], log.as_bytes()), 1, expected, "");
}

/// <https://core.telegram.org/mtproto/mtproto-transports>: an error in place of a packet, and a message with its header.
#[test]
fn frames_of_a_transport_are_counted() {
    let req_pq = "000000000000000034120000000000001400000078974660".to_owned() + &"00".repeat(16);
    let stream =
        format!("eeeeeeee 14000000{PONG} 28000000{req_pq} 04000000 6cfeffff").replace(' ', "");
    let expected = "\
3 packets, 64 bytes, 0 failed

packets  bytes  shortest  longest  type
      1     20        20       20  pong#347773c5
      1      4         4        4  transport error -404
      1     40        40       40  unencrypted_message
";
    assert_shows(run(&["summary", "--framing", "intermediate"], &bytes(&stream)), expected);
    let stream = format!("ef 05{PONG} 0a{req_pq} 01 6cfeffff").replace(' ', "");
    assert_shows(run(&["summary", "--framing", "abridged"], &bytes(&stream)), expected);
}

#[test]
fn a_broken_frame_is_a_failure_and_ends_the_log() {
    let stream = format!("14000000{PONG}14000000{}", &PONG[..8]);
    let expected = "\
1 packet, 20 bytes, 1 failed

packets  bytes  shortest  longest  type
      1     20        20       20  pong#347773c5

failures:
  1  byte 24: the input ends in a packet of 20 bytes, after 4 of them
";
    assert_fails(run(&["summary", "--framing", "u32"], &bytes(&stream)), 1, expected, "");
    // Nothing is reserved for the two gigabytes.
    let expected = "\
0 packets, 0 bytes, 1 failed

failures:
  1  byte 0: a packet of 2147483648 bytes is longer than 64 MiB: the framing is likely another one
";
    assert_fails(run(&["summary", "--framing", "u32"], &[0, 0, 0, 0x80]), 1, expected, "");
}

#[test]
fn each_packet_is_a_line_of_json() {
    let log = format!("{PONG}\n\n{}\n\"\nefbeadde\n", &PONG[..16]);
    let expected = r#"{"line":1,"length":20,"id":"347773c5","constructor":"pong","value":{"@type":"pong","msg_id":"1","ping_id":"2"}}
{"line":3,"length":8,"id":"347773c5","constructor":"pong","error":"pong.msg_id: the input ends where 8 bytes are needed (4 left), at byte 4","error_offset":4}
{"line":4,"error":"the literal has no `\"` at its end"}
{"line":5,"length":4,"id":"deadbeef","error":"no schema has the constructor id deadbeef"}
"#;
    let errors = "error: 3 failures, 3 packets\n";
    assert_fails(run(&["summary", "--jsonl"], log.as_bytes()), 1, expected, errors);
    let stream = bytes(&format!("14000000{PONG}"));
    let expected = r#"{"offset":0,"length":20,"id":"347773c5","constructor":"pong","value":{"@type":"pong","msg_id":"1","ping_id":"2"}}
"#;
    assert_shows(run(&["summary", "--jsonl", "--framing", "u32"], &stream), expected);
}

#[test]
fn places_have_the_file_if_there_are_several() {
    let path = |name| {
        let path = std::env::temp_dir().join(format!("tl_cli_{}_{name}", std::process::id()));
        path.to_str().unwrap().to_owned()
    };
    let (first, second) = (path("first.log"), path("second.log"));
    fs::write(&first, PONG).unwrap();
    fs::write(&second, format!("{PONG}\nefbeadde\n")).unwrap();
    let (shown, errors, status) = parts(run(&["summary", &first, &second], b""));
    let expected = format!("\n  1  {second}, line 2: no schema has the constructor id deadbeef\n");
    assert!(shown.ends_with(&expected), "{shown}");
    assert!(shown.starts_with("3 packets, 44 bytes, 1 failed\n"), "{shown}");
    assert_eq!((errors.as_str(), status), ("", Some(1)));
    fs::remove_file(first).unwrap();
    fs::remove_file(second).unwrap();
}

#[test]
fn a_log_that_cannot_be_read_is_an_error() {
    let errors =
        "error: the first line is no text: say how packets follow each other, with `--framing`\n";
    assert_fails(run(&["summary"], &bytes(PONG)), 2, "", errors);
    let folder = std::env::temp_dir();
    let folder = folder.to_str().unwrap();
    let errors = format!("error: `{folder}` is a folder: name a file in it\n");
    assert_fails(run(&["summary", folder], b""), 1, "", &errors);
    let errors = "error: cannot read `nothing`: No such file or directory (os error 2)\n";
    assert_fails(run(&["summary", "nothing"], b""), 1, "", errors);
}

#[test]
fn standard_input_is_read_once() {
    let errors = "error: standard input can be read only once: write one `-`\n";
    for arguments in [&["summary", "-", "-"][..], &["summary", "--schema", "-"]] {
        assert_fails(run(arguments, b"a = A;"), 2, "", errors);
    }
}

/// `head` reads one line and closes the pipe.
#[test]
fn a_reader_may_stop() {
    let path = std::env::temp_dir().join(format!("tl_cli_{}_long.log", std::process::id()));
    fs::write(&path, format!("{PONG}\n").repeat(100_000)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tl"));
    let command = command.args(["summary", "--jsonl", path.to_str().unwrap()]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(str::from_utf8(&output.stderr), Ok(""));
    assert!(output.status.success());
}
