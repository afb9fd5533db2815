//! An object with wide integers, in arrays or references to them.

use std::fmt::Debug;

use tl_core::{Decode, TlObject, dump, from_slice, to_vec};

use super::hex;

/// The constructor `wide`: its fields are bytes of 1 to 9, and the field `e` is absent.
pub fn packet() -> Vec<u8> {
    let [one, two, three] = ["01", "02", "03"];
    let vector = "15c4b51c 01000000";
    hex(&format!(
        "8c679c7e 05000000 {} {} {} {} {} {vector} {} {vector} {} {vector} {}",
        one.repeat(16),
        two.repeat(32),
        three.repeat(64),
        "04".repeat(16),
        "06".repeat(64),
        "07".repeat(16),
        "08".repeat(32),
        "09".repeat(64),
    ))
}

/// Decodes `T` from the wire and from each prefix; what it borrows is a part of the input.
pub fn assert_borrows<'de, T: Decode<'de> + TlObject + PartialEq + Debug>(
    packet: &'de [u8],
    a: impl Fn(&T) -> *const u8,
) {
    let value: T = from_slice(packet).unwrap();
    assert_eq!(a(&value), packet[8..].as_ptr());
    assert_eq!(to_vec(&value).unwrap(), packet);
    for len in 0..packet.len() {
        let error = from_slice::<T>(&packet[..len]).unwrap_err();
        assert_eq!(
            Some(error.to_string()),
            dump::<T>(&packet[..len]).check().err().map(|it| it.to_string())
        );
        assert!(error.needed().is_some_and(|needed| needed <= packet.len() - len), "{error}");
    }
}
