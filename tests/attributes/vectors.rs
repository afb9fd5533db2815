//! Vectors of each kind of item.

use tl_core::{Bytes, Int128, TlObject};

use crate::attributes::hex;
use crate::wire::assert_wire;

const TWO: &str = "15c4b51c 02000000";

#[track_caller]
fn assert_two<T>(items: [T; 2], wire: &str)
where
    Vec<T>: tl_core::Encode + tl_core::DecodeOwned + PartialEq + std::fmt::Debug,
{
    assert_wire(Vec::from(items), &hex(&format!("{TWO} {wire}")));
}

#[test]
fn of_primitives() {
    assert_two([1_i32, -2], "01000000 feffffff");
    assert_two([1_u32, u32::MAX], "01000000 ffffffff");
    assert_two([1_i64, -2], "0100000000000000 feffffffffffffff");
    assert_two([1.0, -2.5], "000000000000f03f 00000000000004c0");
    assert_two([true, false], "b5757299 379779bc");
    assert_two(
        [Int128([1; 16]), Int128([2; 16])],
        "01010101010101010101010101010101 02020202020202020202020202020202",
    );
}

#[test]
fn of_strings_and_bytes() {
    assert_two(["hello".to_owned(), "abc".to_owned()], "0568656c6c6f0000 03616263");
    assert_two([vec![1_u8, 2], vec![]], "02010200 00000000");
    assert_two([Bytes::from_static(&[1, 2, 3, 4]), Bytes::new()], "0401020304000000 00000000");
}

#[test]
fn of_vectors() {
    assert_two([vec![1_i32], vec![]], "15c4b51c 01000000 01000000 15c4b51c 00000000");
    assert_two(
        [vec![vec![true]], vec![]],
        "15c4b51c 01000000 15c4b51c 01000000 b5757299 15c4b51c 00000000",
    );
    assert_two([vec!["a".to_owned()], vec![]], "15c4b51c 01000000 01610000 15c4b51c 00000000");
}

#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001, type = "Shape")]
struct Dot(i32);

#[derive(Clone, Debug, PartialEq, TlObject)]
enum Shape {
    #[tl(id = 0x00000002)]
    Empty,
    Dot(Dot),
}

#[test]
fn of_objects() {
    assert_two([Dot(7), Dot(8)], "01000000 07000000 01000000 08000000");
    assert_two([Shape::Empty, Shape::Dot(Dot(8))], "02000000 01000000 08000000");
    assert_two([Box::new(Dot(7)), Box::new(Dot(8))], "01000000 07000000 01000000 08000000");
}

#[derive(Debug, Default, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Optional {
    #[tl(flag = 0)]
    numbers: Option<Vec<i64>>,
    #[tl(flag = 1)]
    texts: Option<Vec<String>>,
    /// A `Vec<u8>` is not a TL vector, but `bytes`.
    #[tl(flag = 2)]
    content: Option<Vec<u8>>,
}

/// Empty is not absent.
#[test]
fn that_are_optional() {
    assert_wire(Optional::default(), &hex("03000000 00000000"));
    let empty = Optional { numbers: Some(vec![]), texts: Some(vec![]), content: Some(vec![]) };
    assert_wire(empty, &hex("03000000 07000000 15c4b51c 00000000 15c4b51c 00000000 00000000"));
    let numbers = Optional { numbers: Some(vec![5]), ..Optional::default() };
    assert_wire(numbers, &hex("03000000 01000000 15c4b51c 01000000 0500000000000000"));
    let texts = Optional { texts: Some(vec!["ab".to_owned()]), ..Optional::default() };
    assert_wire(texts, &hex("03000000 02000000 15c4b51c 01000000 02616200"));
}

#[test]
fn a_vector_has_the_id_of_its_one_constructor() {
    assert_eq!(tl_core::TlObject::constructor_id(&vec![1_i32]), 0x1cb5_c415);
    assert_eq!(tl_core::TlObject::constructor_id(&[1_i64, 2][..]), 0x1cb5_c415);
}
