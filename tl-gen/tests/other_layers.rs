//! Lines of other layers: which are written, which are not, and why.

use tl_gen::{Builder, Dialect};

/// The new schema, and others with their layers.
fn builder(new: &str, others: &[(&str, Option<u32>)]) -> Builder {
    let builder = Builder::new().schema_text("new.tl", new).name_of(false);
    others.iter().fold(builder, |it, (text, layer)| it.other_layer_text("old.tl", *text, *layer))
}

/// The attribute lines about layers.
fn lines(builder: &Builder) -> Vec<String> {
    let source = builder.generate().unwrap();
    let is_of_layers = |it: &&str| {
        ["accepts", "convert(", "drop(", "since = ", "default"].iter().any(|word| it.contains(word))
    };
    let lines = source.lines().filter(|it| !it.trim_start().starts_with("//"));
    lines.filter(is_of_layers).map(|it| it.trim().to_owned()).collect()
}

fn misfits(builder: &Builder) -> Vec<String> {
    builder.misfits().unwrap().iter().map(ToString::to_string).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn a_line_has_the_newest_layer_that_has_it() {
    let (old, older) = ("user#2 id:int = User;", "user#3 x:string = User;");
    let others = [(older, Some(5)), (old, Some(10)), (old, Some(9)), (older, Some(7))];
    let builder = builder("user#1 id:long flags:# x:flags.0?string = User;", &others);
    let expected = [
        "accepts(10) = \"user#00000002 id:int = User;\",",
        "convert(id = i32),",
        "accepts(7) = \"user#00000003 x:string = User;\"",
    ];
    assert_eq!(
        misfits(&builder),
        ["`user` of layer 7: `id:long` is new, always present, and has no default"]
    );
    assert_eq!(lines(&builder).join(" "), expected[..2].join(" ").trim_end_matches(','));
    let builder = builder.layer_defaults(true);
    assert_eq!(misfits(&builder), NONE);
    assert_eq!(lines(&builder), [&expected[..], &["#[tl(default)]"]].concat());
}

#[test]
fn the_comment_gives_the_number() {
    let old = "// LAYER 7\nuser#2 id:int = User;";
    let new = "user#1 id:long = User;";
    let line = |number: &str| format!("accepts{number} = \"user#00000002 id:int = User;\",");
    let first = |builder: &Builder| lines(builder).swap_remove(0);
    assert_eq!(first(&builder(new, &[(old, None)])), line("(7)"));
    assert_eq!(first(&builder(new, &[(old, Some(9))])), line("(9)"));
    assert_eq!(first(&builder(new, &[(&old[10..], None)])), line(""));
    // A line of a newer layer is only read.
    let new = format!("// LAYER 6\n{new}");
    assert_eq!(first(&builder(&new, &[(old, None)])), line(""));
}

/// A constructor must not be written for a layer that does not have it.
#[test]
fn what_a_layer_lacks_is_newer() {
    let old = "a#1 x:int = A; b#2 x:int = B; c#3 = C;";
    let new = "a#1 x:int = A; b#4 x:string = B; c#3 = C; d#5 = D; e#6 y:int = C;";
    let builder = builder(new, &[(old, Some(10))]);
    assert_eq!(
        lines(&builder),
        [
            "#[tl(id = 0x00000004, name = \"b\", proof = false, since = 11)]",
            "#[tl(id = 0x00000006, name = \"e\", proof = false, since = 11)]",
            "#[tl(id = 0x00000005, name = \"d\", proof = false, since = 11)]",
        ]
    );
    assert_eq!(misfits(&builder), ["`b` of layer 10: `x:int` is now `x:string`"]);
    // Without a number, nothing is written for the layer.
    let without = Builder::new().schema_text("new.tl", new).other_layer_text("old.tl", old, None);
    assert_eq!(lines(&without), NONE);
    assert_eq!(misfits(&without), ["`b`: `x:int` is now `x:string`"]);
}

/// A value without an id differs, so the object around it is not read, and not written for that layer.
#[test]
fn what_is_read_wrongly_is_not_written() {
    let since = |layers: [(&str, Option<u32>); 2]| {
        let new = "a#1 b:%B = A; b x:long = B;";
        let of_a = lines(&builder(new, &layers)).into_iter().find(|it| it.contains("0x00000001"));
        of_a.unwrap_or_default()
    };
    let (same, other) = ("a#1 b:%B = A; b x:long = B;", "a#1 b:%B = A; b x:string = B;");
    assert!(since([(other, Some(7)), (same, Some(5))]).contains("since = 8"));
    let repeated = "a#1 b:vector<int> = A; b x:long = B;";
    assert!(since([(same, Some(7)), (repeated, Some(5))]).contains("since = 6"));
    assert_eq!(since([(same, Some(7)), (same, Some(5))]), "");
}

/// `to_vec_as` finds a line by the last layer that has it.
#[test]
fn a_line_that_is_written_for_another_layer_is_listed() {
    let (first, second) = ("user#2 id:int = User;", "user#3 id:long x:int = User;");
    let new = "user#1 id:long = User;";
    let others = [(first, Some(5)), ("a = A;", Some(6)), (second, Some(7)), (first, Some(9))];
    let builder = builder(&format!("{new} a = A;"), &others).skip("a");
    let expected = [
        "`user` of layer 6: the layer does not have it, but the line of layer 7 is written for it",
        "`user` of layer 5: it is read, but the line of layer 7 is written for the layer",
    ];
    assert_eq!(misfits(&builder), expected);
    // The definition itself comes back.
    let others = [(new, Some(5)), (second, Some(7))];
    let back = self::builder(new, &others);
    let expected =
        ["`user` of layer 5: it is read, but the line of layer 7 is written for the layer"];
    assert_eq!(misfits(&back), expected);
}

#[test]
fn an_id_has_one_line() {
    let new = "a#1 x:long y:string = A; b#2 x:long = A;";
    let newer = ("a#3 flags:# y:string x:int bit:flags.0?true = A;", Some(9));
    // Flag bits without a value make no other line.
    let same = "a#3 flags:# y:string x:int = A;";
    assert_eq!(misfits(&builder(new, &[newer, (same, Some(8))])), NONE);
    let other = "a#3 flags:# y:string x:long = A; b#3 x:int = A;";
    let expected = [
        "`a` of layer 8: a newer layer has another line of its id, `a`",
        "`b` of layer 8: a newer layer has another line of its id, `a`",
    ];
    let builder = builder(new, &[newer, (other, Some(8))]);
    assert_eq!(misfits(&builder), expected);
    assert_eq!(lines(&builder).iter().filter(|it| it.contains("accepts(")).count(), 1);
}

/// The compiler proves the ids of lines as it proves that of the definition.
#[test]
fn a_line_spells_its_id() {
    let foreign = [("a#3 x:int = A;", None)];
    let expected = ["`a`: its line does not spell its id, which the compiler would prove"];
    assert_eq!(misfits(&builder("a x:long = A;", &foreign)), expected);
    assert_eq!(misfits(&builder("a x:long = A;", &foreign).proofs(false)), NONE);
    assert_eq!(misfits(&builder("a#1 x:long = A;", &foreign)), NONE);
    let spelled = format!("a#{:x} x:int = A;", crc("a x:int = A"));
    assert_eq!(misfits(&builder("a x:long = A;", &[(&spelled, None)])), NONE);
}

#[test]
fn only_what_is_generated_is_compared() {
    let old = "a x:int = A; b x:int = B; gone x:A = A; lost = C; ---functions--- f x:int = A; g x:int = A;";
    let new = "a x:long = A; b x:long = B; ---functions--- f x:long = A;";
    let builder = builder(new, &[(old, Some(5))]);
    let gone = |name: &str| format!("`{name}` of layer 5: the new schema has no `{name}`");
    assert_eq!(misfits(&builder), [gone("gone"), gone("lost"), gone("g")]);
    assert_eq!(lines(&builder).len(), 6);
    // The rest is left out on purpose.
    let only = builder.clone().only("A");
    assert_eq!(misfits(&only), [gone("gone")]);
    assert_eq!(lines(&only).len(), 2);
    assert_eq!(misfits(&builder.skip("b")), [gone("gone"), gone("lost"), gone("g")]);
}

#[test]
fn fields_that_a_line_lacks_are_left_out_if_that_is_asked_for() {
    let old = [("user#2 flags:# id:int = User;", Some(5))];
    let new = "user#1 flags:# id:int type:flags.0?string bit:flags.1?true = User;";
    let builder = builder(new, &old);
    let line = "accepts(5) = \"user#00000002 flags:# id:int = User;\"";
    assert_eq!(lines(&builder), [line]);
    assert_eq!(lines(&builder.layer_drops(true)), [&format!("{line},"), "drop(type, bit)"]);
}

/// A type that is read and dropped borrows from the input, and the item has no lifetime for it.
#[test]
fn a_dropped_type_does_not_borrow() {
    let (old, new) = ("a x:int b:B = A; b s:string = B;", "a x:int = A; b s:string = B;");
    let builder = builder(new, &[(old, Some(5))]);
    assert!(
        lines(&builder).concat().contains("drop(b = super::enums::B)")
            || lines(&builder).concat().contains("drop(b = enums::B)")
    );
    let expected =
        "`a` of layer 5: `b` is gone, and its type borrows text, but the item has no lifetime";
    assert_eq!(misfits(&builder.borrowed(true)), [expected]);
}

/// The compiler compares the type that reads a parameter with the line.
#[test]
fn a_dropped_type_is_called_as_in_the_line() {
    let (old, new) = ("a x:int y:int53 z:Vector<long> = A;", "a x:int = A;");
    let expected = "`a` of layer 5: `y:int53` is gone, and its Rust type has another name";
    assert_eq!(misfits(&builder(new, &[(old, Some(5))])), [expected]);
}

/// A schema with headings is several layers.
#[test]
fn headings_are_layers() {
    let schema = "===8===\na#1 x:int = A;\n===17===\na#2 x:int y:int = A;\n===46===\na#3 x:int y:int z:int = A;\n\
        ===73===\na#4 z:int y:int x:int = A;";
    let builder = |layer: Option<u32>| {
        let builder = Builder::new().schema_text("new.tl", schema).layer(73).layer_defaults(true);
        lines(&builder.name_of(false).other_layer_text("old.tl", schema, layer))
    };
    let numbers = |lines: Vec<String>| {
        let numbers = lines
            .iter()
            .filter_map(|it| Some(it.strip_prefix("accepts(")?.split_once(')')?.0.to_owned()));
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(numbers(builder(None)), ["46", "17", "8"]);
    assert_eq!(numbers(builder(Some(20))), ["20"]);
    assert!(builder(Some(20))[0].contains("a#00000002"), "{:?}", builder(Some(20)));
}

#[test]
fn accepted_ids_are_known() {
    let builder = Builder::new().schema_text("new.tl", "a#1 x:long = A;").any_object(true);
    let builder = builder.other_layer_text("old.tl", "a#2 x:int = A;", Some(5));
    let source = builder.generate().unwrap();
    assert!(
        source.contains("0x00000001 | 0x00000002 => decode_boxed(id, reader, Self::A)"),
        "{source}"
    );
    assert!(source.contains("[(0x00000001, \"a\"), (0x00000002, \"a\")]"), "{source}");
}

#[test]
fn misfits_are_one_warning_and_a_list_in_the_file() {
    let old = [("gone = A; lost = A;", Some(5))];
    let builder = builder("a = A;", &old);
    let (source, warnings) = builder.generate_with_warnings().unwrap();
    let expected =
        "2 lines of other layers do not fit: see the comment at the top of the generated file";
    assert_eq!(warnings.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
    let list = "// Generated by tl-gen: change the schema instead.\n//\n\
        // Lines of other layers that do not fit:\n\
        // - `gone` of layer 5: the new schema has no `gone`\n\
        // - `lost` of layer 5: the new schema has no `lost`\n\n#[allow(";
    assert!(source.starts_with(list), "{source}");
    let misfits = builder.misfits().unwrap();
    assert_eq!(misfits[1].location.to_string(), "old.tl:1:11");
}

#[test]
fn mistakes_of_all_schemas_are_reported() {
    let builder = builder("a x:Vector<int = A;", &[("b = ", Some(5))]);
    let error = builder.generate().unwrap_err();
    let files: Vec<_> =
        error.all().map(|it| it.location.as_ref().unwrap().file.to_string()).collect();
    assert_eq!(files, ["new.tl", "old.tl"]);
    let builder = Builder::new().schema_text("new.tl", "a = A;").other_layer("none.tl", 5);
    assert!(builder.generate().unwrap_err().to_string().starts_with("cannot read none.tl: "));
}

#[test]
fn ids_follow_the_dialect() {
    let builder =
        builder("a x:bytes = A;", &[("a x:bytes y:int = A;", None)]).dialect(Dialect::Ton);
    // The CRC32 of `a x:bytes y:int = A`, which Telegram's rule writes `a x:string y:int = A`.
    let id = crc("a x:bytes y:int = A");
    assert!(lines(&builder)[0].contains(&format!("a#{id:08x} x:bytes y:int = A;")));
}

/// CRC-32 (IEEE), bit by bit.
fn crc(text: &str) -> u32 {
    !text.bytes().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[test]
fn a_parameter_with_another_meaning_is_in_one_list() {
    let old = "a flags:# x:flags.0?int y:int = A; b = B;";
    let new = "a flags:# x:flags.0?B y:int z:flags.1?int = A; b = B;";
    let builder = builder(new, &[(old, Some(10))]).layer_drops(true).proofs(false);
    let drop = "drop(x = i32, z)";
    assert!(lines(&builder).iter().any(|it| it.contains(drop)), "{:?}", lines(&builder));
    assert_eq!(misfits(&builder), NONE);
}
