//! Declarations of built-in types, and lines that only look like declarations.

use tl_gen::{Builder, Error};

fn generated(text: &str) -> String {
    Builder::new().schema_text("t", text).name_of(false).generate().unwrap()
}

fn error(text: &str) -> String {
    Builder::new().schema_text("t", text).generate().unwrap_err().to_string()
}

fn warned(text: &str) -> Vec<String> {
    let warnings = Builder::new().schema_text("t", text).warnings().unwrap();
    warnings.iter().map(Error::to_string).collect()
}

/// The ids are those of the TL documentation.
#[test]
fn declarations_may_have_the_ids_of_built_in_types() {
    let text = "int#a8509bda ? = Int;\nlong#22076cba ? = Long;\ndouble#2210c154 ? = Double;\n\
        string#b5286e24 ? = String;\nvector#1cb5c415 {t:Type} # [ t ] = Vector t;\n\
        boolFalse#bc799737 = Bool;\nboolTrue#997275b5 = Bool;\na x:int y:Vector<Bool> = A;";
    assert_eq!(warned(text), [""; 0]);
    assert!(generated(text).contains("pub y: Vec<bool>"));
}

#[test]
fn a_declaration_of_another_id_is_not_lost_in_silence() {
    assert_eq!(
        error("boolTrue#00000005 = Bool;\nvector#6 {t:Type} # [ t ] = Vector t;"),
        "t:1:10: `boolTrue` is built in and has the id 997275b5, not 00000005: correct it, or leave this line out, \
         `skip(\"boolTrue\")`"
    );
    assert!(
        error("vector#6 {t:Type} # [ t ] = Vector t;")
            .contains("has the id 1cb5c415, not 00000006")
    );
    for line in ["int53#5 = Int53;", "int#5 ? = Int;", "bytes#5 data:string = Bytes;"] {
        let reported = warned(&format!("{line}\na#c93ee7ca x:int = A;"));
        assert!(
            reported[0].contains("whose values have no id, so 00000005 is not used"),
            "{reported:?}"
        );
    }
}

#[test]
fn a_declaration_takes_nothing_of_the_next_definition() {
    for (text, expected) in [
        ("int ?\nfoo x:int = Int;", "t:2:1: expected `=` and the result, found `foo`"),
        ("int128 4*[ int ]\nfoo x:int = Foo;", "t:2:1: expected `=` and the result, found `foo`"),
        (
            "vector {t:Type} # [ t ]\nfoo x:int = Foo;",
            "t:2:1: expected `=` and the result, found `foo`",
        ),
        (
            "bytes string\nfoo = Foo;",
            "t:2:1: expected `=` and the result, found `foo`: if it is a parameter, write it behind the definition's \
             name or further right",
        ),
        ("int ?;\nfoo = Foo;", "t:1:6: expected `=` and the result, found `;`"),
        ("int128 4*[ int = Int128;", "t:1:16: expected `]`, found `=`"),
        (
            "int ? = Foo;",
            "t:1:1: `int` is a built-in type, but this line declares `Foo`: correct the result, or leave the line \
             out, `skip(\"int\")`",
        ),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn a_definition_with_a_built_in_name_is_one() {
    for (text, expected) in [
        ("object = Object;\na x:Object = A;", "pub x: enums::Object,"),
        ("function = Function;\na x:Function = A;", "pub x: enums::Function,"),
        ("int = Number;", "pub enum Number"),
    ] {
        assert!(generated(text).contains(expected), "{text}: {}", generated(text));
    }
}

#[test]
fn an_alias_leaves_out_no_constructor_of_a_type() {
    let source =
        |text: &str| Builder::new().schema_text("t", text).alias("foo", "int").generate().unwrap();
    let other_type = source("foo = Bar; bar x:int = Bar; baz x:foo = Baz;");
    assert!(other_type.contains("name = \"foo\")]"), "{other_type}");
    assert!(other_type.contains("pub x: i32"), "{other_type}");
    assert!(source("foo = Foo; foo2 = Foo; baz x:foo = Baz;").contains("name = \"foo\")]"));
    let function = source("foo ? = Foo; baz x:foo = Baz;\n---functions---\nfoo = Baz;");
    assert!(function.contains("name = \"foo\""), "{function}");
    for declaration in ["foo = Foo;", "foo ? = Foo;", "foo = Foo;\nfoo = Foo;"] {
        let source = source(&format!("{declaration} baz x:foo = Baz;"));
        assert!(!source.contains("pub struct Foo"), "{source}");
    }
}

#[test]
fn only_a_length_is_the_size_of_an_object() {
    for name in ["bytes", "length", "body_len", "dataSize"] {
        let text = format!("a {name}:int body:Object = A;");
        assert!(generated(&text).contains("with = tl_core::sized"), "{name}");
        assert_eq!(warned(&text), [""; 0], "{name}");
    }
    for name in ["layer", "resize", "glen"] {
        let text = format!("a {name}:int body:Object = A;");
        let source = generated(&text);
        assert!(source.contains(&format!("pub {name}: i32")), "{source}");
        assert_eq!(
            warned(&text),
            [format!(
                "t:1:{}: `{name}` is not read as the length of the `Object` behind it, which takes the rest of the \
                 packet: call it `bytes` if it is the length",
                4 + name.len()
            )]
        );
    }
}

#[test]
fn a_name_without_a_colon_is_no_type() {
    for (text, expected) in [
        ("a x:int data string = A;", "t:1:9: there is no type `data`: did you mean `data:string`?"),
        (
            "a flags:# on flags.0?true = A;",
            "t:1:11: there is no type `on`: did you mean `on:flags.0?true`?",
        ),
        (
            "a x:int data = A;",
            "t:1:9: there is no type `data`: if it is a name, write `data:` and a type",
        ),
        (
            "a Data = A;",
            "t:1:3: there is no type `Data`: define a constructor of it, or correct it",
        ),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
    let source = generated("pair int long = Pair; a x:int pair string = A;");
    assert!(source.contains("#[tl(bare, name = \"\")]"), "{source}");
}

#[test]
fn options_name_fields_without_a_name() {
    let text = "a int string = A;";
    let builder = Builder::new().schema_text("t", text).name_of(false);
    let source = builder.clone().bytes_for("a.field_1").rename("a.field_0", "count").generate();
    assert!(source.as_ref().unwrap().contains("pub count: i32"), "{source:?}");
    assert!(source.unwrap().contains("pub field_1: Bytes"));
    let error = builder.bytes_for("a.field_0").generate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "t:1:3: `int` is no `string`, so that `bytes_for` cannot make it bytes"
    );
}

#[test]
fn a_layer_is_an_int() {
    let text = |layer: u32| format!("// LAYER {layer}\na x:int = A;");
    assert!(generated(&text(2_147_483_647)).contains("LAYER: i32 = 2147483647;"));
    assert_eq!(
        error(&text(2_147_483_648)),
        "the layer 2147483648 is no `int`: the largest is 2147483647"
    );
}
