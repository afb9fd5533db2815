//! Flags words: their positions, their bits, and the undeclared bits that they keep.

use tl_core::{Constructor, Flags, TlObject, from_slice, to_vec};

use crate::attributes::hex;
use crate::wire::assert_wire;

#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000001)]
struct Implied {
    #[tl(flag = 0)]
    first: bool,
    id: i32,
    #[tl(flag = 31)]
    last: Option<i32>,
    #[tl(flag = 7)]
    muted: Option<bool>,
}

#[test]
fn an_implied_word_stands_first() {
    let none = Implied { first: false, id: 9, last: None, muted: None };
    assert_wire(none, &hex("01000000 00000000 09000000"));
    let first = Implied { first: true, id: 9, last: None, muted: None };
    assert_wire(first, &hex("01000000 01000000 09000000"));
    let last = Implied { first: false, id: 9, last: Some(8), muted: None };
    assert_wire(last, &hex("01000000 00000080 09000000 08000000"));
}

#[test]
fn an_optional_bool_is_not_a_bit() {
    let muted = Implied { first: true, id: 9, last: Some(8), muted: Some(true) };
    assert_wire(muted, &hex("01000000 81000080 09000000 08000000 b5757299"));
    let loud = Implied { first: false, id: 9, last: None, muted: Some(false) };
    assert_wire(loud, &hex("01000000 80000000 09000000 379779bc"));
}

#[test]
fn an_implied_word_drops_bits_that_no_field_declares() {
    let value = Implied { first: true, id: 9, last: None, muted: None };
    let wire = hex("01000000 01000000 09000000");
    assert_eq!(from_slice::<Implied>(&hex("01000000 7fffff7f 09000000")).unwrap(), value);
    assert_eq!(to_vec(&value).unwrap(), wire);
}

/// The flags word comes after other fields, as in `wallPaper`, `poll` and TON's `liteServer.lookupBlock`.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000002)]
struct Behind {
    id: i64,
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = 0)]
    creator: bool,
    hash: i32,
    #[tl(flag = 2)]
    settings: Option<i32>,
}

#[test]
fn a_word_stands_where_its_field_does() {
    let value = Behind { id: 5, flags: Flags::NONE, creator: false, hash: 6, settings: None };
    assert_wire(value, &hex("02000000 0500000000000000 00000000 06000000"));
    let value = Behind { id: 5, flags: Flags::NONE, creator: true, hash: 6, settings: Some(7) };
    assert_wire(value, &hex("02000000 0500000000000000 05000000 06000000 07000000"));
}

#[test]
fn a_word_keeps_bits_that_no_field_declares() {
    let flags = Flags::from_bits(0x8000_0002);
    let value = Behind { id: 5, flags, creator: true, hash: 6, settings: None };
    assert_wire(value, &hex("02000000 0500000000000000 03000080 06000000"));
}

#[test]
fn declared_bits_are_those_of_their_fields_whatever_the_word_says() {
    let flags = Flags::from_bits(u32::MAX);
    let value = Behind { id: 5, flags, creator: false, hash: 6, settings: None };
    let wire = hex("02000000 0500000000000000 faffffff 06000000");
    assert_eq!(to_vec(&value).unwrap(), wire);
    assert_eq!(from_slice::<Behind>(&wire).unwrap().flags, Flags::from_bits(0xffff_fffa));
}

/// Fields of the first word come after the second word, and the reverse.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000003)]
struct TwoWords {
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = flags.1)]
    early: Option<i32>,
    #[tl(flags)]
    flags2: Flags,
    #[tl(flag = flags2.1)]
    second: Option<i32>,
    #[tl(flag = flags.2)]
    first: Option<i32>,
    #[tl(flag = flags2.0)]
    pinned: bool,
}

#[test]
fn two_words() {
    let value = TwoWords {
        flags: Flags::NONE,
        early: None,
        flags2: Flags::NONE,
        second: None,
        first: None,
        pinned: true,
    };
    assert_wire(value, &hex("03000000 00000000 01000000"));
    let value = TwoWords {
        flags: Flags::from_bits(1),
        early: Some(7),
        flags2: Flags::from_bits(8),
        second: Some(8),
        first: None,
        pinned: false,
    };
    assert_wire(value, &hex("03000000 03000000 07000000 0a000000 08000000"));
    let value = TwoWords {
        flags: Flags::NONE,
        early: None,
        flags2: Flags::NONE,
        second: None,
        first: Some(9),
        pinned: false,
    };
    assert_wire(value, &hex("03000000 04000000 00000000 09000000"));
}

/// Two flags words, one of them renamed, and one that no field uses. A `flag` uses the schema's name of the word.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000004)]
struct Renamed {
    #[tl(flags, name = "type")]
    kind: Flags,
    #[tl(flags)]
    r#mode: Flags,
    #[tl(flag = type.3)]
    answer: Option<i32>,
}

#[test]
fn a_renamed_word_and_a_word_that_no_field_uses() {
    let kind = Flags::NONE;
    let value = Renamed { kind, mode: Flags::from_bits(0xdead_beef), answer: Some(1) };
    assert_wire(value, &hex("04000000 08000000 efbeadde 01000000"));
    assert_eq!(
        Renamed::DEFINITION.to_string(),
        "renamed#00000004 type:# mode:# answer:type.3?int = Renamed;"
    );
}

/// A single flags word, and a `#` that is only a number.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x00000005)]
struct Counted {
    count: u32,
    #[tl(flags)]
    mode: Flags,
    #[tl(flag = mode.0)]
    named: bool,
    #[tl(flag = 1)]
    unnamed: bool,
}

#[test]
fn a_word_that_counts_is_no_flags_word() {
    let value = Counted { count: 3, mode: Flags::NONE, named: true, unnamed: true };
    assert_wire(value, &hex("05000000 03000000 03000000"));
}

/// All 32 bits, each on its own.
#[test]
fn every_bit() {
    macro_rules! with_bit {
        ($($bit:literal)*) => {$({
            #[derive(Debug, PartialEq, TlObject)]
            #[tl(id = 0x00000006)]
            struct OneBit {
                #[tl(flag = $bit)]
                value: Option<i32>,
            }
            let word = (1_u32 << $bit).to_le_bytes();
            let wire = [&hex("06000000"), word.as_slice(), &hex("ff000000")].concat();
            assert_wire(OneBit { value: Some(255) }, &wire);
        })*};
    }
    with_bit!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31);
}

/// A `flag` can use the TL name of a word or the name of its field.
#[derive(Debug, PartialEq, TlObject)]
#[tl(id = 0x0000000b)]
struct TwoNames {
    #[tl(flags, name = "mode")]
    flags: Flags,
    #[tl(flags)]
    flags2: Flags,
    #[tl(flag = mode.0)]
    first: bool,
    #[tl(flag = flags.1)]
    second: bool,
    #[tl(flag = flags2.2)]
    third: bool,
}

#[test]
fn a_word_by_either_name() {
    let value = TwoNames {
        flags: Flags::NONE,
        flags2: Flags::NONE,
        first: true,
        second: true,
        third: true,
    };
    assert_wire(value, &hex("0b000000 03000000 04000000"));
}

#[test]
fn words_to_debug() {
    assert_eq!(format!("{:?}", Flags::from_bits(0b101)), "Flags(0b101)");
}
