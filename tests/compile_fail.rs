//! What the compiler says to a wrong annotation, one file a mistake.
//!
//! `TRYBUILD=overwrite cargo test -p tl-tests --test compile_fail` writes what it says now into the `.stderr`
//! files, to be looked at before it is committed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release whose own words are in `compile_fail/compiler`.
const BLESSED: &str = "rustc 1.95.";

/// Puts the schema of the cases where their paths look for it: trybuild compiles cases in a crate of its own.
fn copy_schema() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let schema = target.join("tests/trybuild/tl-tests/schema");
    fs::create_dir_all(&schema).unwrap();
    fs::copy("../tl-derive/schema/api.tl", schema.join("api.tl")).unwrap();
}

/// The messages of the derive.
#[test]
fn derive() {
    let cases = trybuild::TestCases::new();
    for place in ["item", "constructor", "field", "flag", "accepts"] {
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
        trybuild::TestCases::new().compile_fail("compile_fail/accepts_proof/*.rs");
        copy_schema();
        trybuild::TestCases::new().compile_fail("compile_fail/definition/*.rs");
    } else {
        eprintln!("not compared: compile_fail/compiler is of {BLESSED}x, this is {version}");
    }
}

/// Two derives in a crate whose tl-core has another name.
const RENAMED: &str = r"
    #[derive(renamed::TlObject)]
    #[tl(id = 0x00000001)]
    pub struct Wait {
        seconds: i32,
        #[tl(flag = 0)]
        text: Option<String>,
    }

    #[derive(renamed::TlObject)]
    pub enum Either {
        #[tl(id = 0x00000001)]
        Left,
        #[tl(id = 0x00000002)]
        Right(i32),
    }
";

/// What rustc says to `source`, a crate that has tl-core by the name `renamed`.
///
/// trybuild gives each case the name by which this package has it.
fn compiled_with_renamed(name: &str, source: &str) -> String {
    let test = std::env::current_exe().unwrap();
    let libraries = test.parent().unwrap();
    let is_library = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("libtl_core-") && name.ends_with(".rlib")
    };
    let files = libraries.read_dir().unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<_> = files.filter(is_library).collect();
    files.sort_by_key(|it| it.metadata().unwrap().modified().unwrap());
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = directory.join(format!("{name}.rs"));
    std::fs::write(&file, source).unwrap();
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let compile = |library: &PathBuf| {
        let output = Command::new(&rustc)
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--out-dir"])
            .arg(directory)
            .arg("--extern")
            .arg(format!("renamed={}", library.display()))
            .arg("-L")
            .arg(format!("dependency={}", libraries.display()))
            .arg(&file)
            .output()
            .unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    // A library of another build may miss what it was built with.
    let mut reports = files.iter().rev().map(compile);
    reports.find(|report| !report.contains("possibly newer version of crate")).unwrap()
}

/// One error per derive, which names the attribute.
#[test]
fn another_name_of_tl_core() {
    let report = compiled_with_renamed("renamed", RENAMED);
    assert_eq!(report.matches("error[").count(), 2, "{report}");
    let hint = "if_tl_core_is_renamed_write_tl_crate_eq_path";
    assert_eq!(report.matches(hint).count(), 2, "{report}");
}

#[test]
fn tl_core_by_its_name_for_the_whole_crate() {
    let source = format!("extern crate renamed as tl_core;\n{RENAMED}");
    let report = compiled_with_renamed("renamed_for_all", &source);
    assert!(!report.contains("error"), "{report}");
}
