//! Objects and vectors without their constructor ids.

use tl_core::{Bare, Constructor, TlObject, from_slice, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, type = "Couple")]
struct Pair {
    left: i32,
    right: i32,
}

fn pair(left: i32, right: i32) -> Pair {
    Pair { left, right }
}

#[test]
fn alone() {
    assert_wire(pair(7, 8), &hex("01000000 07000000 08000000"));
    assert_wire(Bare(pair(7, 8)), &hex("07000000 08000000"));
    assert_wire(Bare(vec![7]), &hex("01000000 07000000"));
    assert_wire(Bare(Box::new(pair(7, 8))), &hex("07000000 08000000"));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Fields {
    #[tl(bare)]
    by_attribute: Pair,
    by_type: Bare<Pair>,
    boxed: Pair,
    #[tl(bare)]
    on_the_heap: Box<Pair>,
}

#[test]
fn fields() {
    let value = Fields {
        by_attribute: pair(1, 2),
        by_type: Bare(pair(3, 4)),
        boxed: pair(5, 6),
        on_the_heap: Box::new(pair(7, 8)),
    };
    let wire = "02000000 01000000 02000000 03000000 04000000 01000000 05000000 06000000 07000000 \
                08000000";
    assert_wire(value, &hex(wire));
    assert_eq!(
        Fields::DEFINITION.to_string(),
        "fields#00000002 by_attribute:pair by_type:pair boxed:Couple on_the_heap:pair = Fields;"
    );
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Vectors {
    #[tl(bare)]
    bare_of_boxed: Vec<Pair>,
    #[tl(bare)]
    bare_of_bare: Vec<Bare<Pair>>,
    by_type: Bare<Vec<Bare<Pair>>>,
    boxed_of_bare: Vec<Bare<Pair>>,
    /// The form of `msg_container`: bare items in a bare vector.
    #[tl(bare, type = "vector<%Couple>")]
    messages: Vec<Bare<Pair>>,
    nested: Vec<Bare<Vec<i32>>>,
}

#[test]
fn vectors() {
    let value = Vectors {
        bare_of_boxed: vec![pair(1, 2)],
        bare_of_bare: vec![Bare(pair(3, 4)), Bare(pair(5, 6))],
        by_type: Bare(vec![]),
        boxed_of_bare: vec![Bare(pair(7, 8))],
        messages: vec![Bare(pair(9, 10))],
        nested: vec![Bare(vec![11]), Bare(vec![])],
    };
    let wire = [
        hex("03000000"),
        hex("01000000 01000000 01000000 02000000"),
        hex("02000000 03000000 04000000 05000000 06000000"),
        hex("00000000"),
        hex("15c4b51c 01000000 07000000 08000000"),
        hex("01000000 09000000 0a000000"),
        hex("15c4b51c 02000000 01000000 0b000000 00000000"),
    ];
    assert_wire(value, &wire.concat());
    assert_eq!(
        Vectors::DEFINITION.to_string(),
        "vectors#00000003 bare_of_boxed:vector<Couple> bare_of_bare:vector<pair> \
         by_type:vector<pair> boxed_of_bare:Vector<pair> messages:vector<%Couple> \
         nested:Vector<vector<int>> = Vectors;"
    );
}

#[derive(Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Optional {
    #[tl(flag = 0, bare)]
    object: Option<Pair>,
    #[tl(flag = 1, bare)]
    vector: Option<Vec<i32>>,
    #[tl(flag = 2)]
    by_type: Option<Bare<Pair>>,
}

#[test]
fn optional() {
    assert_wire(Optional::default(), &hex("04000000 00000000"));
    let object = Optional { object: Some(pair(1, 2)), ..Optional::default() };
    assert_wire(object, &hex("04000000 01000000 01000000 02000000"));
    let all = Optional {
        object: Some(pair(1, 2)),
        vector: Some(vec![3]),
        by_type: Some(Bare(pair(4, 5))),
    };
    let wire = "04000000 07000000 01000000 02000000 01000000 03000000 04000000 05000000";
    assert_wire(all, &hex(wire));
    assert_eq!(
        Optional::DEFINITION.to_string(),
        "optional#00000004 flags:# object:flags.0?pair vector:flags.1?vector<int> \
         by_type:flags.2?pair = Optional;"
    );
}

/// The use of a type parameter decides whether it is bare.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Generic<X, Y> {
    #[tl(bare)]
    by_attribute: X,
    by_type: Bare<Y>,
    boxed: Y,
}

#[test]
fn type_parameters() {
    let value = Generic { by_attribute: vec![1], by_type: Bare(pair(2, 3)), boxed: pair(4, 5) };
    let wire = "05000000 01000000 01000000 02000000 03000000 01000000 04000000 05000000";
    assert_wire(value, &hex(wire));
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000006)]
struct Nothing;

#[test]
fn nothing() {
    assert_wire(Bare(Nothing), &[]);
    assert_wire(vec![Bare(Nothing), Bare(Nothing)], &hex("15c4b51c 02000000"));
    assert_wire(Bare(vec![Nothing]), &hex("01000000 06000000"));
}

#[test]
fn a_bare_form_is_not_read_as_the_boxed_one() {
    assert!(from_slice::<Pair>(&to_vec(&Bare(pair(1, 2))).unwrap()).is_err());
    assert!(from_slice::<Bare<Pair>>(&to_vec(&pair(1, 2)).unwrap()).is_err());
}
