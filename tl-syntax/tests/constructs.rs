//! Constructs of TL: what is read, and what is refused by its name.

use tl_syntax::{Definition, parse};

fn definition(text: &str) -> Definition {
    parse("t", text).unwrap().definitions.remove(0)
}

/// The one error of `text`, as `line:column: message`.
fn error(text: &str) -> String {
    let error = parse("t", text).map(|_| ()).unwrap_err();
    assert!(error.others.is_empty(), "{text}: {:?}", error.others);
    error.to_string()["t:".len()..].to_owned()
}

#[test]
fn constructs_out_of_scope_are_named_once() {
    let repetition =
        "repetitions `n*[t]` are not supported: write `Vector<t>`, or a parameter for each";
    let anonymous = "parameters without names are not supported: write a name, a `:` and the type";
    let anonymous_word = |word: &str, next: &str| {
        format!(
            "expected `:` and a type after `{word}`, found `{next}`: parameters without names are not supported"
        )
    };
    let number =
        "numbers as arguments of types are not supported: define a type of its own for each";
    for (text, place, message) in [
        (
            "@read a = A; @write @kphp b = B;",
            "1:1",
            "modifiers such as `@read` are not supported: remove them",
        ),
        (
            "tuple {n:#} x:int = Tuple n; list {n:#} = List n;",
            "1:10",
            "variables of the type `#` are not supported: only `{X:Type}` is",
        ),
        ("m n:# items:n*[int] = M;", "1:13", repetition),
        ("m n:# items:4*[int] = M;", "1:13", repetition),
        ("m n:# items:[int] = M;", "1:13", repetition),
        ("m n:# [int] = M;", "1:7", repetition),
        ("m n:# 4*[int] = M;", "1:7", repetition),
        ("m x:(Tuple int 4) = M;", "1:16", number),
        ("m x:Tuple<int,4> = M;", "1:15", number),
        ("m _:int = M;", "1:3", anonymous),
        ("m x:int # = M;", "1:9", anonymous),
        ("---functions---\nf {X:Type} !X = X;", "2:12", anonymous),
        ("m (vector int) = M;", "1:3", anonymous),
        ("m int = M;", "1:3", &anonymous_word("int", "=")),
        ("m int long = M;", "1:3", &anonymous_word("int", "long")),
        ("m Vector<int> = M;", "1:3", &anonymous_word("Vector", "<")),
        ("m flags:# flags.0?int = M;", "1:11", &anonymous_word("flags.0", "?")),
    ] {
        assert_eq!(error(text), format!("{place}: {message}"), "{text}");
    }
}

