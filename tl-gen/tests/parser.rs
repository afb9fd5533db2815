//! The syntax that the parser accepts, and the locations of its errors.

use tl_gen::{Builder, Definition, Dialect, Error, Options, generate, parse};

/// The definitions of a text without mistakes.
fn definitions(text: &str) -> Vec<Definition> {
    parse("test.tl", text).unwrap().definitions
}

/// The message for a text with a mistake.
fn error(text: &str) -> String {
    match parse("test.tl", text) {
        Err(error) => error.to_string(),
        Ok(schema) => generate(&schema, &Options::default()).unwrap_err().to_string(),
    }
}

#[test]
fn lines_read_as_they_are_written() {
    let text = include_str!("schemas/telegram.tl");
    for definition in definitions(text).iter().filter(|it| !it.is_primitive()) {
        let line = definition.line(definition.id.as_ref().map_or(0, |id| id.value));
        let line = line.replace("#00000000 ", " ");
        let several_lines = definition.name.value == "phoneCallDiscarded";
        assert!(several_lines || text.contains(&line), "{line}");
    }
}

#[test]
fn ids_follow_from_their_definitions() {
    for (text, dialect) in [
        (include_str!("schemas/telegram.tl"), Dialect::Telegram),
        (include_str!("schemas/ton.tl"), Dialect::Ton),
    ] {
        for definition in definitions(text) {
            let breaks_the_rule = ["vector", "msg_container", "ipPortSecret", "help.getData"]
                .contains(&definition.name.value.as_str());
            if let (Some(id), false) = (&definition.id, breaks_the_rule) {
                assert_eq!(definition.computed_id(dialect), id.value, "{}", definition.name.value);
            }
        }
    }
}

#[test]
fn sections_say_what_is_a_function() {
    let functions = definitions("a = A; ---functions---\nb = A;\n---types---\nc = C;");
    let is_function: Vec<_> = functions.iter().map(|it| it.is_function).collect();
    assert_eq!(is_function, [false, true, false]);
}

#[test]
fn comments_belong_to_the_definition_below() {
    let text = "
        // --- heading
        // Of nothing.

        // One. // Two.
        // old#00000001 = Old;
        a = A; // behind
        b = B;";
    let comments: Vec<_> = definitions(text).into_iter().map(|it| it.comment.lines).collect();
    assert_eq!(comments, [vec!["One. // Two.".to_owned()], vec![]]);
}

#[test]
fn tags_describe_parameters() {
    let ton = definitions(include_str!("schemas/ton.tl"));
    let key = ton.iter().find(|it| it.name.value == "pub.ed25519").unwrap();
    let comment = &key.comment;
    assert_eq!(comment.lines, ["An Ed25519 key of 32 bytes"]);
    assert_eq!(comment.parameters, [("key".to_owned(), "The point".to_owned())]);
}

#[test]
fn the_layer_is_in_a_comment() {
    assert_eq!(parse("test.tl", "// LAYER 230\na = A;").unwrap().layer, Some(230));
    assert_eq!(parse("test.tl", "// a LAYER\na = A;").unwrap().layer, None);
}

