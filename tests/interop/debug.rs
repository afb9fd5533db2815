//! `Debug` of the library's own types: short, and in the terms of a schema.

use tl_core::{Bare, Encode, Flags, Int128, Reader, Unknown, Writer};

#[test]
fn wide_integers_are_in_hex() {
    let nonce = Int128(*b"\x3e\x05\x49\x82\x8c\xca\x27\xe9\x66\xb3\x01\xa4\x8f\xec\xe2\xfc");
    assert_eq!(format!("{nonce:?}"), "Int128(3e0549828cca27e966b301a48fece2fc)");
}

#[test]
fn flags_are_in_bits() {
    assert_eq!(format!("{:?}", Bare(Flags::from_bits(5))), "Bare(Flags(0b101))");
}

#[test]
fn what_is_unknown_is_in_hex_and_short() {
    let object = |body: Vec<u8>| Unknown::new(0x7d74_8d04, &body).unwrap();
    assert_eq!(format!("{:?}", object(vec![])), "Unknown { id: 0x7d748d04, body: empty }");
    let shown = format!("{:?}", object(vec![2, b'{', b'}', 0]));
    assert_eq!(shown, "Unknown { id: 0x7d748d04, body: 027b7d00 }");
    let shown = format!("{:?}", object(vec![0xee; 32]));
    assert_eq!(shown, format!("Unknown {{ id: 0x7d748d04, body: {} }}", "ee".repeat(32)));
    let shown = format!("{:?}", object(vec![0xee; 1 << 20]));
    let body = format!("{}… (1048576 bytes)", "ee".repeat(32));
    assert_eq!(shown, format!("Unknown {{ id: 0x7d748d04, body: {body} }}"));
}

#[test]
fn a_dump_shows_the_packet_in_short() {
    let shown = format!("{:?}", tl_core::dump::<i32>(&[0xee; 33]));
    assert!(shown.contains(&format!("packet: {}… (33 bytes)", "ee".repeat(32))), "{shown}");
}

#[test]
fn a_reader_shows_the_next_bytes_and_a_writer_how_many_are_left() {
    let mut reader = Reader::new(&[1, 0, 0, 0, 2, b'h', b'i', 0]);
    reader.read::<i32>().unwrap();
    assert_eq!(format!("{reader:?}"), "Reader { offset: 4, remaining: 02686900, .. }");

    let mut memory = [0xaa; 9];
    let writer = "hi".encode(Writer::new(&mut memory)).unwrap();
    assert_eq!(format!("{writer:?}"), "Writer { left: 5, .. }");
}
