//! The shapes of Rust's types: tuples, units, and enums that mix all of them.

use tl_core::{Bytes, Constructor, DecodeErrorKind, TlObject, Unknown, from_bytes, from_slice};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Unit;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Empty {}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct EmptyTuple();

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Tuple(i32, #[tl(name = "text")] String, #[tl(flag = 3)] Option<i32>, #[tl(flag = 4)] bool);

#[test]
fn structs() {
    assert_wire(Unit, &hex("01000000"));
    assert_wire(Empty {}, &hex("02000000"));
    assert_wire(EmptyTuple(), &hex("03000000"));
    let tuple = Tuple(7, "abc".to_owned(), Some(8), true);
    assert_wire(tuple, &hex("04000000 18000000 07000000 03616263 08000000"));
    assert_eq!(Unit::DEFINITION.to_string(), "unit#00000001 = Unit;");
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000014, type = "Shape")]
struct Newtype {
    id: i64,
}

#[derive(Debug, PartialEq, TlObject)]
enum Shape {
    #[tl(id = 0x00000010)]
    Unit,
    #[tl(id = 0x00000011)]
    Tuple(i32, bool),
    #[tl(id = 0x00000012)]
    Inline {
        #[tl(flag = 0)]
        is_round: bool,
        #[tl(flag = 1)]
        name: Option<String>,
    },
    /// One unnamed field and an id: a constructor with a field of its own.
    #[tl(id = 0x00000013)]
    OneField(Newtype),
    /// One unnamed field without an id: the struct's constructor.
    Newtype(Newtype),
    #[tl(id = 0x00000015)]
    Recursive(Box<Shape>),
}

#[test]
fn variants() {
    assert_wire(Shape::Unit, &hex("10000000"));
    assert_wire(Shape::Tuple(7, true), &hex("11000000 07000000 b5757299"));
    let inline = Shape::Inline { is_round: true, name: Some("abc".to_owned()) };
    assert_wire(inline, &hex("12000000 03000000 03616263"));
    let one_field = Shape::OneField(Newtype { id: 7 });
    assert_wire(one_field, &hex("13000000 14000000 0700000000000000"));
    let newtype = Shape::Newtype(Newtype { id: 7 });
    assert_wire(newtype, &hex("14000000 0700000000000000"));
    let recursive = Shape::Recursive(Box::new(Shape::Recursive(Box::new(Shape::Unit))));
    assert_wire(recursive, &hex("15000000 15000000 10000000"));
}

#[test]
fn another_constructor_is_an_error_that_names_all() {
    let error = from_slice::<Shape>(&hex("16000000")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "found the constructor id 0x00000016 where one of unit#00000010, tuple#00000011, \
         inline#00000012, oneField#00000013, newtype#00000014, recursive#00000015 is expected, at \
         byte 0"
    );
    // The error for the only constructor of an enum is the same as for a struct.
    let error = from_slice::<Lone>(&hex("16000000")).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongConstructor { found: 0x16, .. }));
}

#[derive(Debug, PartialEq, TlObject)]
enum Lone {
    #[tl(id = 0x00000017)]
    Only(i32),
}

#[derive(Debug, PartialEq, TlObject)]
enum Open {
    #[tl(other)]
    Other(Unknown),
    #[tl(id = 0x00000018)]
    Known(i32),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000019)]
struct Envelope {
    id: i32,
    content: Open,
}

#[test]
fn an_unknown_constructor_is_kept_and_written_again() {
    assert_wire(Open::Known(7), &hex("18000000 07000000"));
    let body = hex("01000000 02000000");
    let other = Open::Other(Unknown::new(0xdead_beef, &body).unwrap());
    assert_wire(other, &hex("efbeadde 01000000 02000000"));
    let no_body = Open::Other(Unknown::new(0xdead_beef, &[]).unwrap());
    assert_wire(no_body, &hex("efbeadde"));
    let content = Open::Other(Unknown::new(0xdead_beef, &body).unwrap());
    assert_wire(Envelope { id: 5, content }, &hex("19000000 05000000 efbeadde 01000000 02000000"));
}

/// A variant without a definition can be in any position: the ids of the others are still proven or computed.
#[derive(Debug, PartialEq, TlObject)]
#[tl(type = "JSONValue")]
enum OpenInFront {
    #[tl(other)]
    Other(Unknown),
    #[tl(id = 0x3f6d7b68, name = "jsonNull")]
    Null,
    #[tl(name = "jsonBool")]
    Bool {
        value: bool,
    },
    Number(JsonNumber),
}

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x2be0dfa4, name = "jsonNumber", type = "JSONValue")]
struct JsonNumber {
    value: f64,
}

#[test]
fn what_is_unknown_can_stand_in_front() {
    assert_wire(OpenInFront::Null, &hex("687b6d3f"));
    // The id is that of Telegram's `jsonBool#c7345e6a value:Bool = JSONValue`.
    assert_wire(OpenInFront::Bool { value: true }, &hex("6a5e34c7 b5757299"));
    let number = JsonNumber { value: 1.0 };
    assert_wire(OpenInFront::Number(number), &hex("a4dfe02b 00000000 0000f03f"));
    let other = Unknown::new(0xdead_beef, &hex("01000000")).unwrap();
    assert_wire(OpenInFront::Other(other), &hex("efbeadde 01000000"));
}

#[test]
fn an_unknown_constructor_shares_the_input() {
    let packet = Bytes::from(hex("efbeadde 01000000"));
    let Open::Other(unknown) = from_bytes(&packet).unwrap() else { panic!() };
    assert_eq!(unknown.body().as_ptr(), packet[4..].as_ptr());
}

/// The body of a known constructor is decoded as this constructor, or is an error: `other` never keeps it.
#[test]
fn a_broken_known_constructor_is_no_unknown_one() {
    from_slice::<Open>(&hex("18000000")).unwrap_err();
    from_slice::<Open>(&hex("18000000 07000000 00000000")).unwrap_err();
    from_slice::<Open>(&hex("efbead")).unwrap_err();
}

#[test]
fn an_unknown_body_that_is_misaligned_is_refused() {
    let error = Unknown::new(1, &[1, 2, 3]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Misaligned { len: 7 });
    let error = from_slice::<Open>(&hex("efbeadde 010203")).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Misaligned { len: 7 });
}
