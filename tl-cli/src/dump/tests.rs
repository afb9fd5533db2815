//! Randomly changed packets: each is shown up to its fault.

use std::fmt::Display;

use tl_core::DecodeError;
use tl_core::schema::Dump;

use super::*;
use crate::packet::{Form, from_text};
use crate::random::Random;

/// Writes all parts to a text.
#[derive(Default)]
struct Written(String);

impl Sink for Written {
    fn heading(&mut self, text: &dyn Display) -> io::Result<()> {
        self.0 += &text.to_string();
        Ok(())
    }

    fn packet(&mut self, dump: Dump<'_>, _: &[u8]) -> io::Result<Result<(), DecodeError>> {
        self.0 += &dump.to_string();
        Ok(dump.check().map(drop))
    }

    fn error(&mut self, text: &dyn Display) -> io::Result<()> {
        self.heading(text)
    }
}

/// A call within its layer, a container with a packed answer, a decrypted message, a query of ADNL with a prefix, and a
/// message of a secret chat.
const PACKETS: [&str; 5] = [
    "0d0d9bdae6000000a95ecdc10000000006000000025043000231310003312e3002656e000000000002656e006b18f9c4",
    "dcf8f1730200000001000000000000000100000014000000c57377340100000000000000020000000000000002000000\
     00000000030000003c000000016d5cf30700000000000000a1cf72302b1f8b08000000000000ff011400ebffc5737734\
     01000000000000000200000000000000bf083f2f14000000",
    "1111111111111111222222222222222203000000000000000500000014000000c573773401000000000000000200000000000000\
     eeeeeeeeeeeeeeeeeeeeeeee",
    "7af98bb4000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f18df068c791092b8eaba0500\
     0000e80300002ee6b589000000000000",
    "8917e31b0301020365000000000000000100000060411673050000000000000000ec3a73a13c000000",
];

#[test]
fn no_packet_is_too_strange() {
    let catalog = Catalog::new(&[], None).unwrap();
    let mut random = Random::new();
    let (mut right, mut wrong) = (0, 0);
    for round in 0..3000 {
        let text = PACKETS[round % PACKETS.len()].replace(char::is_whitespace, "");
        let mut packet = from_text(text.get(..text.len() & !1).unwrap(), Some(Form::Hex)).unwrap();
        for _ in 0..random.below(4) {
            let place = random.below(packet.bytes.len());
            match random.below(3) {
                0 => packet.bytes[place] = u8::try_from(random.below(256)).unwrap(),
                1 => packet.bytes.truncate(place.max(4)),
                _ => packet.bytes.insert(place, 0),
            }
        }
        let subject = find(&catalog, &packet.bytes);
        let shown = Shown { catalog: &catalog, packet: &packet, subject };
        let notes = shown.show(&mut Written::default()).unwrap();
        if notes.is_empty() { right += 1 } else { wrong += 1 }
    }
    assert!(right > 500 && wrong > 500, "{right} {wrong}");
}

/// Prefixes one after another, as many as there are: only some are shown one by one.
#[test]
fn prefixes_are_bounded() {
    let catalog = Catalog::new(&[], None).unwrap();
    let prefix = "92b8eaba05000000e8030000";
    let packet = from_text(&prefix.repeat(5000), Some(Form::Hex)).unwrap();
    let subject = find(&catalog, &packet.bytes);
    let shown = Shown { catalog: &catalog, packet: &packet, subject };
    let mut written = Written::default();
    let notes = shown.show(&mut written).unwrap();
    assert!(!notes.is_empty());
    assert_eq!(written.0.matches("the query after it").count(), 1000);
}
