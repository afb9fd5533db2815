//! `tl completions` and `tl man`.

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use support::{assert_fails, parts, run, tl};

/// The names of all commands, from the help.
fn commands() -> Vec<String> {
    let (help, ..) = parts(tl("--help"));
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    let names: Vec<_> =
        lines.filter_map(|it| Some(it.split_whitespace().next()?.to_owned())).collect();
    assert!(["dump", "diff", "gen", "man"].iter().all(|it| names.iter().any(|name| name == it)));
    names
}

#[test]
fn completions_have_all_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (script, errors, status) = parts(run(&["completions", shell], b""));
        assert_eq!((errors.as_str(), status), ("", Some(0)));
        let options = ["deny-warnings", "trust-id", "exit-code"].map(str::to_owned);
        for name in commands().into_iter().chain(options) {
            assert!(script.contains(&name), "{shell}: {name}");
        }
    }
    let (_, errors, status) = parts(tl("completions none"));
    assert!(errors.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{errors}");
    assert_eq!(status, Some(2));
}

/// A real shell completes a command line, if it is installed.
#[test]
fn bash_completes() {
    let (script, ..) = parts(tl("completions bash"));
    let complete = |words: &str| {
        let test = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _tl tl \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo \"${{COMPREPLY[@]}}\"\n"
        );
        let mut bash =
            Command::new("bash").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        bash.stdin.take()?.write_all(test.as_bytes()).ok()?;
        String::from_utf8(bash.wait_with_output().ok()?.stdout).ok()
    };
    let Some(found) = complete("tl con") else {
        println!("skipped: there is no bash");
        return;
    };
    assert_eq!(found, "convert\n");
    assert_eq!(complete("tl diff --for").unwrap(), "--format\n");
    assert_eq!(complete("tl diff --format m").unwrap(), "markdown\n");
}

#[test]
fn man_pages_have_all_commands_and_options() {
    let (page, errors, status) = parts(tl("man"));
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    assert!(page.contains(".TH tl 1"), "{page}");
    for name in commands() {
        assert!(page.contains(&format!("tl\\-{name}(1)")), "{name}: {page}");
        let (page, errors, status) = parts(run(&["man", &name], b""));
        assert_eq!((errors.as_str(), status), ("", Some(0)));
        assert!(page.contains(&format!(".TH tl-{name} 1")), "{name}: {page}");
        assert!(page.contains("Examples:"), "{name}: {page}");
    }
    let expected = "error: there is no command `nothing`: see `tl --help`\n";
    assert_fails(tl("man nothing"), 2, "", expected);
}

#[test]
fn man_pages_are_written_to_a_directory() {
    let directory = std::env::temp_dir().join(format!("tl_cli_man_{}", std::process::id()));
    let path = directory.to_str().unwrap();
    let (_, errors, status) = parts(run(&["man", "--dir", path], b""));
    assert!(errors.starts_with(&format!("error: cannot write to `{path}`: ")), "{errors}");
    assert_eq!(status, Some(1));
    std::fs::create_dir(&directory).unwrap();
    let (shown, errors, status) = parts(run(&["man", "--dir", path], b""));
    let page = std::fs::read_to_string(directory.join("tl-dump.1")).unwrap();
    let count = std::fs::read_dir(&directory).unwrap().count();
    std::fs::remove_dir_all(&directory).unwrap();
    assert_eq!((shown.as_str(), errors.as_str(), status), ("", "", Some(0)));
    assert!(page.contains("gzip_packed"), "{page}");
    assert_eq!(count, commands().len() + 1);
}
