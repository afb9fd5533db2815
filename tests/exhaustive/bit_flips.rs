//! Valid packets with any bit turned over.

use tl_core::{from_slice, to_vec};

use crate::phone_call::AnyPhoneCall;
use crate::support::vectors;

#[test]
fn every_bit_flip_is_an_error_or_a_value_that_round_trips() {
    for packet in vectors::packets() {
        for bit in 0..packet.len() * 8 {
            let mut damaged = packet.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let Ok(value) = from_slice::<AnyPhoneCall>(&damaged) else { continue };
            let written = to_vec(&value).unwrap();
            assert_eq!(from_slice::<AnyPhoneCall>(&written).unwrap(), value, "bit {bit}");
        }
    }
}
