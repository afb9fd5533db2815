//! `tl diff --compat`.

mod support;

use std::collections::HashMap;
use std::process::Output;

use serde_json::Value;
use support::{assert_fails, assert_shows, parts, run, schema_file};

const OLD: &str = "// LAYER 214
user flags:# bot:flags.1?true id:int name:string phone:string = User;
userEmpty id:long = User;
userGone id:int photo:Photo = User;
photo id:long = Photo;
message id:int text:string media:Vector<Media> author:User = Message;
media = Media;
chat members:Vector<int> = Chat;
poll x:int = Poll;
---functions---
users.get id:Vector<long> = Vector<User>;
users.setName id:long name:string = Bool;
users.move id:long = Bool;
";

const NEW: &str = "// LAYER 230
user flags:# bot:flags.1?true id:long name:flags.0?string rank:flags.2?string = User;
userEmpty id:long = User;
photo id:long = Photo;
message flags:# id:int text:string author:flags.0?User media:Vector<Media> pinned:flags.1?true = Message;
media = Media;
chat members:Vector<User> title:string = Chat;
poll x:int count:int = Poll;
added = Added;
---functions---
users.get id:Vector<long> = Vector<User>;
users.setName flags:# silent:flags.0?true id:long name:string = Bool;
users.move id:long = User;
users.added = User;
";

const TEXT: &str = "\
type User
  user
      read by `accepts`, with `id` converted
      not written: `phone:string` is gone, and the old line needs a value
  userGone
      not read: the new schema has no `userGone`

type Message
  message
      read by `accepts`
      written if `author` is set and `pinned` is not set

type Chat
  chat
      not read and not written: `members:Vector<int>` is now `members:Vector<User>`
      not read and not written: `title:string` is new, always present, and has no default

type Poll
  poll
      not read and not written: `count:int` is new, always present, and has no default

functions
  users.setName
      read by `accepts`
      written if `silent` is not set
  users.move
      not read and not written: it returned `Bool` and returns `User`

constructors: 5 changed or gone, 2 of them read, 1 of them written; 1 new, which are not written
functions: 2 changed or gone, 1 of them read, 1 of them written; 1 new, which are not written
types: 6, 2 of them read with any value
";

fn compat(name: &str, old: &str, new: &str, options: &[&str]) -> Output {
    let files = [("old", old), ("new", new)]
        .map(|(side, text)| schema_file(&format!("compat_{name}_{side}"), text));
    let output = run(&[&["diff", "--compat", &files[0], &files[1]], options].concat(), b"");
    for file in &files {
        std::fs::remove_file(file).unwrap();
    }
    output
}

