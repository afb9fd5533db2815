//! Options that correct a schema, and the output for unusual schemas.

use tl_gen::{Builder, Error, Options, Overrides, generate, parse, prepare, resolve, warnings};

fn overrides(change: impl FnOnce(&mut Overrides)) -> Options {
    let mut options = Options::default();
    change(&mut options.overrides);
    options
}

fn source(text: &str, options: &Options) -> String {
    generate(&parse("test.tl", text).unwrap(), options).unwrap()
}

fn error(text: &str, options: &Options) -> String {
    generate(&parse("test.tl", text).unwrap(), options).unwrap_err().to_string()
}

fn warned(text: &str, options: &Options) -> Vec<String> {
    let Options { dialect, overrides, .. } = options;
    let schema = prepare(&parse("test.tl", text).unwrap(), *dialect, &[], overrides).unwrap();
    let model = resolve(&schema, *dialect, options.layout(), overrides).unwrap();
    warnings(&schema, &model, overrides).iter().map(Error::to_string).collect()
}

#[test]
fn what_is_skipped_is_left_out() {
    let text = "a x:int = A; b y:int = B; c z:int = B;\n---functions---\nf = A;";
    let skip = |name: &str| overrides(|it| it.skipped.push(name.to_owned()));
    assert!(!source(text, &skip("f")).contains("pub mod functions"));
    assert!(!source(text, &skip("B")).contains("pub enum B"));
    assert!(!source(text, &skip("c")).contains("C { z: i32 }"));
    assert_eq!(
        error(text, &skip("a")),
        "test.tl:3:5: there is no type `A`: define a constructor of it, or correct it"
    );
}

#[test]
fn a_name_that_the_schema_does_not_have_is_an_error() {
    let text = "resPQ#05162463 nonce:int128 pq:string = ResPQ; help.config x:int = help.Config;";
    let own = |it: &str| it.to_owned();
    let cases: [(Options, &str); 8] = [
        (
            overrides(|it| it.skipped.push(own("resPq"))),
            "the schema has no `resPq`, which `skip` names; did you mean `resPQ`?",
        ),
        (
            overrides(|it| it.bytes.push(own("resPQ.qq"))),
            "the schema has no `resPQ.qq`, which `bytes_for` names; did you mean `resPQ.pq`?",
        ),
        (
            overrides(|it| it.bytes.push(own("pq"))),
            "`bytes_for` of `pq` needs a definition and its parameter, as in `resPQ.pq`, or `*.pq` for all definitions",
        ),
        (
            overrides(|it| it.bytes.push(own("resPQ.nonce"))),
            "test.tl:1:16: `nonce` is no `string`, so that `bytes_for` cannot make it bytes",
        ),
        (
            overrides(|it| it.aliases.push((own("int129"), own("int")))),
            "the schema has no `int129`, which `alias` names; did you mean `int128`?",
        ),
        (
            overrides(|it| it.aliases.push((own("int128"), own("lnog")))),
            "test.tl:1:22: there is no type `lnog`, which `int128` means: define a constructor of it, or correct it; did you mean `long`?",
        ),
        (
            overrides(|it| it.renames.push((own("config"), own("Settings")))),
            "the schema has no `config`, which `rename` names; did you mean `help.config`?",
        ),
        (
            overrides(|it| it.trusted_ids.push(own("something"))),
            "the schema has no `something`, which `trust_id` names",
        ),
    ];
    for (options, expected) in cases {
        assert_eq!(error(text, &options), expected);
    }
}

