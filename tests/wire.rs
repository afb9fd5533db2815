//! Each primitive, byte by byte, from the rules of tl-core/docs/wire-format.md.

use tl_core::{Bytes, DecodeErrorKind, Int128, Int256, Int512, from_slice, to_vec};

pub use crate::support::{assert_string_of, assert_wire, frame};

#[test]
fn int() {
    assert_wire(0_i32, &[0, 0, 0, 0]);
    assert_wire(1_i32, &[1, 0, 0, 0]);
    assert_wire(-1_i32, &[0xff, 0xff, 0xff, 0xff]);
    assert_wire(i32::MIN, &[0, 0, 0, 0x80]);
    assert_wire(i32::MAX, &[0xff, 0xff, 0xff, 0x7f]);
    assert_wire(0x1234_5678_u32, &[0x78, 0x56, 0x34, 0x12]);
    assert_wire(u32::MAX, &[0xff, 0xff, 0xff, 0xff]);
}

#[test]
fn long() {
    assert_wire(0x0102_0304_0506_0708_i64, &[8, 7, 6, 5, 4, 3, 2, 1]);
    assert_wire(i64::MIN, &[0, 0, 0, 0, 0, 0, 0, 0x80]);
    assert_wire(i64::MAX, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
}

#[test]
fn double() {
    assert_wire(1.0_f64, &[0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    assert_wire(f64::INFINITY, &[0, 0, 0, 0, 0, 0, 0xf0, 0x7f]);
    assert_wire(f64::NEG_INFINITY, &[0, 0, 0, 0, 0, 0, 0xf0, 0xff]);
    assert_wire(f64::MIN_POSITIVE / 2.0, &[0, 0, 0, 0, 0, 0, 8, 0]);
    // Equality does not tell these apart: the bits do.
    for bits in [0x8000_0000_0000_0000, 0x7ff8_0000_0000_0001, 0xfff0_dead_beef_0001_u64] {
        let wire = bits.to_le_bytes();
        assert_eq!(to_vec(&f64::from_bits(bits)).unwrap(), wire);
        assert_eq!(from_slice::<f64>(&wire).unwrap().to_bits(), bits);
        let vector = [&[0x15, 0xc4, 0xb5, 0x1c, 1, 0, 0, 0], wire.as_slice()].concat();
        assert_eq!(to_vec(&vec![f64::from_bits(bits)]).unwrap(), vector);
        assert_eq!(from_slice::<Vec<f64>>(&vector).unwrap()[0].to_bits(), bits);
    }
}

#[test]
fn boolean() {
    assert_wire(true, &[0xb5, 0x75, 0x72, 0x99]);
    assert_wire(false, &[0x37, 0x97, 0x79, 0xbc]);
    let error = from_slice::<bool>(&[1, 0, 0, 0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "found the constructor id 0x00000001 where one of boolFalse#bc799737, boolTrue#997275b5 is \
         expected, at byte 0"
    );
}

#[test]
fn wide_integers() {
    let ascending = |len: u8| (1..=len).collect::<Vec<u8>>();
    assert_wire(Int128(ascending(16).try_into().unwrap()), &ascending(16));
    assert_wire(Int256(ascending(32).try_into().unwrap()), &ascending(32));
    assert_wire(Int512(ascending(64).try_into().unwrap()), &ascending(64));
    assert_eq!(
        format!("{:?}", Int128(ascending(16).try_into().unwrap())),
        "Int128(0102030405060708090a0b0c0d0e0f10)"
    );
}

/// `exhaustive/lengths.rs` has those around 2^24, which take seconds.
const LENGTHS: [usize; 11] = [0, 1, 2, 3, 4, 5, 252, 253, 254, 255, 256];

#[test]
fn strings_and_bytes_of_every_length_form() {
    LENGTHS.into_iter().for_each(assert_string_of);
}

/// Short text is read by ways of its own: ASCII, other text below 128 bytes, and all else.
#[test]
fn text_of_every_short_length_and_with_any_character_anywhere() {
    for len in 0..140 {
        let plain = "x".repeat(len);
        let ends = [format!("é{plain}"), format!("{plain}é"), format!("{plain}🙂{plain}")];
        for text in ends.iter().chain([&plain]) {
            let (header, padding) = frame(text.len());
            let wire = [&header, text.as_bytes(), &vec![0; padding]].concat();
            assert_wire(text.clone(), &wire);
            assert_eq!(from_slice::<&str>(&wire).unwrap(), text);
            from_slice::<&str>(&wire[..wire.len() - 1]).unwrap_err();
        }
        for wrong in 0..len {
            let (header, padding) = frame(len);
            let mut wire = [header.clone(), plain.clone().into(), vec![0; padding]].concat();
            wire[header.len() + wrong] = 0xff;
            let error = from_slice::<String>(&wire).unwrap_err();
            assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
            assert_eq!(error.offset(), header.len() + wrong);
            assert_eq!(from_slice::<&str>(&wire).unwrap_err(), error);
        }
    }
}

/// The boundaries once more, spelled out, so that the helper above is not its own judge.
#[test]
fn strings_spelled_out() {
    assert_wire(String::new(), &[0, 0, 0, 0]);
    assert_wire("a".to_owned(), &[1, b'a', 0, 0]);
    assert_wire("ab".to_owned(), &[2, b'a', b'b', 0]);
    assert_wire("abc".to_owned(), &[3, b'a', b'b', b'c']);
    assert_wire("abcd".to_owned(), &[4, b'a', b'b', b'c', b'd', 0, 0, 0]);
    assert_wire::<Box<str>>("abc".into(), &[3, b'a', b'b', b'c']);
    let wire = to_vec(&vec![7_u8; 254]).unwrap();
    assert_eq!(wire[..5], [0xfe, 254, 0, 0, 7]);
    assert_eq!(wire.len(), 4 + 254 + 2);
    assert_eq!(wire[258..], [0, 0]);
    let wire = to_vec(&vec![7_u8; 1 << 24]).unwrap();
    assert_eq!(wire[..9], [0xff, 0, 0, 0, 1, 0, 0, 0, 7]);
    assert_eq!(wire.len(), 8 + (1 << 24));
}

#[test]
fn any_length_form_and_any_padding_is_read() {
    let forms: [&[u8]; 3] = [
        &[2, b'h', b'i', 0xee],
        &[0xfe, 2, 0, 0, b'h', b'i', 0xee, 0xee],
        &[0xff, 2, 0, 0, 0, 0, 0, 0, b'h', b'i', 0xee, 0xee],
    ];
    for wire in forms {
        assert_eq!(from_slice::<String>(wire).unwrap(), "hi");
        assert_eq!(from_slice::<Vec<u8>>(wire).unwrap(), b"hi");
    }
}

#[test]
fn a_padding_that_is_cut_off_is_an_error() {
    let error = from_slice::<String>(&[4, b'a', b'b', b'c', b'd', 0]).unwrap_err();
    let message = "the padding of a string of 4 bytes is cut off (5 left), at byte 0";
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_length_past_the_end_is_an_error() {
    let cases: [(&[u8], u64, usize); 5] = [
        (&[3, 0, 0], 3, 2),
        (&[253, 0, 0, 0], 253, 3),
        (&[0xfe, 1, 0, 0], 1, 0),
        (&[0xff, 0, 0, 0, 1, 0, 0, 0], 1 << 24, 0),
        (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], (1 << 56) - 1, 0),
    ];
    for (wire, length, left) in cases {
        let error = from_slice::<Vec<u8>>(wire).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::LengthPastEnd { length, left });
        assert_eq!(error.offset(), 0);
    }
    // Half a header.
    for wire in [&[][..], &[0xfe, 1, 0], &[0xff, 1, 0, 0]] {
        let error = from_slice::<Vec<u8>>(wire).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedEnd { .. }));
    }
}

#[test]
fn text_that_is_not_utf8_is_refused_with_the_offset_of_its_first_wrong_byte() {
    let short = [7, 0, 0, 0, 4, b'a', b'b', 0xff, b'c', 0, 0, 0];
    let mut reader = tl_core::Reader::new(&short);
    assert_eq!(reader.read::<i32>().unwrap(), 7);
    let error = reader.read::<String>().unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::InvalidUtf8);
    assert_eq!(error.offset(), 7);

    // Cut off in the middle of a character of three bytes, in the form with the longer header.
    let long = [[0xfe, 4, 0, 0], [b'a', b'b', 0xe6, 0xbc]].concat();
    let error = from_slice::<&str>(&long).unwrap_err();
    assert_eq!(error.offset(), 6);
    assert_eq!(error.to_string(), "a string is not UTF-8, at byte 6");

    let longest = [[0xff, 1, 0, 0], [0, 0, 0, 0], [0x80, 0, 0, 0]].concat();
    let error = from_slice::<String>(&longest).unwrap_err();
    assert_eq!(error.offset(), 8);
    // The same bytes are fine as bytes.
    assert_eq!(from_slice::<Bytes>(&longest).unwrap(), [0x80].as_slice());
}

