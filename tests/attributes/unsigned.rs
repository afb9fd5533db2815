//! `u64` and `u32` with the bits of `long` and `int`, if `type` says so.

use tl_core::{Constructor, TlObject, dump, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

/// The id is that of the line, by an independent CRC.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x4363a4d4, name = "unsigned")]
struct Unsigned {
    #[tl(type = "long")]
    a: u64,
    #[tl(type = "int")]
    b: u32,
    c: u32,
    #[tl(flag = 0, type = "long")]
    d: Option<u64>,
    #[tl(flag = 1, type = "int")]
    e: Option<u32>,
    #[tl(type = "Vector<long>")]
    f: Vec<u64>,
    #[tl(type = "Vector<int>")]
    g: Vec<u32>,
    #[tl(type = "Vector<Vector<int>>")]
    h: Vec<Vec<u32>>,
}

#[test]
fn are_the_bits_of_signed_numbers() {
    let all = Unsigned {
        a: u64::MAX,
        b: u32::MAX,
        c: 5,
        d: Some(1 << 63),
        e: Some(1 << 31),
        f: vec![1, u64::MAX - 1],
        g: vec![2, u32::MAX - 1],
        h: vec![vec![3]],
    };
    let wire =
        hex("d4a46343 03000000 ffffffffffffffff ffffffff 05000000 0000000000000080 00000080 \
         15c4b51c 02000000 0100000000000000 feffffffffffffff \
         15c4b51c 02000000 02000000 feffffff \
         15c4b51c 01000000 15c4b51c 01000000 03000000");
    assert_wire(all, &wire);
    let dump = dump::<Unsigned>(&wire).to_string();
    for line in [
        "a:long = -1",
        "b:int = -1",
        "c:# = 5",
        "d:flags.0?long = -9223372036854775808",
        "e:flags.1?int = -2147483648",
        "f:Vector<long>: 2 items",
        "[1]:long = -2",
        "g:Vector<int>: 2 items",
        "[1]:int = -2",
        "[0]:Vector<int>: 1 item",
        "[0]:int = 3",
    ] {
        assert!(dump.contains(line), "{line} in {dump}");
    }
}

#[test]
fn are_what_definitions_show() {
    assert_eq!(
        Unsigned::DEFINITION.to_string(),
        "unsigned#4363a4d4 flags:# a:long b:int c:# d:flags.0?long e:flags.1?int f:Vector<long> \
         g:Vector<int> h:Vector<Vector<int>> = Unsigned;"
    );
}

/// In a block with other numbers, alone in a tuple, and in an enum.
#[derive(Clone, Debug, PartialEq, TlObject)]
enum Block {
    #[tl(id = 0x00000001)]
    Mixed {
        first: i32,
        #[tl(type = "long")]
        access_hash: core::primitive::u64,
        #[tl(flags)]
        flags: tl_core::Flags,
        #[tl(flag = 3)]
        bit: bool,
        #[tl(type = "int")]
        address: u32,
        last: f64,
    },
    #[tl(id = 0x00000002)]
    Alone(#[tl(type = "long")] u64),
}

#[test]
fn stand_in_blocks() {
    let mixed = Block::Mixed {
        first: 1,
        access_hash: 0x0102_0304_0506_0708,
        flags: tl_core::Flags::NONE,
        bit: true,
        address: 0xa1a2_a3a4,
        last: 1.0,
    };
    assert_wire(
        mixed,
        &hex("01000000 01000000 0807060504030201 08000000 a4a3a2a1 000000000000f03f"),
    );
    assert_wire(Block::Alone(7), &hex("02000000 0700000000000000"));
}

/// Other forms of a vector of them.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct Forms {
    #[tl(bare, type = "vector<int>")]
    bare: Vec<u32>,
    #[tl(type = "Vector<int>", max_items = 2)]
    few: Box<[u32]>,
    #[tl(flag = 0, bare, max_items = 1, type = "vector<long>")]
    optional: Option<std::collections::VecDeque<u64>>,
}

#[test]
fn stand_in_vectors_of_every_form() {
    let forms = Forms { bare: vec![9], few: [8].into(), optional: Some([7].into()) };
    let wire =
        "03000000 01000000 01000000 09000000 15c4b51c 01000000 08000000 01000000 0700000000000000";
    assert_wire(forms.clone(), &hex(wire));
    assert!(dump::<Forms>(&hex(wire)).to_string().contains("bare:vector<int>: 1 item"));
    let error = to_vec(&Forms { few: [1, 2, 3].into(), ..forms }).unwrap_err();
    assert_eq!(error.to_string(), "forms.few: a vector of 3 items exceeds the limit of 2");
}

/// A type that a macro passes on is recognised, too.
macro_rules! holder {
    ($name:ident, $ty:ty) => {
        #[derive(Debug, PartialEq, TlObject)]
        #[tl(id = 0x00000004)]
        struct $name {
            before: i32,
            #[tl(type = "long")]
            number: $ty,
        }
    };
}

holder!(OfMacro, u64);

#[test]
fn pass_through_macros() {
    let value = OfMacro { before: 1, number: u64::MAX };
    assert_wire(value, &hex("04000000 01000000 ffffffffffffffff"));
}