#[test]
fn mistakes_of_syntax_have_a_place() {
    let cases = [
        ("a = A", "test.tl:1:6: expected `;`, found the end of the schema"),
        ("a = A\nb#00000001 = B;", "test.tl:2:1: expected `;`, found `b`"),
        ("a = A;\n  b x:int B;", "test.tl:2:11: expected `=` in front of the result `B`"),
        (
            "a#12345678z = A;",
            "test.tl:1:3: `12345678z` is no constructor id: it has up to eight hex digits, as in `#30535af5`",
        ),
        ("a x:Vector<int = A;", "test.tl:1:16: expected `>`, found `=`"),
        (
            "a x:flags.32?int = A;",
            "test.tl:1:5: `flags.32` is no flag bit: write the word and one of its bits 0 to 31, as in `flags.5?`",
        ),
        ("a {X:Int} = A;", "test.tl:1:6: a variable is a type: write `{X:Type}`"),
        ("a = A; $", "test.tl:1:8: unexpected `$`: it has no meaning in TL"),
        (
            "a = A;\n---things---",
            "test.tl:2:1: unknown section `things`: did you mean `---types---`?",
        ),
        ("/* a = A;", "test.tl:1:1: this comment has no end: write `*/` after it"),
        ("1a = A;", "test.tl:1:1: expected the name of a definition, found `1a`"),
        ("ä = A;", "test.tl:1:1: unexpected `\\u{e4}`: it has no meaning in TL"),
    ];
    for (text, expected) in cases {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn mistakes_of_meaning_have_a_place() {
    let cases = [
        (
            "a x:B = A;",
            "test.tl:1:5: there is no type `B`: define a constructor of it, or correct it",
        ),
        (
            "a = A; b = A; c x:%A = C;",
            "test.tl:1:19: `A` has several constructors, so that it needs an id: remove the `%`, or name the constructor that is meant",
        ),
        (
            "a x:%Bool = A;",
            "test.tl:1:5: `Bool` has several constructors, so that it needs an id: remove the `%`, or name the constructor that is meant",
        ),
        (
            "a x:%Object = A;",
            "test.tl:1:5: `Object` is any type, so that it needs an id: remove the `%`",
        ),
        (
            "---functions---\na {X:Type} x:%X = X;",
            "test.tl:2:14: `X` is any type, so that it needs an id: remove the `%`",
        ),
        (
            "a x:flags.0?int = A;",
            "test.tl:1:5: there is no flags word `flags` in front of this parameter: write `flags:#` there",
        ),
        (
            "a flags:# flags2:# x:flag.0?int = A;",
            "test.tl:1:22: there is no flags word `flag` in front of this parameter, only `flags`, `flags2`: name one of \
             these, or write `flag:#` there",
        ),
        (
            "a x:flags.0?int flags:# = A;",
            "test.tl:1:5: the flags word `flags` comes after this parameter: write `flags:#` in front of it",
        ),
        ("a x:int x:int = A;", "test.tl:1:9: a second parameter is called `x`: write another name"),
        (
            "a#1 = A;\na#1 x:int = A;",
            "test.tl:2:1: `a` is defined a second time, and differently: the first is at test.tl:1:1",
        ),
        (
            "a#1 = A; b#1 = A;",
            "test.tl:1:12: `b` has the id 00000001 of `a`: each definition has its own",
        ),
        (
            "a flags:# b:flags.0?# c:b.1?int = A;",
            "test.tl:1:25: the flags word `b` cannot depend on a condition itself: write `b:#`",
        ),
        (
            "---functions---\nf {type:Type} q:!type = type;",
            "test.tl:2:4: `type` means something else in Rust: call the type variable `X`",
        ),
        (
            "---functions---\nf {Self:Type} q:!Self = Self;",
            "test.tl:2:4: `Self` means something else in Rust: call the type variable `X`",
        ),
        (
            "a {X:Type} x:X = A;",
            "test.tl:1:4: a constructor has the type variables of its type: only functions have others",
        ),
        (
            "a x:A<int> = A;",
            "test.tl:1:5: `A` takes no arguments: only `Vector` and `vector` do, one each",
        ),
        (
            "a x:T = A T; b = A X Y; c x:A<int> = C;",
            "test.tl:1:18: `A X Y` has another number of type variables than the first constructor of `A`",
        ),
        (
            "a x:T = A T; c x:A<int> = C;",
            "test.tl:1:20: `int` has no id, so that it is no argument of a type: write a type that has one",
        ),
        (
            "a ? = A;",
            "test.tl:1:1: `a` is none of the types that every codec knows: say which it is, `alias(\"a\", \"int\")`, or leave it out, `skip(\"a\")`",
        ),
        (
            "a = A<int>;",
            "test.tl:1:5: no constructor is of a type with arguments such as `A<int>`: write a type for each; if \
             this is a function, put `---functions---` above it",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn what_is_asked_for_has_to_be_there() {
    let builder = Builder::new().schema("tests/schemas/ton.tl").dialect(Dialect::Ton);
    let error = builder.clone().only("nothing").generate().unwrap_err();
    assert_eq!(error.to_string(), "the schema has no type, constructor or function `nothing`");
    let error = builder.clone().only("nothing").only("neither").generate().unwrap_err();
    assert_eq!(error.all().count(), 2);
    let error = builder.clone().derive("1").generate().unwrap_err();
    assert_eq!(error.to_string(), "`1` is not the path of a derive macro");
    let error = Builder::new().schema("none.tl").generate().unwrap_err();
    assert!(error.to_string().starts_with("cannot read none.tl: "));
}

#[test]
fn mistakes_of_meaning_are_reported_together() {
    let places = |text: &str| {
        let error = generate(&parse("t", text).unwrap(), &Options::default()).unwrap_err();
        let place = |it: &Error| it.location.as_ref().map(|it| (it.line, it.column));
        error.all().map(place).collect::<Vec<_>>()
    };
    let text = "a x:B = A;\nc x:int x:int = C;\nd x:int = D;\n---functions---\nf x:E = D;";
    assert_eq!(places(text), [Some((1, 5)), Some((2, 9)), Some((5, 5))]);
    let twice = "a = A;\na x:int = A;\nb ? = B;\nc = C;\nc x:int = C;";
    assert_eq!(places(twice), [Some((2, 1)), Some((3, 1)), Some((5, 1))]);
    // If three definitions share a name or an id, the errors of the second and third refer to the first.
    for (text, first) in
        [("a = A;\na x:int = A;\na x:long = A;", "t:1:1"), ("a#1 = A;\nb#1 = A;\nc#1 = A;", "`a`")]
    {
        let error = generate(&parse("t", text).unwrap(), &Options::default()).unwrap_err();
        assert!(error.all().all(|it| it.message.contains(first)), "{error:?}");
        assert_eq!(error.all().count(), 2);
    }
    let ids = "a#1 = A;\nb#1 = A;\nc#1 = C<int>;\nd = D<int>;";
    assert_eq!(places(ids), [Some((2, 3)), Some((3, 7)), Some((4, 5))]);
}

#[test]
fn several_files_have_all_their_errors() {
    let builder = Builder::new().schema_text("a.tl", "a = ;\nb = ;").schema_text("c.tl", "c = ;");
    let error = builder.generate().unwrap_err();
    let shown: Vec<_> = error.all().map(|it| it.to_string()[..8].to_owned()).collect();
    assert_eq!(shown, ["a.tl:1:5", "a.tl:2:5", "c.tl:1:5"]);
}

#[test]
fn variables_need_no_declaration() {
    let text = "---functions---\ninvokeAfterMsg#cb9f372d msg_id:long query:!X = X;";
    let builder = Builder::new().schema_text("t", text);
    assert_eq!(builder.warnings(), Ok(vec![]));
    assert!(builder.generate().unwrap().contains("pub struct InvokeAfterMsg<X>"));
}

/// Comments are plain text, even if rustdoc would read them as code, headings or lists, or the compiler would refuse
/// them.
#[test]
fn comments_are_text() {
    for (comment, expected) in [
        ("// a\rb~~~", "a b\\~\\~\\~"),
        ("/* a\n\r ~~~ b\r\n*/", "a \\~\\~\\~ b"),
        ("// # a", "\\# a"),
        ("// 1. a", "1\\. a"),
        ("// 1. a 2. b", "1\\. a 2. b"),
        ("// + a & b", "\\+ a \\& b"),
        ("// a\u{202e}b\u{b}c", "a b c"),
    ] {
        let text = format!("{comment}\na#1 = A;");
        let source = Builder::new().schema_text("t", text).generate().unwrap();
        assert!(source.contains(&format!("/// {expected}\n")), "{comment:?}: {source}");
    }
}

#[test]
fn long_chains_and_definitions_end() {
    let chain = |last: usize| {
        let link = |it| match it {
            it if it == last => format!("a{it} x:int = A{it};\n"),
            it => format!("a{it} x:A{} = A{it};\n", it + 1),
        };
        (0..=last).map(link).collect::<String>()
    };
    let reversed: String = chain(4_000).lines().rev().collect();
    assert!(generate(&parse("t", &chain(99)).unwrap(), &Options::default()).is_ok());
    let message = "contains a chain of more than 100 types: write `Vector<t>` for one of them";
    assert_eq!(error(&chain(4_000)), format!("test.tl:1:1: `A0` {message}"));
    assert!(error(&reversed).ends_with(message), "{}", error(&reversed));
    let pair = |it| [format!(" f{it}:#"), format!(" p{it}:f{it}.1?int")];
    let long: String = (0..20_000).flat_map(pair).collect();
    assert!(Builder::new().schema_text("t", format!("a{long} = A;")).model().is_ok());
}
