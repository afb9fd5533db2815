//! The methods and traits of the library's value types: `Int128`, `Int256`, `Int512` and `Flags`.

use std::collections::HashMap;

use tl_core::{Flags, Int128, Int256, Int512};

const HEX: &str = "000102030405060708090a0b0c0d0eff";

#[test]
fn hex_both_ways() {
    let nonce: Int128 = HEX.parse().unwrap();
    assert_eq!(nonce, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255]);
    assert_eq!(format!("{nonce}"), HEX);
    assert_eq!(format!("{nonce:x}"), HEX);
    assert_eq!(format!("{nonce:#x}"), format!("0x{HEX}"));
    assert_eq!(HEX.to_uppercase().parse(), Ok(nonce));
    assert_eq!("ab".repeat(32).parse(), Ok(Int256([0xab; 32])));
    assert_eq!("Ab".repeat(64).parse(), Ok(Int512([0xab; 64])));
}

#[test]
fn what_is_no_hex_is_refused() {
    let with_prefix = format!("0x{}", &HEX[2..]);
    let not_ascii = format!("é{}", &HEX[2..]);
    for text in [
        "",
        "00",
        &HEX[1..],
        &format!("{HEX}0"),
        &format!("{HEX}00"),
        &with_prefix,
        &not_ascii,
        &HEX.replace('f', "g"),
        &HEX.replace('f', "+"),
    ] {
        let error = text.parse::<Int128>().unwrap_err();
        assert_eq!(error.to_string(), "expected 32 hex digits", "{text}");
    }
    assert_eq!(HEX.parse::<Int256>().unwrap_err().to_string(), "expected 64 hex digits");
}

#[test]
fn are_their_arrays() {
    assert_eq!(Int256::ZERO, Int256::default());
    assert_eq!(Int256::ZERO, [0; 32]);
    assert_eq!([7; 64], Int512([7; 64]));
    assert_ne!(Int128([1; 16]), [2; 16]);
    assert_ne!([1; 16], Int128([2; 16]));
    let mut id = Int128([1; 16]);
    id[0] = 9;
    assert_eq!((id.len(), id.first(), id.last()), (16, Some(&9), Some(&1)));
    let [first, ..] = *id;
    assert_eq!(first, 9);
    assert_eq!(Int128::from(&[3; 16]), [3; 16]);
    assert_eq!(HashMap::from([(id, 5)])[&id], 5);
}

#[test]
fn of_bytes_of_any_length() {
    assert_eq!(Int128::try_from(vec![5; 16]).unwrap(), [5; 16]);
    assert_eq!(Int512::try_from(&[5; 64][..]).unwrap(), [5; 64]);
    for len in [0, 15, 17, 32] {
        Int128::try_from(vec![5; len]).unwrap_err();
        Int128::try_from(vec![5; len].as_slice()).unwrap_err();
    }
}

#[test]
fn flags_are_sets_of_bits() {
    let (a, b) = (Flags::from_bits(0b1100), Flags::from_bits(0b1010));
    assert_eq!(a | b, Flags::from_bits(0b1110));
    assert_eq!(a & b, Flags::from_bits(0b1000));
    assert_eq!(a ^ b, Flags::from_bits(0b0110));
    assert_eq!(!a, Flags::from_bits(!0b1100));
    let mut all = a;
    all |= b;
    assert_eq!(all, a | b);
    all &= a;
    assert_eq!(all, a);
    all ^= a;
    assert_eq!(all, Flags::NONE);
    assert!(a.contains(Flags::NONE) && a.contains(a) && (a | b).contains(b));
    assert!(!a.contains(b) && !Flags::NONE.contains(a));
    assert_eq!(format!("{:x} {:#010x}", a | Flags::from_bits(0xf0), a), "fc 0x0000000c");
}
