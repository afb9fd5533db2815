//! The command line: forms of packets, `show`, `id`, colours, exit statuses.

mod support;

use std::process::{Command, Stdio};

use support::{assert_fails, assert_shows, parts, run, schema_file, tl};

/// `pong#347773c5 msg_id:long ping_id:long = Pong`
const PONG: [u8; 20] = [0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0];

const SHOWN: &str = "\
000000  c5 73 77 34              Pong: pong#347773c5
000004  01 00 00 00 00 00 00 00    msg_id:long = 1
00000c  02 00 00 00 00 00 00 00    ping_id:long = 2
";

#[test]
fn a_packet_has_any_form() {
    assert_shows(tl("dump c573773401000000000000000200000000000000"), SHOWN);
    assert_shows(tl("dump c5 73 77 34 01000000 00000000 02000000 00000000"), SHOWN);
    assert_shows(tl("dump 0xc573773401000000000000000200000000000000"), SHOWN);
    assert_shows(tl("dump xXN3NAEAAAAAAAAAAgAAAAAAAAA="), SHOWN);
    let literal = r"b'\xc5sw4\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00'";
    assert_shows(run(&["dump", literal], b""), SHOWN);
    assert_shows(run(&["dump", &format!("Remaining bytes: {literal}")], b""), SHOWN);
    for arguments in [&["dump"][..], &["dump", "-"], &["dump", "--raw"]] {
        assert_shows(run(arguments, &PONG), SHOWN);
    }
    assert_shows(run(&["dump"], b"c5737734 0100000000000000\r\n0200000000000000\r\n"), SHOWN);
    assert_shows(run(&["dump"], literal.as_bytes()), SHOWN);
}

#[test]
fn a_packet_is_in_a_file() {
    let path = std::env::temp_dir().join(format!("tl_cli_{}.bin", std::process::id()));
    std::fs::write(&path, PONG).unwrap();
    let output = run(&["dump", path.to_str().unwrap()], b"");
    std::fs::remove_file(&path).unwrap();
    assert_shows(output, SHOWN);
}

#[test]
fn the_form_can_be_chosen() {
    assert_shows(
        tl("dump --base64 BI10fQJ7fQA="),
        "\
000000  04 8d 74 7d              DataJSON: dataJSON#7d748d04
000004  02 7b 7d+00                data:string = \"{}\"
",
    );
    let (shown, errors, _) = parts(tl("dump --base64 12345678"));
    // 1=53 2=54 3=55 4=56 5=57 6=58 7=59 8=60
    assert!(shown.starts_with("000000  d7 6d f8 e7 ae fc "), "{shown}");
    assert!(errors.contains("6 bytes, read as base64"), "{errors}");
    assert_fails(tl("dump --hex xyz"), 1, "", "error: `x` is no hex digit\n");
    assert_fails(tl("dump --raw nothing"), 1, "", "error: there is no file `nothing`\n");
    let (_, errors, status) = parts(tl("dump --hex --raw 00"));
    assert!(
        errors.starts_with("error: the argument '--hex' cannot be used with '--raw'"),
        "{errors}"
    );
    assert_eq!(status, Some(2));
}

#[test]
fn what_is_no_packet_is_an_error() {
    let expected = "\
error: a space at character 8 is neither hex nor base64: give the packet alone, as hex, base64 or a bytes literal \
such as `b'\\xf5Z'`; `tl show 38116ee0` shows the constructor of an id
";
    assert_fails(run(&["dump", "unknown constructor 0x38116ee0"], b""), 1, "", expected);
    let expected = "\
error: there is no file `x/y.bin`, and as a packet, `.` at character 4 is neither hex nor base64: give the \
packet alone, as hex, base64 or a bytes literal such as `b'\\xf5Z'`
";
    assert_fails(tl("dump x/y.bin"), 1, "", expected);
    let expected = "error: hex has two digits per byte, and 7 are an odd number\n";
    assert_fails(tl("dump c573773"), 1, "", expected);
    let expected = "error: standard input is empty: a packet is expected\n";
    assert_fails(tl("dump -"), 1, "", expected);
    let expected = "error: byte 30 is behind the packet of 4 bytes\n";
    assert_fails(tl("dump --offset 30 00000000"), 1, "", expected);
}

