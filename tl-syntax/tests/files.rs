//! Byte order marks, line ends, comments and headings.

use tl_syntax::{Definition, Schema, parse, source};

const LINES: &str = "// One.\na#1 x:int = A; // behind\n\n/* Two,\n * lines. */\nb#2 = B;\n";

fn schema(text: &str) -> Schema {
    parse("t", text).unwrap()
}

fn comments(text: &str) -> Vec<Vec<String>> {
    schema(text).definitions.into_iter().map(|it| it.comment.lines).collect()
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let shown = |text: &str| {
        let of =
            |it: Definition| format!("{} {} {:?}", it.name.location, it.line(0), it.comment.lines);
        schema(text).definitions.into_iter().map(of).collect::<Vec<_>>()
    };
    let expected = shown(LINES);
    assert_eq!(expected.len(), 2);
    for end in ["\r\n", "\r", "\n"] {
        let text = LINES.replace('\n', end);
        assert_eq!(shown(&text), expected, "{end:?}");
        assert_eq!(shown(&format!("\u{feff}{text}")), expected, "{end:?}");
        assert_eq!(source(&format!("\u{feff}{text}")), LINES);
    }
}

#[test]
fn a_return_in_a_comment_is_a_space_if_nothing_is_lost() {
    assert_eq!(comments("// a\rb~~~\na = A;"), [["a b~~~"]]);
    assert_eq!(comments("a = A;\r\n// a\rb\r\nb = B; // \r"), [vec![], vec!["a b".to_owned()]]);
    for text in ["// a\ra = A;\nb = B;", "// a\ra\n= A; b = B;", "// a\ra = A;\rb\r=\rB;\r"] {
        let found = parse("t", text).map(|it| it.definitions.len());
        assert!(found.is_err() || found == Ok(2), "{text:?}: {found:?}");
    }
    assert!(schema("// a\r---functions---\nf = A;").definitions[0].is_function);
    assert_eq!(schema("// a\r===8===\na = A;").definitions[0].layer, Some(8));
    assert!(parse("t", "// a\ra = A").is_err());
}

#[test]
fn blocks_are_docs_as_lines_are() {
    let expected = vec![vec!["One.".to_owned(), "Two.".to_owned()]];
    for text in [
        "// One.\n// Two.\na = A;",
        "/// One.\n/// Two.\na = A;",
        "/** One.\n  * Two. */\na = A;",
        "/**\n * One.\n * Two.\n */\na = A;",
        "/* One.\n   Two. */ a = A;",
        "/*! One. */\n// Two.\na = A;",
        "/* One. */ /* Two. */ a = A;",
    ] {
        assert_eq!(comments(text), expected, "{text}");
    }
    for text in ["/* One. */\n\na = A;", "/**/ a = A;", "/***/ a = A;", "a /* One. */ = A;"] {
        assert_eq!(comments(text), [Vec::<String>::new()], "{text}");
    }
    assert_eq!(comments("a = A; /* behind */\nb = B;")[1], Vec::<String>::new());
}

#[test]
fn comments_have_no_invisible_characters() {
    for character in ['\u{0}', '\u{b}', '\t', '\u{85}', '\u{2028}', '\u{202e}', '\u{2066}'] {
        let text = format!("// a{character}b\na = A;");
        assert_eq!(comments(&text), [["a b"]], "{character:?}");
    }
}

#[test]
fn headings_may_have_spaces_and_comments() {
    for heading in [
        "---functions---",
        "--- functions ---",
        "---functions--- // queries",
        "---functions---/* queries */",
        "---functions",
        "-----functions-----\r",
    ] {
        let schema = schema(&format!("a = A;\n{heading}\nf = A;\n---types---\nb = B;"));
        let functions: Vec<_> = schema.definitions.iter().map(|it| it.is_function).collect();
        assert_eq!(functions, [false, true, false], "{heading}");
    }
}

#[test]
fn headings_give_layers() {
    let text = "z = Z;\n===8===\na = A;\n=== 17 === // new\na x:int = A;\nb = B;";
    let layers: Vec<_> = schema(text).definitions.iter().map(|it| it.layer).collect();
    assert_eq!(layers, [None, Some(8), Some(17), Some(17)]);
}

#[test]
fn unknown_headings_have_a_place() {
    for (text, expected) in [
        (
            "a = A;\n ---function---",
            "t:2:2: unknown section `function`: did you mean `---functions---`?",
        ),
        ("---Types---", "t:1:1: unknown section `Types`: did you mean `---types---`?"),
        ("---ä---", "t:1:1: unknown section: write `---types---` or `---functions---`"),
        ("------", "t:1:1: unknown section: write `---types---` or `---functions---`"),
        (
            "===x===",
            "t:1:1: `===x===` is no heading: write the number of a layer, as in `===17===`",
        ),
        (
            "===-1===",
            "t:1:1: `===-1===` is no heading: write the number of a layer, as in `===17===`",
        ),
    ] {
        assert_eq!(parse("t", text).unwrap_err().to_string(), expected, "{text}");
    }
}
