//! Schemas that took quadratic time: with it, these tests run for minutes.

use tl_gen::{Builder, Error, Options, generate, parse};

/// A schema of a line for each number, last first, so that no order of definitions helps.
fn schema(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).rev().map(line).collect()
}

fn errors(text: &str) -> Vec<Error> {
    let error = generate(&parse("t", text).unwrap(), &Options::default()).unwrap_err();
    error.all().cloned().collect()
}

#[test]
fn facts_spread_along_chains_and_cycles() {
    let last = 3_999;
    // Each contains the one behind it, and so the last; or the one before it, and none contains the last.
    let targets = [|it: usize| it + 1, |it: usize| it.saturating_sub(1)];
    for (target, holders) in targets.into_iter().zip([4_000, 1]) {
        for (end, expected) in [("string", holders), ("Vector<A0>", 0)] {
            let text = schema(last, |it| format!("a{it} x:Vector<A{}> = A{it};\n", target(it)));
            let text = format!("{text}a{last} x:{end} = A{last};");
            let model = Builder::new().schema_text("t", text).model().unwrap();
            let holds_text = model.constructors().filter(|it| it.has_text).count();
            assert_eq!(holds_text, expected);
        }
    }
}

#[test]
fn endless_constructors_are_found_at_once() {
    let count = 4_000;
    let one_cycle = schema(count, |it| format!("a{it} x:a{} = A{it};\n", (it + 1) % count));
    assert_eq!(errors(&one_cycle).len(), 1);
    // Each contains the one before, and all contain the cycle at the end.
    let tail = schema(count, |it| format!("a{it} x:a{} = A{it};\n", it.saturating_sub(1)));
    let errors = errors(&tail);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.starts_with("`A0` contains itself"), "{}", errors[0]);
}

#[test]
fn cycles_that_share_a_part_are_one() {
    let text = schema(4_000, |it| {
        format!("a{it} x:a{} y:a{} z:a{} = A{it};\n", it + 1, it / 2, 3_999 - it / 2)
    });
    let text = text + "a4000 x:int = A4000;";
    assert_eq!(errors(&text).len(), 1);
    assert_eq!(errors("a x:a = A; b x:c = B; c x:b = C; d x:a y:b = D;").len(), 2);
}

#[test]
fn names_that_are_not_known_are_compared_with_all_for_some() {
    let text = schema(6_000, |it| format!("type{it} x:Tipe{it} = Type{it};\n"));
    let errors = errors(&text);
    assert_eq!(errors.len(), 6_000);
    assert_eq!(errors.iter().filter(|it| it.message.contains("did you mean `Type")).count(), 20);
}