#[test]
fn a_new_name_is_one_that_is_free() {
    let rename =
        |from: &str, to: &str| overrides(|it| it.renames.push((from.to_owned(), to.to_owned())));
    let text = "a x:int = A; b x:int = T; c x:int = T;";
    assert!(source(text, &rename("a", "First")).contains("pub struct First {"));
    assert!(source(text, &rename("T", "Two")).contains("pub enum Two {"));
    let variant = source(text, &rename("b", "Other"));
    assert!(variant.contains(r#"name = "b")]"#) && variant.contains("Other { x: i32 }"));
    let field = source(text, &rename("a.x", "first"));
    assert!(field.contains("#[tl(name = \"x\")]\n            pub first: i32"), "{field}");
    assert_eq!(
        error(text, &rename("T", "A")),
        "`rename` of `T` to `A`: another item of `enums` has this name"
    );
    for taken in ["Vec", "fn", "self", "1a", "a b", ""] {
        let expected =
            format!("`rename` to `{taken}`: this is a name that Rust or generated code has");
        assert_eq!(error(text, &rename("a", taken)), expected);
    }
}

/// A type that contains itself needs one `Box`, not two.
#[test]
fn a_variant_that_an_option_boxes_has_no_further_box() {
    let text =
        "textPlain text:string = Text; textBold text:Text = Text; textItalic text:Text = Text;";
    let boxed = |it: &mut Overrides| it.boxed.push(("textBold".to_owned(), true));
    let source = source(text, &overrides(boxed));
    assert!(source.contains("Bold(Box<types::TextBold>)"), "{source}");
    let (_, bold) = source.split_once("pub struct TextBold {").unwrap();
    let (bold, _) = bold.split_once('}').unwrap();
    assert!(bold.contains("text:") && !bold.contains("Box<"), "{bold}");
    assert!(source.contains("Italic { text: Box<Text> }"), "{source}");
}

/// The struct is also held without the enum, so the enum's `Box` does not end the cycle.
#[test]
fn a_bare_struct_that_contains_itself_keeps_its_box() {
    let text = "a list:B = A; aEmpty = A; b item:a = B; bEmpty = B;";
    let boxed = |it: &mut Overrides| it.boxed.push(("a".to_owned(), true));
    let source = source(text, &overrides(boxed));
    assert!(source.contains("pub item: Box<A>"), "{source}");
}

#[test]
fn large_variants_are_boxed_by_their_own_parameters() {
    let of = |parameters: &str, change: &dyn Fn(&mut Overrides)| {
        let text = format!("tEmpty = T; tLong {parameters} = T; tShort x:int = T;");
        source(&text, &overrides(change))
    };
    let is_boxed = |source: &str| source.contains("Long(Box<types::TLong>)");
    let (six, seven) = ("a:bytes b:bytes c:bytes d:bytes e:bytes f:bytes", " g:bytes");
    let none = |_: &mut Overrides| ();
    assert!(!of(six, &none).contains("pub mod types"));
    assert!(is_boxed(&of(&format!("{six}{seven}"), &none)));
    let boxed = |it: &mut Overrides| it.boxed.push(("tLong".to_owned(), true));
    assert!(is_boxed(&of(six, &boxed)));
    let unboxed = |it: &mut Overrides| it.boxed.push(("tLong".to_owned(), false));
    assert!(of(&format!("{six}{seven}"), &unboxed).contains("Long(types::TLong)"));
    assert_eq!(
        error("a x:int = T;", &overrides(|it| it.boxed.push(("T".to_owned(), true)))),
        "the schema has no `T`, which `boxed` names"
    );
}

#[test]
fn words_are_fields_if_asked_for_or_if_they_mean_more() {
    let fields = |text: &str, options: &Options| {
        let source = source(text, options);
        let lines = source.lines().filter_map(|it| it.trim().strip_prefix("pub "));
        let fields = lines.filter(|it| it.ends_with(','));
        fields.map(|it| it.trim_end_matches(',').to_owned()).collect::<Vec<_>>().join(", ")
    };
    let text = "a flags:# x:flags.0?int mode:# y:mode.1?int flags2:# z:flags2.2?true flags3:# = A;";
    let none = Options::default();
    let (mut flags, mut ton) = (Options::default(), Options::default());
    flags.flags_fields = true;
    ton.dialect = tl_gen::Dialect::Ton;
    let (x, y) = ("x: Option<i32>", "mode: Flags, y: Option<i32>");
    assert_eq!(fields(text, &none), format!("{x}, {y}, z: bool"));
    let all = format!("flags: Flags, {x}, {y}, flags2: Flags, z: bool, flags3: Flags");
    assert_eq!(fields(text, &flags), all);
    assert_eq!(fields(text, &ton), format!("{x}, {y}, z: bool, flags3: u32"));
}

#[test]
fn some_derives_are_of_structs_or_of_enums() {
    let builder = Builder::new().schema_text(
        "test.tl",
        "a x:int = A; b y:double = B; bEmpty = B;\n---functions---\nf = A;",
    );
    let builder =
        builder.struct_derive("x::Builder").enum_derive("E").derive("Hash").enum_attribute("#[e]");
    let generated = builder.type_attribute("b*", "#[t]").generate().unwrap();
    let of = |item: &str| {
        let (before, _) = generated.split_once(item).unwrap();
        let (_, derives) =
            before.rsplit_once("#[derive(Clone, Debug, PartialEq, TlObject").unwrap();
        let lines = derives.lines().map(str::trim).filter(|it| !it.starts_with("#[tl("));
        lines.collect::<String>()
    };
    assert_eq!(of("pub struct A {"), ", x::Builder, Hash)]");
    assert_eq!(of("pub struct B {"), ", x::Builder)]#[t]");
    assert_eq!(of("pub enum B {"), ", E)]#[e]");
    assert_eq!(of("pub struct F;"), ", Hash)]");
}

#[test]
fn an_attribute_of_nothing_is_an_error() {
    let builder = || Builder::new().schema_text("test.tl", "a x:bytes = A;");
    let error = |builder: Builder| builder.generate().unwrap_err().to_string();
    assert_eq!(
        error(builder().field_attribute("*:string", "#[a]")),
        "no parameter is `*:string`, to which an attribute is added: write the definition and the parameter, as in \
         `user.phone`, `*.phone` or `*:bytes`"
    );
    assert_eq!(
        error(builder().type_attribute("b*", "#[a]")),
        "the schema has no `b*`, to which an attribute is added"
    );
    assert_eq!(
        error(builder().struct_attribute("a")),
        "`a` is not an attribute: write `#[name(…)]`"
    );
}

#[test]
fn a_constructor_of_object_is_one_of_all_objects() {
    let text = "packed x:bytes = Object; copy y:int = Object; a body:Object = A;";
    let generated = source(text, &Options::default());
    for expected in
        ["pub body: Unknown", "pub type Packed = types::Packed", "pub type Copy_ = types::Copy_"]
    {
        assert!(generated.contains(expected), "{expected}\n{generated}");
    }
    let own = source("object x:bytes = Object; a body:Object = A;", &Options::default());
    assert!(own.contains("pub body: enums::Object") || own.contains("pub body: Object"), "{own}");
}

#[test]
fn an_alias_is_shown_under_its_own_name() {
    let options = overrides(|it| it.aliases.push(("uint".to_owned(), "int".to_owned())));
    let text = "uint ? = Uint; a x:uint y:Vector<uint> = A;";
    let generated = source(text, &options);
    assert!(generated.contains("#[tl(type = \"uint\")]\n            pub x: i32"), "{generated}");
    assert!(generated.contains("#[tl(type = \"Vector<uint>\")]"), "{generated}");
    assert!(warned(text, &options).is_empty());
}

#[test]
fn endless_constructors_are_an_error() {
    let end = |at, name, target| {
        format!(
            "test.tl:{at}: `{name}` contains itself without an id, so it has no end: use `{target}`, which has one"
        )
    };
    let cases = [
        ("a x:a = A;", end("1:5", "A", "A")),
        ("a x:%A = A;", end("1:5", "A", "A")),
        ("z y:a = Z; a x:b = A;\nb x:a = B;", end("1:16", "A", "B")),
        ("b c:%C = B; c b:%B = C;", end("1:5", "B", "C")),
        ("a flags:# x:flags.0?%A = A;", end("1:21", "A", "A")),
        ("a x:vector<%A> = A;", end("1:5", "A", "A")),
    ];
    for (text, expected) in cases {
        assert_eq!(error(text, &Options::default()), expected, "{text}");
    }
    source("a x:%B = A; b x:A = B;", &Options::default());
}

#[test]
fn likely_mistakes_are_warnings() {
    let cases = [
        ("a x:int = A;", vec![]),
        (
            "b = B; a x:b y:vector<%B> = A;",
            vec![
                "test.tl:1:12: `x` takes no bytes: it is bare, and the constructor `b` has no parameters. Write \
                 `B`, which has an id, or say what it is, `alias(\"b\", \"int\")`",
                "test.tl:1:16: `y` takes no bytes: it is bare, and the constructor `b` has no parameters. Write \
                 `B`, which has an id, or say what it is, `alias(\"b\", \"int\")`",
            ],
        ),
        (
            "a x:Object y:int = A;",
            vec![
                "test.tl:1:5: the `Object` in `x` has no length and is not the last, so that it takes the rest of the \
                 packet: put an `int` in front, or its type in its place",
            ],
        ),
        ("a flags:# x:Object y:flags.0?true = A;", vec![]),
        ("a x:long y:Object = A; b bytes:int y:Object = B; c x:Vector<B> y:A = C;", vec![]),
        (
            "a y:Object = A; b x:A y:int = B; c x:Vector<A> = C; d x:A = D;",
            vec![
                "test.tl:1:21: `x` is followed by others, and the `Object` in its `A` has no length, so that it takes \
                 the rest of the packet: put an `int` in front of the `Object`, or its type in its place",
                "test.tl:1:38: `x` is followed by others, and the `Object` in its `A` has no length, so that it takes \
                 the rest of the packet: put an `int` in front of the `Object`, or its type in its place",
            ],
        ),
        (
            "a layer:int query:Object = A;",
            vec![
                "test.tl:1:9: `layer` is not read as the length of the `Object` behind it, which takes the rest of the \
                 packet: call it `bytes` if it is the length",
            ],
        ),
        ("int ? = Int;", vec!["nothing is generated: the schema defines no type and no function"]),
    ];
    for (text, expected) in cases {
        assert_eq!(warned(text, &Options::default()), expected, "{text}");
    }
}

#[test]
fn ids_that_are_shared() {
    let same_type = "a#1 = A; b#1 = A;";
    assert!(error(same_type, &Options::default()).contains("each definition has its own"));
    let trusting = overrides(|it| it.trusted_ids = vec!["a".to_owned(), "b".to_owned()]);
    let two_types = "a#1 = A; b#1 = B;";
    let reported = warned(two_types, &Options::default());
    assert_eq!(reported.len(), 3, "{reported:?}");
    assert_eq!(
        reported[2],
        "test.tl:1:10: `b` has the id 00000001 of `a`, and the id alone means one of them: skip the other, or trust \
         it if it is meant"
    );
    assert!(warned(two_types, &trusting).is_empty());
    let prefix = "fooPrefix#36a45393 x:string = A;\n---functions---\nfoo#36a45393 = A;";
    let reported = warned(prefix, &Options::default());
    assert!(reported.iter().all(|it| !it.contains("fooPrefix")), "{reported:?}");
}

#[test]
fn a_definition_of_two_ids_is_not_one() {
    let expected =
        "test.tl:1:17: `a` is defined a second time, and differently: the first is at test.tl:1:1";
    assert_eq!(error("a#1 x:int = A;  a#2 x:int = A;", &Options::default()), expected);
    source("a x:int = A; a x:int = A;", &Options::default());
}

#[test]
fn only_takes_an_id_and_a_bare_name() {
    let telegram = || Builder::new().schema("tests/schemas/telegram.tl").name_of(false);
    let whole = telegram().only("contacts.getContactIDs").generate().unwrap();
    for name in ["getContactIDs", "#7adc669d", "0x7adc669d", "7adc669d"] {
        assert_eq!(telegram().only(name).generate().unwrap(), whole, "{name}");
    }
    let error = telegram().only("help.getDate").generate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the schema has no type, constructor or function `help.getDate`; did you mean `help.getData`?"
    );
    let ton = Builder::new().schema("tests/schemas/ton.tl").schema("tests/schemas/telegram.tl");
    assert!(ton.only("nothingOfThis").generate().is_err());
}

#[test]
fn a_long_chain_of_types_and_many_parameters_are_read() {
    use std::fmt::Write;
    let mut text = String::from("a0 x:int = A0;\n");
    for index in 1..4000 {
        writeln!(text, "a{index} x:Vector<A{}> = A{index};", index - 1).unwrap();
    }
    text += "---functions---\nf";
    for index in 0..20_000 {
        write!(text, " p{index}:int").unwrap();
    }
    text += " = A3999;";
    let schema = parse("test.tl", &text).unwrap();
    let layout = Options::default().layout();
    let model = resolve(&schema, tl_gen::Dialect::Telegram, layout, &Overrides::default()).unwrap();
    assert_eq!((model.types.len(), model.functions[0].fields.len()), (4000, 20_000));
}

#[test]
fn a_chain_that_the_compiler_does_not_follow_is_an_error() {
    use std::fmt::Write;
    let mut text = String::from("a0 x:int = A0;");
    for index in 1..4000 {
        write!(text, "\na{index} x:A{} = A{index};", index - 1).unwrap();
    }
    assert_eq!(
        error(&text, &Options::default()),
        "test.tl:101:1: `A100` contains a chain of more than 100 types: write `Vector<t>` for one of them"
    );
}

#[test]
fn a_type_variable_is_a_name_in_rust() {
    let text = "---functions---\nf {fn:Type} x:!fn = fn;";
    assert_eq!(
        error(text, &Options::default()),
        "test.tl:2:4: `fn` means something else in Rust: call the type variable `X`"
    );
}

/// A schema whose definitions are of these layers.
fn layered(text: &str, layers: &[Option<u32>]) -> tl_gen::Schema {
    let mut schema = parse("test.tl", text).unwrap();
    for (definition, layer) in schema.definitions.iter_mut().zip(layers) {
        definition.layer = *layer;
    }
    schema
}

#[test]
fn a_layer_is_chosen() {
    let text = "c = C;\na x:int = A;\nb = B;\na x:long = A;\nd = D;";
    let schema = layered(text, &[None, Some(8), Some(8), Some(17), Some(20)]);
    let layer = |layer| overrides(|it| it.layer = Some(layer));
    let of = |number| generate(&schema, &layer(number)).unwrap();
    let names = |source: &str| {
        let is_item = |line: &str| line.starts_with("pub enum ") || line.starts_with("pub type ");
        let lines = source.lines().map(str::trim).filter(|it| is_item(it)).map(|it| &it[9..]);
        lines.map(|it| it[..1].to_owned()).collect::<String>()
    };
    assert_eq!(
        (names(&of(8)), names(&of(19)), names(&of(20))),
        ("CAB".into(), "CBA".into(), "CBAD".into())
    );
    assert!(of(16).contains("x: i32") && of(17).contains("x: i64"));
    assert!(of(17).contains("LAYER: i32 = 17"));
    let error = |options: &Options| generate(&schema, options).unwrap_err().to_string();
    assert_eq!(
        error(&Options::default()),
        "test.tl:4:1: `a` has a definition in several layers: choose a layer, `layer(17)`, or `--layer 17`"
    );
    assert_eq!(error(&layer(7)), "`layer` is 7, but the schema has the layers 8, 17, 20");
    assert_eq!(
        generate(&layered("a = A;", &[]), &layer(7)).unwrap_err().to_string(),
        "`layer` is 7, but the schema has no layers: write a heading, `===7===`"
    );
}
