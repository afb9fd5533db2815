//! Names from `rename`, and names that would shadow others in Rust.

use tl_gen::{Builder, Error};

fn builder(text: &str, renames: &[(&str, &str)]) -> Builder {
    let builder = Builder::new().schema_text("t", text);
    renames.iter().fold(builder, |builder, (from, to)| builder.rename(*from, *to))
}

fn errors(builder: &Builder) -> Vec<String> {
    builder.generate().unwrap_err().all().map(Error::to_string).collect()
}

const TEXT: &str = "a x:int y:int = A; b x:int = T; c z:int = T; help.d self:int = help.D;";

#[test]
fn a_name_of_rust_s_own_types_is_refused() {
    for name in
        ["bool", "u32", "i64", "f64", "str", "usize", "String", "Vec", "Option", "types", "core"]
    {
        let expected =
            format!("`rename` to `{name}`: this is a name that Rust or generated code has");
        assert_eq!(errors(&builder(TEXT, &[("a", name)])), [expected]);
        let variable = format!("---functions---\nf {{{name}:Type}} x:!{name} = {name};");
        let expected =
            format!("t:2:4: `{name}` means something else in Rust: call the type variable `X`");
        assert_eq!(errors(&builder(&variable, &[])), [expected]);
    }
    assert!(builder(TEXT, &[("a.x", "bool"), ("a.y", "Vec")]).generate().is_ok());
    for name in ["None", "Some", "Int128"] {
        let expected =
            format!("`rename` to `{name}`: this is a name that Rust or generated code has");
        assert_eq!(errors(&builder(TEXT, &[("*.x", name)])), [expected]);
    }
}

#[test]
fn renames_that_clash_are_errors() {
    for (renames, expected) in [
        (&[("a.x", "y")][..], "`rename` of `a.x` to `y`: another parameter of `a` has this name"),
        (
            &[("a.x", "z"), ("a.y", "z")],
            "`rename` of `a.y` to `z`: another parameter of `a` has this name",
        ),
        (&[("*.x", "y")], "`rename` of `*.x` to `y`: another parameter of `a` has this name"),
        (&[("b", "C")], "`rename` of `b` to `C`: another constructor of `T` has this name"),
        (&[("a", "B")], "`rename` of `a` to `B`: another item of `types` has this name"),
        (&[("a", "help")], "`rename` of `a` to `help`: another module has this name"),
        (&[("a", "B"), ("a", "C")], "`rename` of `a` is given twice: as `B` and as `C`"),
        (&[("A", "T")], "`rename` of `A` to `T`: another item of `enums` has this name"),
    ] {
        assert_eq!(errors(&builder(TEXT, renames))[0], expected, "{renames:?}");
    }
    let twice = builder(TEXT, &[("a", "E"), ("a", "E"), ("A", "E")]).generate().unwrap();
    assert!(twice.contains("pub struct E {") && twice.contains("pub type E"), "{twice}");
}

#[test]
fn options_without_an_effect_are_errors() {
    let text = "int ? = Int; a flags:# x:flags.0?true = A; b bytes:int body:Object = B;";
    for (builder, expected) in [
        (
            builder(text, &[("a.flags", "word")]),
            "t:1:16: `rename` of `a.flags`: this parameter is no field in Rust",
        ),
        (
            builder(text, &[("b.bytes", "len")]),
            "t:1:46: `rename` of `b.bytes`: this parameter is no field in Rust",
        ),
        (
            builder(
                "a flags:# x:flags.0?int flags2:# y:flags2.0?int = A;",
                &[("*.flags2", "word")],
            ),
            "t:1:25: `rename` of `*.flags2`: this parameter is no field in Rust",
        ),
        (builder(text, &[("int", "Number")]), "the schema has no `int`, which `rename` names"),
        (
            builder(text, &[]).bytes_for("a.x"),
            "t:1:24: `x` is no `string`, so that `bytes_for` cannot make it bytes",
        ),
        (
            builder(text, &[]).bytes_for("*.flags"),
            "t:1:16: `flags` is no `string`, so that `bytes_for` cannot make it bytes",
        ),
        (
            builder("unused = Unused; b x:int = B;", &[]).alias("unused", "lnog"),
            "`alias` of `unused` to `lnog`: there is no such type; did you mean `long`?",
        ),
        (
            builder(text, &[]).alias("a", "int").alias("a", "long"),
            "`alias` of `a` is given twice: as `int` and as `long`",
        ),
    ] {
        assert_eq!(errors(&builder), [expected]);
    }
}

#[test]
fn all_wrong_options_are_reported() {
    let builder =
        builder(TEXT, &[("q", "Q"), ("a", "fn")]).skip("qq").trust_id("qqq").bytes_for("q.q");
    assert_eq!(errors(&builder).len(), 5);
}

#[test]
fn a_function_is_not_called_as_its_variable() {
    let text = "---functions---\nx {X:Type} query:!X = X;";
    assert_eq!(
        errors(&builder(text, &[])),
        ["t:2:4: `X` is the Rust name of the function `x` too: call one of them something else, \
          `rename(\"x\", \"XCall\")`"]
    );
    assert!(builder(text, &[("x", "XCall")]).generate().is_ok());
}

#[test]
fn odd_names_of_modules_are_excused() {
    let is_excused = |text: &str| builder(text, &[]).generate().unwrap().contains("non_snake_case");
    assert!(is_excused("a__b.x y:int = a__b.X;") && is_excused("a__b.x y:int = X;"));
    assert!(!is_excused("a_b.x y:int = a_b.X;"));
}

#[test]
fn a_type_variable_is_that_of_a_parameter() {
    for text in ["---functions---\nf {X:Type} n:int = X;", "---functions---\nf {X:Type} = Bool;"] {
        assert_eq!(
            errors(&builder(text, &[])),
            [
                "t:2:4: no parameter has the type variable `X`: write one, `query:!X`, or remove `{X:Type}`"
            ]
        );
    }
}
