//! The rules of `accepts`, one by one: whether an old line can be read, and whether it can be written.

use tl_gen::Dialect;
use tl_gen::compat::{Compatibility, Reason, Rules, Verdict};

const DEFAULTS: Rules = Rules { defaults: true, drops: false };
const DROPS: Rules = Rules { defaults: false, drops: true };

fn with<T>(old: &str, new: &str, rules: Rules, check: impl FnOnce(&Compatibility<'_>) -> T) -> T {
    let [old, new] = [("old.tl", old), ("new.tl", new)]
        .map(|(name, text)| tl_gen::parse(name, text).unwrap_or_else(|error| panic!("{error}")));
    check(&Compatibility::new(&old, &new, Dialect::Telegram, rules))
}

fn joined(reasons: &[impl ToString]) -> String {
    reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// `read: int id, drop x, default y`, `not read: …`
fn reading(verdict: &Verdict<'_>) -> String {
    match &verdict.reading {
        Err(reasons) => format!("not read: {}", joined(reasons)),
        Ok(reading) if !reading.is_of_line => "read by its id".to_owned(),
        Ok(reading) => {
            let converted = reading.converted.iter().map(|it| format!(" int {it}"));
            let dropped = reading.dropped.iter().map(|(name, ty)| format!(" drop {name}={ty}"));
            let defaults = reading.defaults.iter().map(|it| format!(" default {it}"));
            "read:".to_owned() + &converted.chain(dropped).chain(defaults).collect::<String>()
        }
    }
}

fn writing(verdict: &Verdict<'_>) -> String {
    match &verdict.writing {
        None => "nothing to write".to_owned(),
        Some(Err(reasons)) => format!("not written: {}", joined(reasons)),
        Some(Ok(limits)) => format!("written: {}", joined(limits)),
    }
}

/// The verdict on the only definition that differs.
#[track_caller]
fn assert_verdict(old: &str, new: &str, rules: Rules, expected: [&str; 2]) {
    let verdicts: Vec<_> = with(old, new, rules, |it| {
        it.verdicts.iter().map(|it| [reading(it), writing(it)]).collect()
    });
    assert_eq!(verdicts, [expected]);
}

#[track_caller]
fn assert_fits(old: &str, new: &str, reading: &str, writing: &str) {
    assert_verdict(old, new, Rules::default(), [reading, writing]);
}

/// The line is not read, so it is not written either.
#[track_caller]
fn assert_unfit(old: &str, new: &str, reason: &str) {
    let reading = format!("not read: {reason}");
    assert_fits(old, new, &reading, "not written: its line is not accepted");
}

#[test]
fn the_same_is_no_change() {
    let schema = "a#1 x:int = A; b flags:# y:flags.1?a = B; ---functions--- f x:A = B;";
    assert!(with(schema, schema, Rules::default(), |it| it.verdicts.is_empty()));
    // What is new is not old.
    let more = format!("int ? = Int; c = A; {schema}");
    let added = with(schema, &more, Rules::default(), |it| {
        assert!(it.verdicts.is_empty());
        it.added.iter().map(|it| it.name.value.clone()).collect::<Vec<_>>()
    });
    assert_eq!(added, ["c"]);
}

#[test]
fn parameters_are_the_same_by_name() {
    assert_fits("a x:int y:long = A;", "a y:long x:int = A;", "read:", "written: ");
    let old = "int ? = Int; a x:Vector<B> y:B = A; b = B;";
    let new = "a flags:# y:B bit:flags.0?true x:Vector<B> = A; b = B;";
    assert_fits(old, new, "read:", "written: if `bit` is not set");
}

#[test]
fn an_optional_value_may_have_always_been_there() {
    let new = "a flags:# x:flags.3?string = A;";
    assert_fits("a x:string = A;", new, "read:", "written: if `x` is set");
}

#[test]
fn a_value_may_have_another_bit() {
    let old = "a w:# flags:# x:w.1?string b:flags.2?true = A;";
    assert_fits(old, "a flags:# x:flags.3?string b:flags.1?true = A;", "read:", "written: ");
}

#[test]
fn a_value_that_may_be_absent_needs_a_default() {
    let (old, new) = ("a flags:# x:flags.0?string = A;", "a x:string = A;");
    let reason = "`x:flags.0?string` is now `x:string`, which is always present and has no default";
    assert_unfit(old, new, reason);
    assert_verdict(old, new, DEFAULTS, ["read: default x", "written: "]);
    // A type of the schema has no default.
    let (old, new) = ("a flags:# x:flags.0?B = A; b = B;", "a x:B = A; b = B;");
    let reason = "not read: `x:flags.0?B` is now `x:B`, which is always present and has no default";
    assert_verdict(old, new, DEFAULTS, [reason, "not written: its line is not accepted"]);
}

#[test]
fn a_new_value_needs_a_default_or_a_bit() {
    let old = "a x:int = A;";
    assert_fits(
        old,
        "a flags:# x:int y:flags.0?long z:flags.1?true = A;",
        "read:",
        "written: if `y` is not set; if `z` is not set",
    );
    let new = "a x:int y:Vector<long> z:# = A;";
    let reason = "`y:Vector<long>` is new, always present, and has no default; \
        `z:#` is new, always present, and has no default";
    assert_unfit(old, new, reason);
    let lost = "not written: `y:Vector<long>` is always present, but the old line has no such parameter; \
        `z:#` is always present, but the old line has no such parameter";
    assert_verdict(old, new, DEFAULTS, ["read: default y default z", lost]);
    let both = Rules { defaults: true, drops: true };
    let written = "written: without `y`; without `z`";
    assert_verdict(old, new, both, ["read: default y default z", written]);
    let new = "a flags:# x:int y:flags.0?long = A;";
    assert_verdict(old, new, DROPS, ["read:", "written: without `y`"]);
    let new = "a x:int y:Object = A;";
    assert!(with(old, new, DEFAULTS, |it| it.verdicts[0].reading.is_err()));
}

#[test]
fn another_type_does_not_fit() {
    let types = [("int", "string"), ("long", "int"), ("vector<int>", "vector<long>")];
    for (old, new) in types.into_iter().chain([("B", "C"), ("Vector<B>", "vector<B>")]) {
        let line = |ty: &str| format!("a x:{ty} n:int = A; b = B; c = C;");
        assert_unfit(&line(old), &line(new), &format!("`x:{old}` is now `x:{new}`"));
    }
    let reason = "`x:flags.0?true` is now `x:flags.0?int`";
    assert_unfit("a flags:# x:flags.0?true = A;", "a flags:# x:flags.0?int = A;", reason);
    let reason = "`x:int` is now `x:flags.0?true`";
    assert_unfit("a x:int = A;", "a flags:# x:flags.0?true = A;", reason);
}

#[test]
fn values_with_nothing_but_the_name_in_common_may_be_dropped() {
    let old = "a flags:# x:flags.0?int = A; b = B;";
    let new = "a flags:# x:flags.0?B = A; b = B;";
    assert_verdict(old, new, DROPS, ["read: drop x=int", "written: without `x`"]);
    assert_unfit(old, new, "`x:flags.0?int` is now `x:flags.0?B`");
    // A layer that asks for a value gets none.
    let always = "a x:int = A; b = B;";
    let reason = "not written: `x:int` is gone, and the old line needs a value";
    assert_verdict(always, new, DROPS, ["read: drop x=int", reason]);
    // The new field needs a value without the old one.
    let needed = "a x:B = A; b = B;";
    let reading = "not read: `x:int` is now `x:B`";
    assert_verdict(always, needed, DROPS, [reading, "not written: its line is not accepted"]);
    let both = Rules { defaults: true, drops: true };
    let text = "a x:string = A; b = B;";
    assert_verdict(always, text, both, ["read: drop x=int default x", reason]);
}

#[test]
fn an_int_fits_into_a_long() {
    let limit = "written: if `x` fits into `int`";
    assert_fits("a x:int = A;", "a x:long = A;", "read: int x", limit);
    let (old, new) = ("a flags:# x:flags.0?int = A;", "a flags:# x:flags.1?long = A;");
    assert_fits(old, new, "read: int x", limit);
    let (old, new) = ("a x:Vector<Vector<int>> = A;", "a x:Vector<Vector<long>> = A;");
    assert_fits(old, new, "read: int x", "written: if `x` fits into `Vector<Vector<int>>`");
    // A constructor `long` of the schema's own is no `long`.
    let old = "a x:int = A; long data:bytes = Long;";
    assert_unfit(old, "a x:long = A; long data:bytes = Long;", "`x:int` is now `x:long`");
}

#[test]
fn a_flag_bit_and_a_bool_are_a_bool() {
    assert_fits("a x:Bool = A;", "a flags:# x:flags.0?true = A;", "read:", "written: ");
    assert_fits("a flags:# x:flags.0?true = A;", "a x:Bool = A;", "read:", "written: ");
    let reason = "`x:flags.0?Bool` is now `x:flags.0?true`";
    assert_unfit("a flags:# x:flags.0?Bool = A;", "a flags:# x:flags.0?true = A;", reason);
}

#[test]
fn what_is_gone_is_dropped() {
    let new = "a y:int = A; b = B; c x:int = C;";
    let rest = " = A; b = B; c x:int = C;";
    let gone = "a flags:# y:int i:flags.0?int t:flags.1?true v:flags.2?Vector<long> n:flags.3?#";
    assert_fits(&format!("{gone}{rest}"), new, "read:", "written: ");
    let gone = "a flags:# y:int b:flags.0?B v:flags.0?Vector<B> bare:flags.1?c o:flags.2?Object";
    let dropped = "read: drop b=B drop v=Vector<B> drop bare=c drop o=Object";
    assert_fits(&format!("{gone}{rest}"), new, dropped, "written: ");
    let gone = "a y:int must:int";
    let reason = "not written: `must:int` is gone, and the old line needs a value";
    assert_fits(&format!("{gone}{rest}"), new, "read:", reason);
    // A type of the schema's own has the name of a built-in one.
    let (own, line) = ("; long data:int128 = Long;", "a y:int x:long = A");
    assert_verdict(
        &format!("{line}{own}"),
        &format!("a y:int = A{own}"),
        Rules::default(),
        ["read: drop x=long", "not written: `x:long` is gone, and the old line needs a value"],
    );
    let old = "a y:int d:Vector<D> = A; b = B; c x:int = C; d = D;";
    let verdict = with(old, new, Rules::default(), |it| reading(&it.verdicts[0]));
    assert_eq!(verdict, "not read: `d:Vector<D>` is gone, and so is its type");
}

/// Values that share a bit are either all present or all absent.
#[test]
fn a_shared_bit_is_one() {
    let old = "a x:int = A;";
    let new = "a flags:# x:flags.1?int y:flags.1?int = A;";
    let reason = "not written: `y:flags.1?int` shares its bit with a value that the old line needs, but the old line has no such parameter";
    assert_fits(old, new, "read:", reason);
    assert_verdict(old, new, DROPS, ["read:", "written: if `x` is set; without `y`"]);
    let old = "a flags:# x:flags.1?int = A;";
    assert_fits(old, new, "read:", "written: if `y` is not set");
}

#[test]
fn an_object_behind_its_length_is_in_one_form() {
    let reason = "an object behind its length is in its last parameter";
    let old = "a id:int bytes:int body:Object = A;";
    assert_unfit(old, "a id:long bytes:int body:Object = A;", reason);
}

#[test]
fn a_parameter_needs_a_name() {
    assert_unfit("a int = A;", "a int y:int = A;", {
        "`int` has no name, so it cannot be matched; `int` has no name, so it cannot be matched; \
         `y:int` is new, always present, and has no default"
    });
}

#[test]
fn a_result_stays() {
    assert_unfit("a x:int = A;", "a x:int = B;", "it was of the type `A` and is of the type `B`");
    let (old, new) = ("---functions---\nf = A;", "---functions---\nf = B;");
    assert_unfit(old, new, "it returned `A` and returns `B`");
    let old = "---functions---\nf {X:Type} query:!X = X;";
    let new = "---functions---\nf {Y:Type} query:!Y = X;";
    assert_unfit(old, new, "its type variables differ");
}

#[test]
fn another_name_is_no_guess() {
    let expected = |reason| [reason, "nothing to write"];
    let old = "a x:int y:B = A; b = B;";
    let new = "c x:int y:B = A; b = B;";
    let reason = "not read: the new schema has no `a`; `c` has the same parameters";
    assert_verdict(old, new, Rules::default(), expected(reason));
    let new = "c x:int y:B = A; d x:int y:B = A; b = B;";
    let reason = "not read: the new schema has no `a`";
    assert_verdict(old, new, Rules::default(), expected(reason));
    let new = "a x:int = A; ---functions--- b = B;";
    let old = "a x:int = A; b = B;";
    assert_verdict(old, new, Rules::default(), expected("not read: `b` is a function now"));
}

/// A packet has no name: only the id decides which definition reads it.
#[test]
fn an_id_is_read_as_the_new_schema_has_it() {
    assert_fits("a#1 x:int = A;", "b#1 x:int = A;", "read by its id", "written: ");
    // Flag bits are not in the id, and a reader ignores those that it does not know.
    let old = "a#1 flags:# x:flags.0?int b:flags.1?true = A;";
    let new = "a#1 flags:# c:flags.2?true x:flags.0?int = A;";
    assert_fits(old, new, "read by its id", "written: ");
    // Text is bytes.
    assert_fits("a#1 x:string = A;", "a#1 x:bytes = A;", "read by its id", "written: ");
    // No name tells flags words from each other on the wire.
    let old = "a#1 flags:# x:flags.0?int = A;";
    assert_fits(old, "a#1 w:# x:w.0?int = A;", "read by its id", "written: ");
}

#[test]
fn an_id_has_one_form() {
    let told_apart = ", and the id is the same: packets cannot be distinguished";
    let cases = [
        ("x:int", "x:long", "`x:int` is now `x:long`"),
        ("x:int y:int", "x:int", "`y:int` is gone"),
        ("x:int", "x:int y:int", "`y:int` is new"),
        ("x:bytes", "x:string", "`x:bytes` is now `x:string`"),
        (
            "flags:# x:flags.0?int",
            "flags:# x:flags.1?int",
            "`x:flags.0?int` is now `x:flags.1?int`",
        ),
        (
            "flags:# b:flags.0?true",
            "flags:# b:flags.1?true",
            "`b:flags.0?true` is now `b:flags.1?true`",
        ),
    ];
    for (old, new, reason) in cases {
        let [old, new] = [old, new].map(|it| format!("a#1 {it} = A;"));
        let reason = format!("{reason}{told_apart}");
        let expected = [format!("not read: {reason}"), format!("not written: {reason}")];
        assert_verdict(&old, &new, Rules::default(), [&expected[0], &expected[1]]);
    }
    let verdict = with("a#1 x:int = A;", "b#1 = A; a#2 x:int = A;", Rules::default(), |it| {
        reading(&it.verdicts[0])
    });
    let taken = "not read: its id is now that of `b`; `x:int` is gone";
    assert_eq!(verdict, format!("{taken}{told_apart}"));
}

/// A function and its prefix have one id, and each is compared with its namesake.
#[test]
fn a_shared_id_is_that_of_the_namesake() {
    let old = "---functions---\nfPrefix#1 x:int = Error; f#1 {X:Type} x:int query:!X = X;";
    let new = format!("{old} g = X;");
    assert!(with(old, &new, Rules::default(), |it| it.verdicts.is_empty()));
}

/// A bare value has no id that says its layer.
#[test]
fn a_bare_value_has_one_form() {
    let reason = |parameter: &str| {
        format!("`{parameter}` has no id for `b`, which differs: packets cannot be distinguished")
    };
    for parameter in ["x:b", "x:%B", "x:vector<b>", "x:Vector<%B>", "x:(vector %B)"] {
        let (old, new) = (
            format!("a#1 {parameter} = A; b x:int = B;"),
            format!("a#1 {parameter} = A; b y:long x:int = B;"),
        );
        let verdicts: Vec<_> =
            with(&old, &new, Rules::default(), |it| it.verdicts.iter().map(reading).collect());
        let reason = reason(parameter);
        assert_eq!(verdicts[0], format!("not read: {reason}"));
        // Also if the rest of the line is read in another form, or dropped.
        for new_line in [format!("a flags:# y:flags.0?int {parameter}"), "a".to_owned()] {
            let new = format!("{new_line} = A; b y:long x:int = B;");
            let old = old.replace("a#1", "a");
            let verdict = with(&old, &new, Rules::default(), |it| reading(&it.verdicts[0]));
            assert_eq!(verdict, format!("not read: {reason}"));
        }
    }
    // A constructor that is bare in the new layer has one line, even if its own id differs.
    let plain = "b x:int = B;";
    let changed = "b flags:# y:flags.0?int x:int = B;";
    let first =
        |old: &str, new: &str| with(old, new, Rules::default(), |it| reading(&it.verdicts[0]));
    for user in
        ["a x:%B = A;", "---functions--- f = Vector<b>;", "---functions--- f x:vector<%B> = A;"]
    {
        let refused = "not read: it is bare in a parameter or a result, so its values have no id";
        assert_eq!(first(plain, &format!("{changed} {user}")), refused);
        // In the old layer, the objects around it have ids of their own.
        assert_eq!(first(&format!("{plain} {user}"), changed), first(plain, changed));
    }
    // However deep.
    let old = "a#1 x:c = A; c#2 y:Vector<b> = C; b#3 x:int c:c = B;";
    let verdicts: Vec<_> = with(old, &old.replace("x:int", "x:long"), Rules::default(), |it| {
        it.verdicts.iter().map(reading).collect()
    });
    assert_eq!(verdicts[0], format!("not read: {}", reason("x:c")));
    assert!(with(old, old, Rules::default(), |it| it.verdicts.is_empty()));
}

#[test]
fn a_type_is_lossy_if_a_value_in_it_is_not_read() {
    let old = "a b:Vector<B> = A; b flags:# c:flags.0?C = B; c = C; d = C; e c:%E = D; e = E; \
        f x:A = F; g bit:int = G;";
    let new = old.replace(" d = C;", "").replace("g bit:int", "g flags:# bit:flags.0?int");
    let (lossy, types) = with(old, &new, Rules::default(), |it| {
        (it.lossy_types.iter().map(ToString::to_string).collect::<Vec<_>>(), it.types)
    });
    assert_eq!((lossy, types), (["A", "B", "C", "F"].map(str::to_owned).to_vec(), 7));
}

#[test]
fn reasons_name_their_parameters() {
    let names = |old: &str, new: &str| {
        with(old, new, Rules::default(), |it| {
            let reasons = it.verdicts[0].reading.as_ref().unwrap_err();
            reasons.iter().map(|it: &Reason| it.parameter.clone()).collect::<Vec<_>>()
        })
    };
    let name = |it: &str| Some(it.to_owned());
    assert_eq!(names("a x:int = A;", "a x:bytes y:int = A;"), [name("x"), name("y")]);
    assert_eq!(names("a x:int = A;", ""), [None]);
}
