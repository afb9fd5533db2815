//! All errors of a schema, each at its place.

use std::fmt::Write;

use tl_syntax::{Error, parse};

/// All errors of `text`, as `line:column: message`.
fn errors(text: &str) -> Vec<String> {
    let error = parse("t", text).map(|_| ()).unwrap_err();
    error.all().map(|it| it.to_string()["t:".len()..].to_owned()).collect()
}

#[test]
fn each_definition_has_its_own_error() {
    let text =
        "a x:Vector<int = A;\nb = B;\nc x: = C;\n---things---\nd y:flags.40?int = D;\n/* no end";
    assert_eq!(
        errors(text),
        [
            "1:16: expected `>`, found `=`",
            "3:6: expected a type, found `=`",
            "4:1: unknown section `things`: did you mean `---types---`?",
            "5:5: `flags.40` is no flag bit: write the word and one of its bits 0 to 31, as in `flags.5?`",
            "6:1: this comment has no end: write `*/` after it",
        ]
    );
}

#[test]
fn a_missing_semicolon_hides_no_error_of_the_next_definition() {
    let expected = ["2:1: expected `;`, found `b`", "2:5: expected a type, found `=`"];
    assert_eq!(errors("a = A\nb x:= B;"), expected);
}

#[test]
fn a_character_without_meaning_is_one_error() {
    let expected = ["1:8: unexpected `$`: it has no meaning in TL"];
    assert_eq!(errors("a = A; $ b = B; c = C;"), expected);
}

#[test]
fn an_error_shows_itself_alone() {
    let error = parse("t", "a; b; c;").unwrap_err();
    assert_eq!(error.to_string(), "t:1:2: expected a parameter, or `=` and the result, found `;`");
    assert_eq!(error.all().count(), 3);
    assert!(error.others.iter().all(|it| it.others.is_empty()));
}

#[test]
fn errors_are_combined_in_order() {
    let inner = Error::general("1").and(Error::general("2"));
    let all = Error::combined([inner, Error::general("3")]).unwrap();
    assert_eq!(all.all().map(ToString::to_string).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(Error::combined([]), None);
    assert_eq!(Error::collect([Ok(1), Ok(2)]), Ok(vec![1, 2]));
    let results = [Err(Error::general("1")), Ok(1), Err(Error::general("2"))];
    assert_eq!(Error::collect(results).unwrap_err().all().count(), 2);
}

#[test]
fn types_are_nested_to_a_limit() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("a x:{}int{} = A;", open.repeat(depth), close.repeat(depth))
    };
    assert!(parse("t", &nested("Vector<", ">", 31)).is_ok());
    assert!(parse("t", &nested("(vector ", ")", 15)).is_ok());
    for text in [
        nested("Vector<", ">", 250),
        nested("(vector ", ")", 20_000),
        nested("%", "", 20_000),
        nested("(%", ")", 20_000),
        nested("((", "))", 20_000),
        format!("a x:(vector ({}int)) = A;", "%".repeat(20_000)),
        format!("a = {}int{};", "Vector<".repeat(20_000), ">".repeat(20_000)),
    ] {
        let message = &errors(&text)[0];
        assert!(message.ends_with(": types are nested in at most 32 others"), "{message}");
        assert!(message.starts_with("1:"), "{message}");
    }
}

#[test]
fn long_schemas_take_no_quadratic_time() {
    let mut text = String::from("a");
    (0..1_000).for_each(|it| write!(text, " p{it}:!T{it}").unwrap());
    text += " = A;\nb";
    (0..20_000).for_each(|it| write!(text, " {{T{it}:Type}}").unwrap());
    text += " = B;\n";
    (0..20_000).for_each(|it| writeln!(text, "//@p{it} Text\nc{it} x:int = C{it};").unwrap());
    let schema = parse("t", &text).unwrap();
    assert_eq!(schema.definitions.len(), 20_002);
    assert_eq!(schema.definitions[0].variables.len(), 1_000);
    assert_eq!(errors(&"a x:int @; @b = B;".repeat(10_000)).len(), 10_001);
}

/// Errors and parameters take more memory than the text.
#[test]
fn hostile_texts_have_limits() {
    let error = parse("t", &"; ".repeat(20_000)).unwrap_err();
    assert_eq!(error.all().count(), 10_001);
    let last = error.all().last().unwrap().to_string();
    assert_eq!(last, "t:1:20001: there are too many errors: what follows is not read");
    let all = parse("t", &"; ".repeat(10_000)).unwrap_err();
    assert_eq!(all.all().count(), 10_000);
    assert!(!all.all().any(|it| it.message.contains("too many")));

    let parameters = |count| format!("a {}= A;", "int ".repeat(count));
    assert_eq!(parse("t", &parameters(65_536)).unwrap().definitions[0].parameters.len(), 65_536);
    let error = parse("t", &(parameters(65_537) + "b = B;")).unwrap_err();
    assert_eq!(error.all().count(), 1);
    assert_eq!(error.to_string(), "t:1:262147: a definition has at most 65536 parameters");

    let name = |len| format!("a x:int = A;\n{} = B;", "b".repeat(len));
    assert_eq!(parse("t", &name(256)).unwrap().definitions.len(), 2);
    let error = parse("t", &name(257)).unwrap_err();
    assert_eq!(error.to_string(), "t:2:1: a name has at most 256 characters");
}
