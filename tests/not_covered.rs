//! Prints the packages that `cargo test` leaves out. It is the last of the test targets, and cannot fail if cargo works.

use std::process::Command;

use jsonc_parser::{JsonValue, ParseOptions, parse_to_value};

fn main() {
    // nextest asks each target for its tests.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1", "--manifest-path"])
        .arg(workspace)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata = String::from_utf8(output.stdout).unwrap();
    let metadata = parse_to_value(&metadata, &ParseOptions::default()).unwrap().unwrap();
    println!(
        "`cargo test` covers tl-core, what goes over the wire, and the examples.\n\
         Not covered: {}.\n\
         `bash .ci/run` covers all of it.",
        left_out(&metadata).join(", ")
    );
}

/// The names of the members of the workspace that are no default members.
fn left_out(metadata: &JsonValue<'_>) -> Vec<String> {
    let JsonValue::Object(metadata) = metadata else { panic!("no object") };
    let (members, defaults) = (
        metadata.get_array("packages").unwrap(),
        metadata.get_array("workspace_default_members").unwrap(),
    );
    let left_out = members.iter().filter_map(|member| {
        let JsonValue::Object(member) = member else { panic!("no object") };
        let is_default = defaults.iter().any(|it| Some(it) == member.get("id"));
        (!is_default).then(|| member.get_string("name").unwrap().clone().into_owned())
    });
    left_out.collect()
}