#[test]
fn names_have_a_form() {
    for (text, expected) in [
        ("_ = A;", "1:1: expected the name of a definition, found `_`: a name has a letter"),
        ("a._ = A;", "1:1: expected the name of a definition, found `a._`: a name has a letter"),
        ("a..b = A;", "1:1: expected the name of a definition, found `a..b`"),
        ("a = _;", "1:5: expected a type, found `_`: a name has a letter"),
        (
            "a x.y:int = A;",
            "1:3: `x.y` is no name of a parameter: it begins with a letter and has no `.`",
        ),
        (
            "a 1:int = A;",
            "1:3: `1` is no name of a parameter: it begins with a letter and has no `.`",
        ),
        (
            "a {X.Y:Type} = A;",
            "1:4: `X.Y` is no name of a type variable: it begins with a letter and has no `.`",
        ),
        ("a {X:Type} {X:Type} = A;", "1:13: a second type variable is called `X`"),
        (
            "a x:int {X:Type} = A;",
            "1:9: type variables come before all parameters: put `{X:Type}` after the name",
        ),
        ("a {X:type} = A;", "1:6: a variable is a type: write `{X:Type}`"),
        ("a x:int A;", "1:9: expected `=` in front of the result `A`"),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn names_that_begin_as_others_do_are_warnings() {
    let text = "Foo x:int = Bar;\nhelp.Foo = help.bar;\na.b.c = a.b.C;\nint ? = Int;\n---functions---\nGet = int;";
    let warnings = parse("t", text).unwrap().warnings();
    assert_eq!(
        warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "t:1:1: the constructor `Foo` begins with a capital letter, as types do: write a small one",
            "t:2:1: the constructor `help.Foo` begins with a capital letter, as types do: write a small one",
            "t:2:12: the type `help.bar` begins with a small letter, as constructors do: write a capital one",
            "t:6:1: the function `Get` begins with a capital letter, as types do: write a small one",
        ]
    );
}

#[test]
fn ids_follow_their_names() {
    let message = "the id follows its name without a space or a comment: write `name#12345678`";
    assert_eq!(error("a #12345678 x:int = A;"), format!("1:3: {message}"));
    assert_eq!(error("a/*c*/#1 x:int = A;"), format!("1:7: {message}"));
    assert!(error("a#123456789 = A;").starts_with("1:3: `123456789` is no constructor id"));
    assert_eq!(definition("a#1 = A;").id.unwrap().value, 1);
}

#[test]
fn known_types_are_declared_in_several_ways() {
    for text in [
        "int ? = Int;",
        "int ?= Int;",
        "bytes string = Bytes;",
        "int128 long long = Int128;",
        "int128 4*[ int ] = Int128;",
        "vector#1cb5c415 {t:Type} # [ t ] = Vector t;",
        "vector {t:Type} # [ t ] = Vector t;",
    ] {
        let definition = definition(text);
        assert!(definition.is_primitive() && definition.parameters.is_empty(), "{text}");
    }
}

/// The id of `invokeAfterMsg` in Telegram's schema, which follows from the line with `{X:Type}`.
#[test]
fn variables_need_no_declaration() {
    let short = definition("invokeAfterMsg#cb9f372d msg_id:long query:!X = X;");
    assert_eq!(
        short.line(0xcb9f_372d),
        "invokeAfterMsg#cb9f372d {X:Type} msg_id:long query:!X = X;"
    );
    assert_eq!(short.computed_id(tl_syntax::Dialect::Telegram), 0xcb9f_372d);
    assert_eq!(definition("f x:!X y:Vector<!Y> z:!X = X;").variables.len(), 2);
}

#[test]
fn percent_and_parentheses_go_together() {
    let definition = definition("a x:(%Vector int) y:%(Vector int) z:(%A) = A;");
    let types: Vec<_> = definition.parameters.iter().map(|it| it.ty.to_string()).collect();
    assert_eq!(types, ["%(Vector int)", "%(Vector int)", "%A"]);
}

#[test]
fn statements_on_types_change_nothing() {
    let text = "peer id:int = Peer;\nFinal Peer;\nNew A;\nEmpty B;\nFinal = Word;";
    let schema = parse("t", text).unwrap();
    let names: Vec<_> = schema.definitions.iter().map(|it| it.name.value.as_str()).collect();
    assert_eq!(names, ["peer", "Final"]);
}

#[test]
fn tl_b_is_one_error() {
    let message = "this is TL-B, which describes TON's cells: no TL, and not supported";
    for (text, place) in [
        ("bool_false$0 = Bool;\nbool_true$1 = Bool;\nunit$_ = Unit;", "1:1"),
        ("// $0\na#_ x:^Cell = A;", "2:7"),
        ("nothing {n:#} x:(## 8) = A;", "1:18"),
        ("unary_succ {n:#} x:(Unary ~n) = Unary ~(n + 1);", "1:27"),
    ] {
        assert_eq!(error(text), format!("{place}: {message}"), "{text}");
    }
}

/// A schema in TL with a line in TL-B has all its errors.
#[test]
fn tl_b_hides_no_other_error() {
    let text = "a x:int = A;\nb y:^Cell = B;\nc z = C;\nd x:int = D;\ne$0 = E;";
    let error = parse("t", text).unwrap_err();
    let places: Vec<_> = error.all().map(|it| it.location.as_ref().unwrap().line).collect();
    assert_eq!(places, [2, 3]);
    assert!(error.message.starts_with("this is TL-B"), "{error}");
}
