//! The README of tl-gen shows this crate, word for word.

use std::process::Command;

const README: &str = include_str!("../../../tl-gen/README.md");

#[test]
fn it_is_what_the_readme_shows() {
    for part in [
        include_str!("../schema/api.tl"),
        include_str!("../build.rs"),
        include_str!("../src/main.rs"),
    ] {
        assert!(README.contains(part), "tl-gen/README.md does not show\n{part}");
    }
}

#[test]
fn it_prints_what_the_readme_shows() {
    let output = Command::new(env!("CARGO_BIN_EXE_tl-from-schema")).output().unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(README.contains(&printed), "tl-gen/README.md does not show\n{printed}");
}
