//! Checks before publishing: manifests, links that work on the registry's pages, the oldest compiler, public types
//! that may grow, and no circle of files.

#[path = "packaging/circles.rs"]
mod circles;
#[path = "packaging/links.rs"]
mod links;
#[path = "packaging/public_types.rs"]
mod public_types;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The packages that are published, in the order in which they are.
const PUBLISHED: [&str; 6] =
    ["tl-syntax", "tl-derive", "tl-core", "tl-gen", "tl-layers", "tl-command"];

/// The directory of a published package.
fn directory(name: &str) -> &str {
    if name == "tl-command" { "tl-cli" } else { name }
}

/// A file of the repository.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--manifest-path")
        .arg(path("Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// All packages of the lock file.
fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--format-version=1", "--all-features"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// A version as three numbers, which compare in order.
fn version(text: &str) -> [u32; 3] {
    let mut numbers = text.split('.').map(|it| it.parse().unwrap());
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

#[test]
fn manifests_are_complete() {
    let packages = packages();
    for name in PUBLISHED {
        let package = packages.iter().find(|it| it["name"] == *name).unwrap();
        for key in ["description", "license", "readme", "rust_version"] {
            assert!(package[key].is_string(), "{name} has no {key}");
        }
        assert!(package["description"].as_str().unwrap().len() < 160, "{name}: one line");
        for key in ["keywords", "categories"] {
            let count = package[key].as_array().unwrap().len();
            assert!((1..=5).contains(&count), "{name} has {count} {key}");
        }
        assert_eq!(package["readme"], "README.md", "of the crate, not of the repository");
        // The page exists once the crate is published. A command has none.
        let page = package["documentation"].as_str();
        assert_eq!(
            page,
            (name != "tl-command").then(|| format!("https://docs.rs/{name}")).as_deref()
        );
        let directory = directory(name);
        for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(read(&format!("{directory}/{license}")).len() > 500, "{name} has no {license}");
        }
    }
}

/// The dependencies of a package with some features, as `name v1.2.3`.
fn dependencies(name: &str, features: &str) -> Vec<(String, String)> {
    let tree = cargo(&[
        "tree",
        "--package",
        name,
        "--no-default-features",
        "--features",
        features,
        "--edges=normal,build",
        "--prefix=none",
        "--format={p}",
    ]);
    let pair = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines().filter_map(pair).collect()
}

/// No dependency requires a newer compiler than we do. Prints the version that each feature requires:
/// `cargo test -p tl-tests --test packaging rust_versions -- --nocapture`.
#[test]
fn rust_versions_of_dependencies_are_no_newer() {
    let packages = packages();
    for name in PUBLISHED {
        let package = packages.iter().find(|it| it["name"] == *name).unwrap();
        let ours = version(package["rust_version"].as_str().unwrap());
        let features = package["features"].as_object().unwrap().keys().map(String::as_str);
        for feature in features.filter(|it| *it != "default").chain([""]) {
            let asked =
                dependencies(name, feature).into_iter().filter_map(|(crate_name, number)| {
                    let is_it = |it: &&Value| it["name"] == *crate_name && it["version"] == *number;
                    let found = packages.iter().find(is_it).unwrap();
                    let is_ours = PUBLISHED.contains(&crate_name.as_str());
                    Some((
                        version(found["rust_version"].as_str().filter(|_| !is_ours)?),
                        crate_name,
                    ))
                });
            let newest = asked.max().unwrap_or_default();
            println!("{name} with {feature:?}: {newest:?}");
            assert!(newest.0 <= ours, "{name} with {feature:?}: {newest:?}");
        }
    }
}
