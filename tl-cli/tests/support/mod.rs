//! The command, run as a user runs it.
#![allow(dead_code, reason = "each test uses a part")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The command with `arguments`, which are separated by spaces.
pub fn tl(arguments: &str) -> Output {
    run(&arguments.split(' ').collect::<Vec<_>>(), b"")
}

/// The command with `arguments`, and `input` on standard input.
pub fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tl"));
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let command = command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads nothing may have ended.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Standard output, standard error and the exit status.
pub fn parts(output: Output) -> (String, String, Option<i32>) {
    let text = |it| String::from_utf8(it).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// The output is `expected`, and no error.
#[track_caller]
pub fn assert_shows(output: Output, expected: &str) {
    let (shown, errors, status) = parts(output);
    assert_eq!(shown, expected);
    assert_eq!((errors.as_str(), status), ("", Some(0)));
}

/// The output is `expected`, and then the errors.
#[track_caller]
pub fn assert_fails(output: Output, status: i32, expected: &str, expected_errors: &str) {
    let (shown, errors, code) = parts(output);
    assert_eq!(shown, expected);
    assert_eq!(errors, expected_errors);
    assert_eq!(code, Some(status));
}

/// Writes a schema file for one test, and returns its path.
pub fn schema_file(name: &str, text: &str) -> String {
    let path = std::env::temp_dir().join(format!("tl_cli_{}_{name}.tl", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}
