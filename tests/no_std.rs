//! Builds the library of `no_std/`, and looks into it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the library with `arguments`, and gives where it is.
fn build(arguments: &[&str]) -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("no_std/Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_std");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&target)
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("release").join(if cfg!(windows) { "tl_no_std.lib" } else { "libtl_no_std.a" })
}

fn contains(library: &Path, text: &str) -> bool {
    let content = std::fs::read(library).unwrap();
    content.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The library links without std, and what it does not use of the definitions is not in it.
///
/// A flag bit has no bytes and can fail in no way: nothing but a definition names it.
#[test]
fn definitions_are_where_they_are_used_alone() {
    let library = build(&[]);
    assert!(contains(&library, "participant_id"), "errors name the fields");
    assert!(!contains(&library, "conference_supported"), "definitions are not used");
    let library = build(&["--features", "dump,interop"]);
    assert!(contains(&library, "conference_supported"), "the dump shows the definitions");
}
