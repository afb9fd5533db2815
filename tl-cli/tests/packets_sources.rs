//! Sources of a packet: files, pipes and standard input, in any format.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use support::{assert_fails, assert_shows, parts, run, tl};

const HEX: &str = "c5737734 0100000000000000 0200000000000000";

const SHOWN: &str = "\
000000  c5 73 77 34              Pong: pong#347773c5
000004  01 00 00 00 00 00 00 00    msg_id:long = 1
00000c  02 00 00 00 00 00 00 00    ping_id:long = 2
";

/// A place for a file of a test.
fn place(name: &str) -> String {
    let path = std::env::temp_dir().join(format!("tl_cli_{}_{name}", std::process::id()));
    path.to_str().unwrap().to_owned()
}

/// `tl dump <(…)` names a pipe, as `/dev/fd/63` or as a file.
#[cfg(unix)]
#[test]
fn a_packet_is_in_a_pipe() {
    assert_shows(run(&["dump", "/dev/stdin"], HEX.as_bytes()), SHOWN);
    let script = r#""$TL" dump <(echo "$HEX")"#;
    let mut command = Command::new("bash");
    let command = command.args(["-c", script]).env("TL", env!("CARGO_BIN_EXE_tl")).env("HEX", HEX);
    match command.stdin(Stdio::null()).output() {
        Ok(output) => assert_shows(output, SHOWN),
        Err(error) => println!("not tested: bash cannot be started: {error}"),
    }
}

#[test]
fn a_folder_is_no_packet() {
    let path = place("folder");
    fs::create_dir(&path).unwrap();
    let output = tl(&format!("dump {path}"));
    fs::remove_dir(&path).unwrap();
    assert_fails(output, 1, "", &format!("error: `{path}` is a folder: name a file in it\n"));
}

#[test]
fn one_packet_is_shown() {
    let path = place("first");
    fs::write(&path, b"c573773401000000").unwrap();
    let output = tl(&format!("dump {path} second"));
    fs::remove_file(&path).unwrap();
    let expected =
        format!("error: `{path}` is the name of a file: give it alone, since one packet is read\n");
    assert_fails(output, 1, "", &expected);
}

#[test]
fn the_name_of_no_file_is_an_error() {
    let (_, errors, _) = parts(tl("dump hello"));
    let expected = "error: there is no file `hello`, and as a packet, it is no base64: ";
    assert!(errors.starts_with(expected), "{errors}");
    // A long text is not repeated.
    let (_, errors, _) =
        parts(run(&["dump"], format!("b'a' {}", "words ".repeat(1000)).as_bytes()));
    assert!(errors.len() < 120, "{errors}");
}

#[test]
fn what_is_empty_is_an_error() {
    for arguments in [&["dump"][..], &["dump", "-"], &["dump", "--raw"]] {
        let expected = "error: standard input is empty: a packet is expected\n";
        assert_fails(run(arguments, b""), 1, "", expected);
    }
    let path = place("empty");
    fs::write(&path, "").unwrap();
    let output = tl(&format!("dump {path}"));
    fs::remove_file(&path).unwrap();
    assert_fails(output, 1, "", &format!("error: `{path}` is empty: a packet is expected\n"));
    assert_fails(run(&["dump"], b"\r\n"), 1, "", "error: the packet is empty\n");
}

/// Windows ends lines by two characters, and puts a mark in front.
#[test]
fn a_text_of_windows_is_read() {
    for text in [
        "c573 7734 01000000\r\n00000000 02000000\r\n00000000\r\n",
        "\u{feff}c573773401000000000000000200000000000000\r\n",
        "xXN3NAEAAAAA\r\nAAAAAgAAAAAAAAA=\r\n",
        "b'\\xc5sw4\\x01\\0\\0\\0\\0\\0\\0\\0\\x02\\0\\0\\0\\0\\0\\0\\0'\r\n",
        "{0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0, 0,\r\n 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0}\r\n",
        "00000000: c573 7734 0100 0000 0000 0000 0200 0000  .sw4............\r\n\
         00000010: 0000 0000                                ....\r\n",
    ] {
        assert_shows(run(&["dump"], text.as_bytes()), SHOWN);
    }
}

/// If a text is invalid in the format that it looks like, it is never read in another format.
#[test]
fn a_text_that_is_not_clear_is_refused() {
    for (text, expected) in [
        ("{0x347773c5, 0x00000001}", "error: `0x347773c5` in a list has several bytes,"),
        ("00000000: 347773c5 00000001  .sw4....", "error: `347773c5` in a dump may have either"),
        ("00000000: 73c5 3477  .sw4", "error: the bytes at the offset 0 of the dump are not its"),
        ("c5 73 77 3", "error: hex has two digits per byte, and `3` has an odd number"),
    ] {
        let (shown, errors, status) = parts(run(&["dump"], text.as_bytes()));
        assert!(errors.starts_with(expected), "{errors}");
        assert_eq!((shown.as_str(), status), ("", Some(1)));
    }
}

/// <https://no-color.org>, and its opposite, <https://bixense.com/clicolors>.
#[test]
fn the_environment_decides_about_colours() {
    let shown = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tl"));
        let command = command.args(["dump", HEX]).env_remove("NO_COLOR");
        let command = command.env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
        parts(command.stdin(Stdio::null()).output().unwrap()).0
    };
    assert_eq!(shown(&[]), SHOWN);
    assert!(shown(&[("CLICOLOR_FORCE", "1")]).contains("\x1b[36mPong"));
    assert_eq!(shown(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), SHOWN);
}