#[test]
fn vectors() {
    assert_wire(Vec::<i32>::new(), &[0x15, 0xc4, 0xb5, 0x1c, 0, 0, 0, 0]);
    assert_wire(
        vec![1_i32, -1],
        &[0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 255],
    );
    let strings = vec!["a".to_owned(), String::new()];
    assert_wire(strings, &[0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, 1, b'a', 0, 0, 0, 0, 0, 0]);
    let error = from_slice::<Vec<i32>>(&[0x15, 0xc4, 0xb5, 0x1d, 0, 0, 0, 0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "found the constructor id 0x1db5c415 where vector#1cb5c415 is expected, at byte 0"
    );
}

/// Vectors of numbers are written a block at a time: lengths around a block's.
#[test]
fn long_vectors_of_numbers() {
    for len in [0, 1, 63, 64, 65, 127, 128, 129, 1000_u32] {
        let mut wire = vec![0x15, 0xc4, 0xb5, 0x1c];
        wire.extend(len.to_le_bytes());
        wire.extend((0..len).flat_map(|item| (item.wrapping_mul(0x0101_0101)).to_le_bytes()));
        assert_wire(
            (0..len).map(|item| item.wrapping_mul(0x0101_0101)).collect::<Vec<u32>>(),
            &wire,
        );
    }
}
