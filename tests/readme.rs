//! The figures of the README come from the report of the benchmarks.

use std::path::Path;
use std::{env, fs};

/// A file of the repository.
fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The cases that the README's table has, in its order.
const CASES: [&str; 8] = [
    "encode a call into a reused `Vec`",
    "encode a call into a new `Vec`",
    "decode a call, owned",
    "decode a call, borrowed",
    "encode 10,000 `long`s",
    "decode 10,000 `long`s",
    "encode 1,000 connections",
    "decode 1,000 connections",
];

/// `TL_BLESS=1 cargo test readme` copies them again.
#[test]
fn the_figures_are_those_of_the_report() {
    let report = fs::read_to_string(path("benches/REPORT.md")).unwrap();
    let mut table =
        "| our time, divided by the time of | tl-proto 0.5.4 | grammers-tl-types 0.11 |\n\
                     |---|---|---|\n"
            .to_owned();
    table.extend(CASES.map(|case| {
        let ratio = |contender| ratio(&report, case, contender);
        format!("| {case} | {} | {} |\n", ratio("tl-proto"), ratio("grammers"))
    }));
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let (before, rest) = readme.split_once("<!-- figures -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of figures -->").unwrap();
    let wanted = format!("{before}<!-- figures -->\n{table}<!-- end of figures -->{after}");
    if env::var_os("TL_BLESS").is_some() {
        fs::write(path("README.md"), &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(path("README.md")).unwrap() == wanted,
        "README.md has other figures than the report: run `TL_BLESS=1 cargo test readme`"
    );
}

/// The column "ours to it" of a contender, in the report's table of a case.
fn ratio<'a>(report: &'a str, case: &str, contender: &str) -> &'a str {
    let (_, section) = report.split_once(&format!("### {case}\n")).unwrap();
    let section = section.split("\n### ").next().unwrap();
    let mut rows = section.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let row = rows.find(|row| row.get(1) == Some(&contender));
    row.map_or("–", |row| row[3])
}
