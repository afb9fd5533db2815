//! Derives and attributes that were asked for.

use tl_gen::{Attached, Builder, Options, Target};

const TEXT: &str = "aEmpty = A; aSome flags:# x:flags.0?int = A; pair int string = Pair;\n\
    body bytes:int body:Object = Body;";

fn builder() -> Builder {
    Builder::new().schema_text("t", TEXT).name_of(false)
}

fn error(builder: &Builder) -> String {
    builder.generate().unwrap_err().to_string()
}

/// The line behind each `#[a]`.
fn marked(builder: &Builder) -> Vec<String> {
    let source = builder.generate().unwrap();
    let after = source.split("#[a]").skip(1);
    after.map(|it| it.trim_start().lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn patterns_name_parameters_as_all_options_do() {
    for (pattern, expected) in [
        ("pair.field_0", "pub field_0: i32,"),
        ("*:string", "pub field_1: String,"),
        ("body.body", "pub body: Unknown,"),
        ("*:Object", "pub body: Unknown,"),
    ] {
        assert_eq!(marked(&builder().field_attribute(pattern, "#[a]")), [expected], "{pattern}");
    }
    let word = builder().flags_fields(true).field_attribute("aSome.flags", "#[a]");
    assert!(marked(&word)[0].starts_with("flags: Flags,"));
}

#[test]
fn what_is_no_field_has_no_attribute() {
    assert_eq!(
        error(&builder().field_attribute("aSome.flags", "#[a]")),
        "`aSome.flags` is no field in Rust, so that no attribute is added to it: `flags_fields` makes a flags word a \
         field"
    );
    // The length of `body`.
    let length = error(&builder().field_attribute("body.bytes", "#[a]"));
    assert!(length.starts_with("no parameter is `body.bytes`"), "{length}");
}

#[test]
fn a_variant_has_no_attribute() {
    assert_eq!(
        error(&builder().type_attribute("aEmpty", "#[a]")),
        "`aEmpty` is a variant, to which no attribute is added: write the name of its type, `A`"
    );
    let structs = builder().structs(true).type_attribute("aSome", "#[a]");
    assert_eq!(marked(&structs).len(), 1);
}

#[test]
fn enums_of_all_types_are_named_too() {
    let named = |it: Builder| it.type_attribute("AnyObject", "#[a]");
    assert_eq!(marked(&named(builder().any_object(true))), ["pub enum AnyObject {"]);
    assert_eq!(
        error(&named(builder())),
        "the schema has no `AnyObject`, to which an attribute is added"
    );
}

#[test]
fn an_attribute_has_a_text() {
    for text in ["", " ", "// a"] {
        let expected = format!("`{text}` is not an attribute: write `#[name(…)]`");
        assert_eq!(error(&builder().attribute(text)), expected);
    }
}

#[test]
fn no_derive_is_of_a_field() {
    let derive = |target| {
        let mut options = Options::default();
        options.derives = vec![Attached { text: "a".to_owned(), target }];
        error(&builder().options(options))
    };
    assert_eq!(derive(Target::Fields("*.x".to_owned())), "`a` is a derive, which no field has");
    assert!(derive(Target::Named("b".to_owned())).starts_with("the schema has no `b`"));
}
