//! The derive's messages and where they point, without a compiler: those of `tests/compile_fail`, which
//! `cargo test -p tl-tests --test compile_fail` gets from one, in a hundredth of the time.

use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{DeriveInput, Item};

use crate::check;
use crate::diag::Ctxt;

/// What is wrong with `item`: each message, and the line and column that it points to.
fn mistakes(item: &Item) -> Vec<String> {
    // What is no struct, enum or union derives nothing.
    let Ok(input) = syn::parse2::<DeriveInput>(item.to_token_stream()) else { return Vec::new() };
    let context = Ctxt::new();
    let item = crate::ast::Input::parse(&context, &input);
    check::plan(&context, &item);
    let Err(errors) = context.finish() else { return Vec::new() };
    errors
        .into_iter()
        .map(|error| {
            let start = error.span().start();
            format!("{}:{} error: {error}", start.line, start.column + 1)
        })
        .collect()
}

/// The same of the compiler's report.
fn reported(report: &str) -> Vec<String> {
    let mut lines = report.lines();
    let mut reported = Vec::new();
    while let Some(message) = lines.find(|line| line.starts_with("error: ")) {
        let mut message = message.to_owned();
        let place = loop {
            let line = lines.next().unwrap();
            if line.trim_start().starts_with("--> ") {
                break line;
            }
            message.extend(["\n", line.strip_prefix("       ").unwrap_or(line)]);
        };
        let (_, position) = place.split_once(".rs:").unwrap();
        reported.push(format!("{position} {message}"));
    }
    reported
}

fn sources(directory: &Path) -> impl Iterator<Item = PathBuf> {
    let files = fs::read_dir(directory).unwrap().map(|it| it.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|it| it == "rs"))
}

#[test]
fn are_those_of_the_compile_fail_cases() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/compile_fail");
    let mut compared = 0;
    for place in ["item", "constructor", "definition", "field", "flag", "accepts"] {
        for source in sources(&cases.join(place)) {
            let file = syn::parse_file(&fs::read_to_string(&source).unwrap()).unwrap();
            let found: Vec<_> = file.items.iter().flat_map(mistakes).collect();
            let report = fs::read_to_string(source.with_extension("stderr")).unwrap();
            assert_eq!(found, reported(&report), "{}", source.display());
            compared += found.len();
        }
    }
    assert!(compared > 50, "{compared} messages");
}
