//! `tl fmt`.

mod support;

use support::{assert_fails, assert_shows, parts, run, schema_file};

const SCHEMA: &str = "\u{feff}\r
// A heading\r
int   ? = Int; vector {t:Type}  # [ t ] = Vector t; // built in\r


/* of a
   block */
a#1  x : flags . 0 ? int = A;
b  flags:#   y:flags.0?true
    z:Vector < int > = B;
c x:int // inside
  = C;
 ---functions---  // and more
call  {X:Type}  query:!X list:(vector   bytes) = X;last = A;
";

const FORMATTED: &str = "\
// A heading
int ? = Int;
vector {t:Type} # [ t ] = Vector t; // built in

/* of a
   block */
a#00000001 x:int = A;
b flags:# y:flags.0?true z:Vector<int> = B;
c x:int // inside
  = C;
---functions--- // and more
call {X:Type} query:!X list:(vector bytes) = X;
last = A;
";

#[test]
fn a_schema_has_one_form() {
    let schema = SCHEMA.replace("x : flags . 0 ? int", "x : int");
    assert_shows(run(&["fmt", "-"], schema.as_bytes()), FORMATTED);
    assert_shows(run(&["fmt", "-"], FORMATTED.as_bytes()), FORMATTED);
    assert_shows(run(&["fmt", "-"], b""), "");
}

/// `/*/` begins a comment, and does not end it.
#[test]
fn three_characters_are_no_whole_comment() {
    let schema = "/*/  a  = A; */\nb  = B;\nc /*/ ; */  x:int = C;\n";
    let expected = "/*/  a  = A; */\nb = B;\nc /*/ ; */  x:int = C;\n";
    assert_shows(run(&["fmt", "-"], schema.as_bytes()), expected);
    let (shown, errors, status) = parts(run(&["fmt", "-"], b"/*/\na  = A;\n"));
    assert!(errors.starts_with("error: this comment has no end"), "{errors}");
    assert_eq!((shown.as_str(), status), ("", Some(1)));
}

#[test]
fn files_are_changed_in_place() {
    let path = schema_file("fmt", "a  x:int=A;");
    let output = run(&["fmt", "--check", &path], b"");
    assert_fails(output, 1, &format!("{path} is not formatted\n"), "");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "a  x:int=A;");
    assert_shows(run(&["fmt", &path], b""), "");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "a x:int = A;\n");
    assert_shows(run(&["fmt", "--check", &path], b""), "");
    std::fs::write(&path, "a x:int = ;").unwrap();
    let output = run(&["fmt", &path], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "a x:int = ;");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_schemas_of_the_command_cannot_be_changed() {
    let expected = "error: `@telegram` is a schema of this command: it cannot be changed\n";
    assert_fails(run(&["fmt", "@telegram"], b""), 2, "", expected);
    assert!(!std::path::Path::new("@telegram").exists());
}

/// The schemas of the command, which others have written: the same definitions and comments, and no more changes.
#[test]
fn whole_schemas_are_formatted() {
    for name in ["telegram", "mtproto", "mtproto_envelopes", "ton_api", "lite_api"] {
        let text = std::fs::read_to_string(format!("schemas/{name}.tl")).unwrap();
        let output = run(&["fmt", "-"], text.as_bytes());
        let formatted = String::from_utf8(output.stdout).unwrap();
        let comments = |text: &str| {
            let comments =
                text.lines().filter_map(|it| it.find("//").map(|start| it[start..].trim_end()));
            comments.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(comments(&formatted), comments(&text), "{name}");
        assert_shows(run(&["fmt", "-"], formatted.as_bytes()), &formatted);
    }
}

/// A file is replaced as a whole: its permissions stay, and a link stays a link.
#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let path = schema_file("linked", "a  x:int = A;");
    let link = format!("{path}.link");
    symlink(&path, &link).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_shows(run(&["fmt", &link], b""), "");
    let metadata = fs::symlink_metadata(&path).unwrap();
    let (text, is_link) =
        (fs::read_to_string(&path).unwrap(), fs::symlink_metadata(&link).unwrap());
    fs::remove_file(&link).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(text, "a x:int = A;\n");
    assert!(is_link.file_type().is_symlink());
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
}
