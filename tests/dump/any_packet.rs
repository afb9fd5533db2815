//! The dump agrees with the decoder on each prefix of many packets, and on random ones.

use std::sync::LazyLock;

use proptest::prelude::*;
use tl_core::{Encode, dump};

use crate::everything::{Everything, Generic, Nested, Open, assert_agreement, everything};
use crate::phone_call::{AnyPhoneCall, PhoneCall};
use crate::support::vectors;

/// Each line begins where the one before it ends: nothing of a packet is left out.
#[test]
fn of_every_byte() {
    fn assert_contiguous<T: Encode>(packet: &[u8]) {
        let text = dump::<T>(packet).to_string();
        let mut end = Some(0);
        for line in text.lines() {
            let (offset, rest) = line.split_once("  ").unwrap();
            let offset = usize::from_str_radix(offset, 16).unwrap();
            assert!(end.is_none_or(|end| end == offset), "{text}");
            let bytes = rest.get(..24).unwrap_or(rest);
            // The offset of the next line gives the number of bytes that `…` replaces.
            let shown = bytes.split([' ', '+']).filter(|it| it.len() == 2).count();
            end = (!rest.contains('…')).then_some(offset + shown);
        }
        assert!(end.is_none_or(|end| end == packet.len()), "{text}");
    }
    for packet in PACKETS.iter() {
        for end in 0..=packet.len() {
            assert_contiguous::<PhoneCall>(&packet[..end]);
            assert_contiguous::<Everything>(&packet[..end]);
        }
    }
}

fn assert_all_agree(packet: &[u8]) {
    assert_agreement::<PhoneCall>(packet);
    assert_agreement::<AnyPhoneCall>(packet);
    assert_agreement::<Everything>(packet);
    assert_agreement::<Vec<Open>>(packet);
    assert_agreement::<Generic<Generic<Vec<Nested>>>>(packet);
}

#[test]
fn agrees_with_the_decoder_on_valid_packets_and_all_their_prefixes() {
    for packet in PACKETS.iter() {
        for end in (0..=packet.len()).step_by(3).chain([packet.len()]) {
            assert_all_agree(&packet[..end]);
        }
    }
}

/// The vectors' packets, and one of everything.
static PACKETS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let everything = tl_core::to_vec(&everything()).unwrap();
    vectors::vectors().into_iter().map(|it| it.packet).chain([everything]).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_the_decoder_on_random_packets(
        id in prop::sample::select(vec![1_u32, 4, 5, 6, 9, 0x1cb5_c415, 0x3053_5af5, 0x5366_c915]),
        rest in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        assert_all_agree(&[id.to_le_bytes().as_slice(), &rest].concat());
    }

    #[test]
    fn agrees_with_the_decoder_on_mutated_packets(
        which in 0..41_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut packet = PACKETS[which].clone();
        for (index, byte) in changes {
            let index = index.index(packet.len());
            packet[index] = byte;
        }
        assert_all_agree(&packet);
    }
}