#[test]
fn each_definition_has_a_verdict() {
    assert_shows(compat("text", OLD, NEW, &[]), TEXT);
    let readme = include_str!("../README.md");
    let example =
        readme.split("```text\ntype Message\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(TEXT.contains(&format!("type Message\n{example}")), "{example}");
}

#[test]
fn nothing_to_say_of_what_is_the_same() {
    let expected = "\
constructors: 0 changed or gone, 0 of them read, 0 of them written; 0 new, which are not written
functions: 0 changed or gone, 0 of them read, 0 of them written; 0 new, which are not written
types: 6, 6 of them read with any value
";
    assert_shows(compat("same", OLD, OLD, &["--exit-code"]), expected);
}

#[test]
fn the_rules_may_be_wider() {
    let (old, new) = ("poll x:int = Poll;", "poll flags:# x:int count:int y:flags.0?int = Poll;");
    let with = |options: &[&str]| parts(compat("rules", old, new, options)).0;
    let defaults = with(&["--layer-defaults"]);
    let lost = "not written: `count:int` is always present, but the old line has no such parameter";
    assert!(defaults.contains("read by `accepts`, with a default of `count`\n"), "{defaults}");
    assert!(defaults.contains(lost), "{defaults}");
    let both = with(&["--layer-defaults", "--layer-drops"]);
    assert!(both.contains("\n      written, without `count` and `y`\n"), "{both}");
    let (_, errors, status) = parts(run(&["diff", "--layer-drops", "a", "b"], b""));
    assert!(errors.contains("--compat"), "{errors}");
    assert_eq!(status, Some(2));
}

/// By TON's rule, a flag bit is a part of the id.
#[test]
fn ids_follow_the_dialect() {
    let (old, new) = ("a flags:# x:int = A;", "a flags:# x:int bit:flags.0?true = A;");
    let read = |options: &[&str]| parts(compat("dialect", old, new, options)).0;
    assert!(read(&[]).contains("read by its id\n"));
    assert!(read(&["--dialect", "ton"]).contains("read by `accepts`\n"));
}

#[test]
fn the_exit_code_says_whether_something_is_lost() {
    assert_fails(compat("code", OLD, NEW, &["--exit-code"]), 1, TEXT, "");
    let status = |new: &str| parts(compat("code2", "a x:int = A; b = B;", new, &["--exit-code"])).2;
    assert_eq!(status("a flags:# x:flags.0?int = A; b = B; c = C;"), Some(0));
    assert_eq!(status("a x:int = A;"), Some(1));
    // It is read, and not written.
    assert_eq!(status("a = A; b = B;"), Some(1));
    let (_, errors, status) = parts(run(&["diff", "--compat", "--exit-code", "none.tl", "-"], b""));
    assert!(errors.starts_with("error: cannot read `none.tl`: "), "{errors}");
    assert_eq!(status, Some(2));
}

#[test]
fn colours_say_what_is_lost() {
    let (shown, ..) = parts(compat("colours", OLD, NEW, &["--color", "always"]));
    assert!(shown.starts_with("\x1b[1mtype User\x1b[0m\n  user\n      read by"), "{shown:?}");
    assert!(shown.contains("      \x1b[31mnot read: the new schema has no `userGone`\x1b[0m\n"));
}

#[test]
fn markdown_is_for_a_changelog() {
    let (shown, errors, status) = parts(compat("markdown", OLD, NEW, &["--format", "markdown"]));
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    assert!(shown.starts_with("# From "), "{shown}");
    let expected = "\
- types: 6, 2 of them read with any value

## Types

### `User`

- `user`
  - read by `accepts`, with `id` converted
  - not written: `phone:string` is gone, and the old line needs a value
- `userGone`
  - not read: the new schema has no `userGone`

### `Message`
";
    assert!(shown.contains(expected), "{shown}");
    assert!(shown.ends_with(
        "- `users.move`\n  - not read and not written: it returned `Bool` and returns `User`\n"
    ));
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn json_is_for_programs() {
    let shown = json(&compat("json", OLD, NEW, &["--format", "json"]));
    assert_eq!((&shown["old_layer"], &shown["new_layer"]), (&214.into(), &230.into()));
    assert_eq!(shown["added"], serde_json::json!(["added", "users.added"]));
    assert_eq!(shown["lossy_types"], serde_json::json!(["Chat", "Message", "Poll", "User"]));
    let user = &shown["types"][0]["constructors"][0];
    assert_eq!(user["old_line"].as_str().unwrap().split(' ').next(), Some("user"));
    let expected = serde_json::json!({
        "by": "accepts", "converted": ["id"], "dropped": [], "defaults": [],
    });
    assert_eq!((&user["is_read"], &user["reading"]), (&true.into(), &expected));
    let reason = "`phone:string` is gone, and the old line needs a value";
    let expected = serde_json::json!({ "reasons": [{ "parameter": "phone", "text": reason }] });
    assert_eq!((&user["is_written"], &user["writing"]), (&false.into(), &expected));
    let gone = &shown["types"][0]["constructors"][1];
    assert_eq!(
        (&gone["line"], &gone["is_written"], &gone["writing"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let expected = serde_json::json!({ "limits": [
        { "parameter": "author", "kind": "set" }, { "parameter": "pinned", "kind": "unset" },
    ] });
    assert_eq!(shown["types"][1]["constructors"][0]["writing"], expected);
}

/// A parameter of a line of a real layer: its name, its condition and its type.
fn parameters(line: &str) -> HashMap<&str, (Option<&str>, &str)> {
    let (head, _) = line.rsplit_once(" = ").unwrap();
    let words = head.split(' ').skip(1).filter(|it| !it.starts_with('{'));
    words
        .map(|word| {
            let (name, ty) = word.split_once(':').unwrap();
            match ty.split_once('?') {
                Some((condition, ty)) => (name, (Some(condition), ty)),
                None => (name, (None, ty)),
            }
        })
        .collect()
}

/// Whether the rules of `accepts` allow it, from the text of the lines alone.
fn is_fit(old: &str, new: &str) -> bool {
    let result = |line: &str| line.rsplit_once(" = ").unwrap().1.to_owned();
    let (was, is) = (parameters(old), parameters(new));
    let shared_fit = was.iter().all(|(name, (old_condition, old_type))| match is.get(name) {
        None => true,
        Some((condition, ty)) => {
            let widened = [("int", "long"), ("Vector<int>", "Vector<long>")];
            let is_same = ty == old_type || widened.contains(&(*old_type, *ty));
            let is_bool = |condition: Option<&str>, ty: &str| {
                (condition.is_none() && ty == "Bool") || (condition.is_some() && ty == "true")
            };
            let are_bools = is_bool(*condition, ty) && is_bool(*old_condition, old_type);
            are_bools || (is_same && !(old_condition.is_some() && condition.is_none()))
        }
    });
    let has_all = is
        .iter()
        .all(|(name, (condition, ty))| was.contains_key(name) || condition.is_some() || *ty == "#");
    result(old) == result(new) && shared_fit && has_all
}

/// Whether flag bits of one name are the same bits: ids do not contain them.
fn have_equal_bits(old: &str, new: &str) -> bool {
    let (was, is) = (parameters(old), parameters(new));
    was.iter().all(|(name, own)| own.1 != "true" || is.get(name).is_none_or(|it| it == own))
}

/// Layers of Telegram's API, compared by a second reading of the rules.
#[test]
fn real_layers_are_judged_by_the_rules() {
    for (old, new) in [(105, 230), (166, 230), (216, 230), (229, 230), (230, 216)] {
        let [old, new] = [old, new].map(|it| format!("@telegram:{it}"));
        let shown = json(&run(&["diff", "--compat", "--format", "json", &old, &new], b""));
        let types = shown["types"].as_array().unwrap().iter();
        let constructors = types.flat_map(|it| it["constructors"].as_array().unwrap());
        let verdicts: Vec<_> = constructors.chain(shown["functions"].as_array().unwrap()).collect();
        assert!(verdicts.len() > 5);
        let mut counts = [0, 0];
        for verdict in verdicts {
            let is_read = verdict["is_read"].as_bool().unwrap();
            let old_line = verdict["old_line"].as_str().unwrap();
            let id = |line: &str| line.split([' ', '#']).nth(1).unwrap().to_owned();
            let expected = match verdict["line"].as_str() {
                None => !is_read,
                Some(line) if id(line) == id(old_line) => {
                    is_read == have_equal_bits(old_line, line)
                }
                // A type that is gone as a whole is that of a parameter that is dropped.
                Some(line) => {
                    is_read == is_fit(old_line, line)
                        || verdict.to_string().contains("so is its type")
                }
            };
            assert!(expected, "{old} to {new}: {verdict:#}");
            counts[usize::from(is_read)] += 1;
        }
        assert!(counts[0] > 0 && counts[1] > 0, "{counts:?}");
    }
}

/// The two commands judge by the same rules.
#[test]
fn tl_gen_accepts_what_is_read() {
    let shown =
        json(&run(&["diff", "--compat", "--format", "json", "@telegram:216", "@telegram"], b""));
    let types = shown["types"].as_array().unwrap().iter();
    let constructors = types.flat_map(|it| it["constructors"].as_array().unwrap());
    let verdicts = constructors.chain(shown["functions"].as_array().unwrap());
    let lines = |is_meant: &dyn Fn(&Value) -> bool| {
        let lines = verdicts.clone().filter(|it| is_meant(it));
        let mut names: Vec<_> = lines.map(|it| it["name"].as_str().unwrap().to_owned()).collect();
        names.sort_unstable();
        names
    };
    let accepted = lines(&|it| it["reading"]["by"] == "accepts");
    let refused = lines(&|it| it["is_read"] == false);
    let (source, errors, status) =
        parts(run(&["gen", "@telegram", "--layers", "@telegram:216"], b""));
    assert_eq!(status, Some(0));
    let mut written: Vec<_> = source
        .split("accepts(216) = \"")
        .skip(1)
        .map(|it| it.split('#').next().unwrap().to_owned())
        .collect();
    written.sort_unstable();
    assert_eq!(written, accepted);
    let mut listed: Vec<_> = errors
        .lines()
        .filter_map(|it| Some(it.strip_prefix("  `")?.split_once("` of layer 216: ")?.0.to_owned()))
        .collect();
    listed.sort_unstable();
    assert_eq!(listed, refused);
}
