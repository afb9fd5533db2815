//! What the compiler says to a wrong annotation, one file a mistake.
//!
//! `TRYBUILD=overwrite cargo test --test compile_fail` writes what it says now into the `.stderr`
//! files, to be looked at before it is committed.

use std::process::Command;

/// The release whose own words are in `compile_fail/compiler`.
const BLESSED: &str = "rustc 1.95.";

/// The messages of the derive.
#[test]
fn derive() {
    let cases = trybuild::TestCases::new();
    for place in ["item", "constructor", "field", "flag"] {
        cases.compile_fail(format!("compile_fail/{place}/*.rs"));
    }
}

/// The messages of the compiler about the traits of tl-core. Its words around ours change from
/// release to release: they are compared on the one that they were written with.
#[test]
fn compiler() {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    if version.starts_with(BLESSED) {
        trybuild::TestCases::new().compile_fail("compile_fail/compiler/*.rs");
        trybuild::TestCases::new().compile_fail("compile_fail/proof/*.rs");
    } else {
        eprintln!("not compared: compile_fail/compiler is of {BLESSED}x, this is {version}");
    }
}