#[test]
fn long_vectors_are_cut_or_whole() {
    let packet = "59b4d662 15c4b51c 14000000".to_owned() + &" 0100000000000000".repeat(20);
    let (cut, _, status) = parts(run(&["dump", &packet], b""));
    assert_eq!((cut.lines().count(), status), (19, Some(0)));
    assert!(cut.ends_with("00008c  01 00 00 00 00 00 00 00…     … 4 more\n"), "{cut}");
    let (all, ..) = parts(run(&["dump", "--all", &packet], b""));
    assert_eq!(all.lines().count(), 22);
}

#[test]
fn colours_are_for_terminals_or_by_choice() {
    let packet = "dump c573773401000000000000000200000000000000";
    let (shown, ..) = parts(tl(&format!("--color always {packet}")));
    assert!(shown.contains("\x1b[36mPong"), "{shown}");
    let (shown, ..) = parts(tl(&format!("{packet} --color never")));
    assert_eq!(shown, SHOWN);
    let (_, errors, _) = parts(tl("dump --color always x"));
    assert!(errors.contains("\x1b["), "{errors}");
}

#[test]
fn a_closed_pipe_is_silent() {
    for arguments in [
        &["dump", "c573773401000000000000000200000000000000"][..],
        &["show", "User"],
        &["gen", "@telegram", "--only", "RichText"],
        &["diff", "@mtproto", "@telegram"],
        &["gen", "--help"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tl"));
        let command = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(str::from_utf8(&output.stderr), Ok(""));
        assert!(output.status.success());
    }
}

#[test]
fn a_wrong_schema_is_shown_with_its_line() {
    let path = schema_file("wrong", "a#1 x:Missing = A;\n");
    let output = run(&["dump", "--schema", &path, "00000000"], b"");
    std::fs::remove_file(&path).unwrap();
    let expected = format!(
        "\
error: there is no type `Missing`: add a constructor of it, or the schema that has it
 --> {path}:1:7
  |
1 | a#1 x:Missing = A;
  |       ^^^^^^^
"
    );
    assert_fails(output, 1, "", &expected);
    let expected = "error: cannot read `nothing.tl`: No such file or directory (os error 2)\n";
    assert_fails(tl("dump --schema nothing.tl 00000000"), 1, "", expected);
}

#[test]
fn standard_input_is_read_once() {
    let expected = "error: standard input can be read only once: it has the packet or the schema\n";
    assert_fails(tl("dump --schema - -"), 2, "", expected);
    let output = run(&["dump", "--schema", "-", "01000000"], b"a#1 = A;");
    assert_shows(output, "000000  01 00 00 00              A: a#00000001\n");
}

#[test]
fn a_constructor_is_shown_with_its_uses() {
    let expected = "\
phoneCallDiscarded#50ca4de1 flags:# need_rating:flags.2?true need_debug:flags.3?true video:flags.6?true id:long \
reason:flags.0?PhoneCallDiscardReason duration:flags.1?int = PhoneCall;
  constructor of Telegram's API (layer 230) and MTProto
  constructors with PhoneCall:
    updatePhoneCall#ab0f6b1e phone_call:PhoneCall = Update;
    phone.phoneCall#ec82e140 phone_call:PhoneCall users:Vector<User> = phone.PhoneCall;
";
    for name in ["phoneCallDiscarded", "50ca4de1", "0x50CA4DE1", "#50ca4de1"] {
        assert_shows(tl(&format!("show {name}")), expected);
    }
}

#[test]
fn a_type_is_shown_with_its_constructors() {
    let expected = "\
type DestroySessionRes of Telegram's API (layer 230) and MTProto
  constructors:
    destroy_session_ok#e22045fc session_id:long = DestroySessionRes;
    destroy_session_none#62d350c9 session_id:long = DestroySessionRes;
  functions that return DestroySessionRes:
    destroy_session#e7512126 session_id:long = DestroySessionRes;
";
    assert_shows(tl("show DestroySessionRes"), expected);
}

/// The envelopes of `MTProto` may contain objects of a given schema, but are not part of it.
#[test]
fn a_definition_is_of_the_schema_that_has_it() {
    let path = schema_file("titles", "own#1 x:int = Own;");
    let title = |name: &str| {
        let (shown, ..) = parts(run(&["show", "--schema", &path, name], b""));
        shown.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(title("own"), format!("  constructor of {path}"));
    assert_eq!(title("pong"), format!("  constructor of {path} and MTProto"));
    assert_eq!(title("user"), "  constructor of Telegram's API (layer 230) and MTProto");
    std::fs::remove_file(&path).unwrap();
}

/// Both schemas of TON have it.
#[test]
fn a_line_of_two_schemas_is_shown_once() {
    let (shown, ..) = parts(tl("show adnl.message.query"));
    let line = "adnl.message.query#b48bf97a query_id:int256 query:bytes = adnl.Message;\n";
    assert_eq!(shown.matches(line).count(), 1);
}

#[test]
fn a_wrong_name_is_suggested() {
    let expected = "\
error: there is no constructor, function or type `phonecal`: looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: did you mean `phoneCall` or `PhoneCall`?
";
    assert_fails(tl("show phonecal"), 1, "", expected);
    let expected = "\
error: no constructor has the id f55a5330: looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: with its bytes in reverse order, 30535af5, it is the id of `phoneCall`
";
    assert_fails(tl("show f55a5330"), 1, "", expected);
    let (_, errors, _) = parts(tl("show 0x7"));
    assert!(errors.starts_with("error: no constructor has the id 00000007: "), "{errors}");
    // The reversed id is that of a constructor of an older layer.
    let expected = "\
error: no constructor has the id e06e1138: looked up in Telegram's API (layer 230) and MTProto, Telegram's secret chats (layer 144), TON
help: with its bytes in reverse order, 38116ee0, it is the id of `message`
";
    assert_fails(tl("show 0xe06e1138"), 1, "", expected);
}

#[test]
fn a_file_of_json_that_is_not_there_is_named() {
    let expected = "error: there is no file `x/call.json`, and it is no JSON\n";
    assert_fails(tl("encode x/call.json"), 1, "", expected);
    let (shown, errors, _) = parts(tl("encode --type double 1.5"));
    assert_eq!((shown.as_str(), errors.as_str()), ("000000000000f83f\n", ""));
}

#[test]
fn a_packet_without_a_command_is_an_error_with_a_tip() {
    let (_, errors, status) = parts(tl("f55a5330"));
    assert!(
        errors.starts_with(
            "error: unrecognized subcommand 'f55a5330'\n\n  tip: `tl dump PACKET` shows a packet\n"
        ),
        "{errors}"
    );
    assert_eq!(status, Some(2));
    let (_, errors, _) = parts(tl("dum f55a5330"));
    assert!(errors.contains("tip: a similar subcommand exists: 'dump'"), "{errors}");
    assert!(!errors.contains("PACKET"), "{errors}");
}

/// The unchanged message of a client.
#[test]
fn an_id_in_a_message_is_named() {
    let expected = "\
error: `unknown constructor 0x38116ee0` is no name
help: `tl show 38116ee0` shows the constructor of the id
";
    assert_fails(run(&["show", "unknown constructor 0x38116ee0"], b""), 1, "", expected);
}

/// A name may be as long as a command line.
#[test]
fn a_long_name_is_refused_at_once() {
    let name = "phoneCall".repeat(11_000);
    let start = std::time::Instant::now();
    let (_, errors, status) = parts(run(&["show", &name], b""));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert!(errors.starts_with("error: there is no constructor, function or type `phoneCallphone"));
    assert!(
        errors.ends_with(" and MTProto, Telegram's secret chats (layer 144), TON\n"),
        "{errors}"
    );
    assert!(errors.contains('…') && errors.chars().count() < 1_200, "{errors}");
    assert_eq!(status, Some(1));
}

#[test]
fn what_is_no_schema_is_an_error() {
    let path = schema_file("not_text", "");
    std::fs::write(&path, b"a = A;\nb = \xffB;").unwrap();
    let expected = format!(
        "error: `{path}` is no schema: a schema is UTF-8, and the byte ff in line 2, at byte 11, is not\n"
    );
    for command in [&["check"][..], &["fmt"], &["convert"], &["gen"], &["show", "a", "--schema"]] {
        assert_fails(run(&[command, &[&path]].concat(), b""), 1, "", &expected);
    }
    std::fs::remove_file(&path).unwrap();
    let (_, errors, status) = parts(run(&["check", env!("CARGO_MANIFEST_DIR")], b""));
    assert!(errors.starts_with("error: cannot read "), "{errors}");
    assert_eq!(status, Some(1));
    let expected = "warning: there is nothing to check: the schema has no definitions\n";
    let (shown, errors, _) = parts(run(&["check", "-"], b""));
    assert_eq!(
        (shown.as_str(), errors.as_str()),
        ("0 definitions: 0 errors, 1 warning\n", expected)
    );
    // Each line ends with a `\r`, as in old files of a Mac.
    let output = run(&["check", "-"], b"a x:int = A;\rb = B; // c\rd = D;\r");
    assert_shows(output, "3 definitions: 0 errors, 0 warnings\n");
    let deep = format!("a x:{}int{} = A;", "Vector<".repeat(100_000), ">".repeat(100_000));
    let (_, errors, status) = parts(run(&["check", "-"], deep.as_bytes()));
    assert!(errors.starts_with("error: types are nested in at most 32 others\n"), "{errors}");
    assert!(errors.len() < 500 && status == Some(1), "{errors}");
}

#[test]
fn an_id_follows_from_a_line() {
    assert_shows(run(&["id", "boolTrue = Bool"], b""), "997275b5\n");
    // CRC32 of `photoPathSize type:string bytes:string = PhotoSize`, and with `bytes`
    let line = "photoPathSize type:string bytes:bytes = PhotoSize;";
    let expected = "d8214d41  by Telegram's rule\nd0b72f7c  by TON's rule\n";
    assert_shows(run(&["id", line], b""), expected);
    assert_shows(run(&["id", "--dialect", "telegram", line], b""), "d8214d41\n");
    assert_shows(run(&["id", "--dialect", "ton", line], b""), "d0b72f7c\n");
    let expected = "\
error: the line gives the id 00000001, and spells another
 --> <line>:1:10
  |
1 | boolTrue#1 = Bool
  |          ^
";
    assert_fails(run(&["id", "boolTrue#1 = Bool"], b""), 1, "997275b5\n", expected);
    let (_, errors, status) = parts(tl("id boolTrue"));
    assert!(errors.starts_with("error: expected "), "{errors}");
    assert_eq!(status, Some(1));
}

#[test]
fn a_wrong_command_line_exits_with_two() {
    for arguments in ["dmp", "dump --nothing", "show", "id", "dump --dialect x 00"] {
        let (shown, errors, status) = parts(tl(arguments));
        assert!(errors.starts_with("error: "), "{errors}");
        assert_eq!((shown.as_str(), status), ("", Some(2)), "{arguments}");
    }
}

#[test]
fn help_has_examples() {
    for arguments in [
        "--help",
        "dump --help",
        "summary --help",
        "json --help",
        "encode --help",
        "completions --help",
        "man --help",
        "show --help",
        "id --help",
        "check --help",
        "fmt --help",
        "convert --help",
        "gen --help",
        "diff --help",
    ] {
        let (shown, errors, status) = parts(tl(arguments));
        assert!(shown.contains("Examples:\n  tl "), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 120), "{shown}");
        assert_eq!((errors.as_str(), status), ("", Some(0)));
    }
}

/// The README's examples have the output of the command.
#[test]
fn the_readme_is_right() {
    let readme = include_str!("../README.md");
    let examples = readme.split("```console\n").skip(1).map(|it| it.split("```").next().unwrap());
    let mut count = 0;
    for example in examples {
        let (line, expected) = example.split_once('\n').unwrap();
        let arguments: Vec<_> = match line.split_once('\'') {
            Some((before, quoted)) => {
                let words = before.trim_start_matches("$ tl ").split_whitespace();
                words.chain([quoted.trim_end_matches('\'')]).collect()
            }
            None => line.trim_start_matches("$ tl ").split(' ').collect(),
        };
        assert_shows(run(&arguments, b""), expected);
        count += 1;
    }
    assert_eq!(count, 5);
}
