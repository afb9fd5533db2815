//! The feature `arbitrary`.

use std::fmt::Debug;

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use tl_core::{
    Bare, Bytes, DecodeOwned, Encode, Flags, Int128, Int256, Int512, TlObject, Unknown,
    arbitrary_bytes, from_slice, to_vec,
};

#[derive(Clone, Debug, PartialEq, Arbitrary, TlObject)]
#[tl(id = 0x0000_0001)]
struct Item {
    nonce: Int128,
    #[arbitrary(with = arbitrary_bytes)]
    content: Bytes,
}

#[derive(Debug, PartialEq, Arbitrary, TlObject)]
#[tl(id = 0x0000_0002)]
struct Everything {
    nonce: Int128,
    hash: Int256,
    signature: Int512,
    #[tl(flags)]
    flags: Flags,
    #[tl(flag = 0)]
    item: Option<Bare<Item>>,
    items: Bare<Vec<Bare<Item>>>,
    #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
    body: Unknown,
}

fn assert_round_trip<T: Debug + PartialEq + Encode + DecodeOwned>(value: &T) {
    assert_eq!(from_slice::<T>(&to_vec(value).unwrap()).unwrap(), *value);
}

fn from<'a, T: Arbitrary<'a>>(input: &'a [u8]) -> T {
    T::arbitrary(&mut Unstructured::new(input)).unwrap()
}

proptest! {
    #[test]
    fn what_is_unknown_can_be_encoded(input in any::<Vec<u8>>()) {
        assert_round_trip(&from::<Unknown>(&input));
    }

    #[test]
    fn everything_can_be_encoded(input in any::<Vec<u8>>()) {
        let mut everything: Everything = from(&input);
        // Bit 0 is declared by a field, so it comes from the field.
        everything.flags = Flags::from_bits(everything.flags.bits() & !1);
        assert_round_trip(&everything);
    }
}

/// A body can have content, or be empty.
#[test]
fn unknown_objects_have_bodies() {
    let input = [0x55; 256];
    assert!(!from::<Unknown>(&input).body().is_empty());
    assert!(from::<Unknown>(&[]).body().is_empty());
}

#[test]
fn flags_have_bits() {
    assert_eq!(from::<Flags>(&[0b101, 0, 0, 0]), Flags::from_bits(0b101));
}

#[test]
fn bytes_have_a_length_and_content() {
    let input = [7; 64];
    let bytes = arbitrary_bytes(&mut Unstructured::new(&input)).unwrap();
    assert!(!bytes.is_empty());
    assert!(bytes.iter().all(|byte| *byte == 7));
}

#[test]
fn sizes() {
    assert_eq!(Int128::size_hint(0), (16, Some(16)));
    assert_eq!(Int256::size_hint(0), (32, Some(32)));
    assert_eq!(Bare::<Int512>::size_hint(0), (64, Some(64)));
    assert_eq!(Bare::<Int512>::try_size_hint(0).unwrap(), (64, Some(64)));
    assert_eq!(Flags::size_hint(0), (4, Some(4)));
    assert_eq!(Unknown::size_hint(0), (4, None));
}
