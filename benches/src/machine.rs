//! The machine, the compiler and the versions of a measurement.

use std::fs;
use std::process::Command;

use crate::malloc;

/// A line of the report's first table: a name and a value.
pub type Fact = (&'static str, String);

pub fn facts() -> Vec<Fact> {
    vec![
        ("date", output("date", &["-u", "+%Y-%m-%d"])),
        ("commit", output("git", &["describe", "--always", "--dirty"])),
        ("processor", processor()),
        ("system", output("uname", &["-sr"])),
        ("compiler", output("rustc", &["--version"])),
        ("tl-core", locked("tl-core")),
        ("ferogram-tl-types", locked("ferogram-tl-types")),
        ("grammers-tl-types", locked("grammers-tl-types")),
        ("tl-proto", locked("tl-proto")),
        ("profile", "release, as cargo has it".to_owned()),
        ("allocator", format!("glibc, {}", malloc::setting())),
    ]
}

/// The first line that a command prints; `unknown` if there is no such command.
fn output(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output();
    let text = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    match text.unwrap_or_default().lines().next() {
        Some(line) => line.to_owned(),
        None => "unknown".to_owned(),
    }
}

fn processor() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models = || cpus.lines().filter(|line| line.starts_with("model name"));
    let model = models().next().and_then(|line| line.split_once(": "));
    match model {
        Some((_, model)) => format!("{model}, {} cores", models().count()),
        None => std::env::consts::ARCH.to_owned(),
    }
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> String {
    let lock = include_str!("../../Cargo.lock");
    let entry = lock.split_once(&format!("name = \"{package}\"\nversion = \""));
    match entry.and_then(|(_, rest)| rest.split_once('"')) {
        Some((version, _)) => version.to_owned(),
        None => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found() {
        assert!(locked("tl-proto").starts_with("0.5"));
        assert_eq!(locked("no such package"), "unknown");
    }
}
