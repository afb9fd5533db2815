//! The examples of `--help`, and those at the top of the project's README, run as a shell runs them.
#![cfg(unix)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use support::{parts, tl};

/// Programs that may not be installed, and host names, which need the network.
const FOREIGN: [&str; 4] = ["curl ", "jq ", "xxd ", "man -l"];

/// An empty vector, which is right in any schema.
const PACKET: &[u8] = b"\x15\xc4\xb5\x1c\0\0\0\0";

const API: &str = "phoneConnection id:long = PhoneConnection;\n";

/// A folder with the files that the examples name.
fn files() -> PathBuf {
    let folder = env::temp_dir().join(format!("tl_cli_help_{}", std::process::id()));
    for path in [
        "schema",
        "src",
        ".local/share/bash-completion/completions",
        ".local/share/man/man1",
        ".zfunc",
        ".config/fish/completions",
    ] {
        fs::create_dir_all(folder.join(path)).unwrap();
    }
    for schema in ["api", "schema/api", "layer195", "layer229", "layer230", "my_api", "old", "new"]
    {
        fs::write(folder.join(format!("{schema}.tl")), API).unwrap();
    }
    let json = "{\"constructors\":[],\"methods\":[]}";
    for (name, text) in [
        ("mtproto.tl", "pong msg_id:long ping_id:long = Pong;\n"),
        ("ton_api.tl", "adnl.pong value:long = adnl.Pong;\n"),
        ("lite_api.tl", "liteServer.error code:int message:string = liteServer.Error;\n"),
        ("old.json", json),
        ("new.tl", ""),
        ("call.json", "[]"),
        ("packets.log", "15c4b51c00000000\n"),
        ("app.log", "start\n12:00 recv: 15c4b51c00000000\n"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::write(folder.join("packet.bin"), PACKET).unwrap();
    fs::write(folder.join("stream.bin"), [b"\x08\0\0\0", PACKET].concat()).unwrap();
    folder
}

/// Runs a line in `folder`, which is the home directory, too.
fn assert_runs(line: &str, folder: &Path) {
    let command = Path::new(env!("CARGO_BIN_EXE_tl")).parent().unwrap();
    let path = format!("{}:{}", command.display(), env::var("PATH").unwrap());
    let shell = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .env("HOME", folder)
        .output()
        .unwrap();
    let (shown, errors, status) = parts(shell);
    assert_eq!(status, Some(0), "{line}\n{shown}\n{errors}");
    assert!(!errors.contains("error"), "{line}\n{errors}");
}

/// The lines of the help's section `Examples:`.
fn examples(help: &str) -> Vec<String> {
    let section = help.split("Examples:\n").nth(1).unwrap();
    let lines = section.lines().take_while(|it| it.starts_with("  "));
    lines.map(|it| it.trim().to_owned()).collect()
}

#[test]
fn the_examples_run() {
    let folder = files();
    let commands = parts(tl("--help")).0;
    let commands = commands.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = commands.lines().map(|it| it.split_whitespace().next().unwrap());
    let helps = names.map(|name| parts(tl(&format!("{name} --help"))).0);
    let mut lines: Vec<_> = helps.flat_map(|help| examples(&help)).collect();
    lines.extend(examples(&parts(tl("--help")).0));
    let readme = include_str!("../../README.md");
    lines.extend(readme.lines().filter(|it| it.starts_with("tl ")).map(str::to_owned));
    let blocks = include_str!("../README.md").split("```sh\n").skip(1);
    lines.extend(blocks.map(|it| it.split("```").next().unwrap().to_owned()));
    let mut count = 0;
    for line in &lines {
        if !FOREIGN.iter().any(|it| line.contains(it)) {
            assert_runs(line, &folder);
            count += 1;
        }
    }
    fs::remove_dir_all(folder).unwrap();
    assert!(count > 50, "{count}");
}
