//! Constructs of TL: those that are parsed, and those that are refused by name.

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
        ("a int A;", "1:7: expected `=` in front of the result `A`"),
        ("a int", "1:3: expected `=` in front of the result `int`"),
        ("a _:int = A;", "1:3: `_` is no name: write the type alone, without `_:`"),
        ("a _ = A;", "1:3: expected a type, found `_`: a name has a letter"),
        ("a 4 = A;", "1:3: expected a type, found `4`"),
        ("a x, y = A;", "1:3: expected `:` and a type after `x`, found `,`"),
        ("a int {X:Type} = A;", "1:3: expected `:` and a type after `int`, found `{`"),
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

/// The ids are the CRC32 (Python's `zlib.crc32`) of the lines as the rule writes them: a parameter without a name is
/// its type.
#[test]
fn parameters_may_have_no_names() {
    use tl_syntax::Dialect::{self, Telegram, Ton};
    let cases: [(&str, Dialect, u32); 7] = [
        // pair int string = Pair
        ("pair#00000000 int string = Pair;", Telegram, 0xa859_3d99),
        // point flags:# flags.0?int long = Point
        ("point#00000000 flags:# flags.0?int long = Point;", Telegram, 0xb5c2_c98d),
        // holder vector int %Pair = Holder
        ("holder#00000000 (vector int) %Pair = Holder;", Ton, 0x1e0e_74ea),
        // blob string flags:# = Blob
        ("blob#00000000 bytes flags:# flags.1?true = Blob;", Telegram, 0xb790_6c6a),
        // blob bytes flags:# flags.1?true = Blob
        ("blob#00000000 bytes flags:# flags.1?true = Blob;", Ton, 0xa492_2227),
        // wrap X:Type !X # = X
        ("wrap#00000000 {X:Type} !X # = X;", Telegram, 0x8d99_f441),
        // m x:int Vector long y:Bool = M
        ("m#00000000 x:int Vector<long> y:Bool = M;", Telegram, 0xabb3_f7a0),
    ];
    for (line, dialect, id) in cases {
        let definition = definition(line);
        assert_eq!(definition.line(0), line);
        assert_eq!(
            format!("{:08x}", definition.computed_id(dialect)),
            format!("{id:08x}"),
            "{line}"
        );
        definition.check_parameters().unwrap();
    }
    let point = definition("point flags:# # flags.0?int long = Point;");
    let names: Vec<_> = point.parameters.iter().map(|it| it.name.value.as_str()).collect();
    assert_eq!(names, ["flags", "", "", ""]);
    assert_eq!(point.flags_words().into_iter().collect::<Vec<_>>(), ["flags"]);
    assert_eq!(point.parameters[2].name.location.column, 17);
}

#[test]
fn a_word_in_front_of_a_type_may_be_its_name() {
    let cases = [
        ("a data string = A;", "a#00000000 data:string = A;"),
        ("a x:int ids Vector<long> = A;", "a#00000000 x:int ids:Vector<long> = A;"),
        ("a flags:# on flags.0?true = A;", "a#00000000 flags:# on:flags.0?true = A;"),
        ("a first second int third = A;", "a#00000000 first:second int third = A;"),
        ("a int data a.b c User %Pair int = A;", "a#00000000 int data:a.b c:User %Pair int = A;"),
        ("a data = A;", "a#00000000 data = A;"),
        ("a data x:int string Pair = A;", "a#00000000 data x:int string Pair = A;"),
    ];
    for (text, expected) in cases {
        assert_eq!(definition(text).with_colons().line(0), expected);
    }
}

/// A `=` that is missing: the next line is no parameter.
#[test]
fn the_next_definition_is_no_parameter() {
    for text in ["a x:int\nb y:int = B;", "a int\nb y:int = B;", "  a\n b = B;"] {
        let message = error(text);
        assert!(message.starts_with("2:"), "{message}");
        assert!(message.contains("expected `=` and the result, found `b`"), "{message}");
    }
    assert_eq!(definition("a\n  int\n  b = A;").parameters.len(), 2);
    assert_eq!(definition("a\nx:int\ny:b = A;").parameters.len(), 2);
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
    let text = "a x:int = A;\nb y:^Cell = B;\nc z: = C;\nd x:int = D;\ne$0 = E;";
    let error = parse("t", text).unwrap_err();
    let places: Vec<_> = error.all().map(|it| it.location.as_ref().unwrap().line).collect();
    assert_eq!(places, [2, 3]);
    assert!(error.message.starts_with("this is TL-B"), "{error}");
}
