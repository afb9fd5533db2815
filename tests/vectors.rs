//! 40 calls, bytes and values, written by an independent implementation.

use tl_core::{from_bytes, from_slice, to_vec};

use crate::phone_call::PhoneCall;
pub use crate::support::vectors::{Vector, packets, vectors};

#[test]
fn forty_calls() {
    assert_eq!(vectors().len(), 40);
}

#[test]
fn decode() {
    for Vector { packet, call } in vectors() {
        assert_eq!(from_slice::<PhoneCall>(&packet).unwrap(), call);
        assert_eq!(from_bytes::<PhoneCall>(&packet.into()).unwrap(), call);
    }
}

#[test]
fn encode() {
    for Vector { packet, call } in vectors() {
        assert_eq!(hex::encode(to_vec(&call).unwrap()), hex::encode(packet));
    }
}

#[test]
fn length() {
    for Vector { packet, call } in vectors() {
        assert_eq!(tl_core::encoded_len(&call).unwrap(), packet.len());
    }
}
