//! A packet inside an envelope that gives its length is the same value, or the same error further on.

use std::fmt::Debug;

use tl_core::{DecodeObject, DecodeOwned, Encode, Limits, TlObject, from_slice_with};

use crate::check::{assert_is_inside, assert_value};

/// A value behind its length.
#[derive(TlObject)]
#[tl(id = 0x00000021, proof = false)]
struct Sized<T: Encode + DecodeOwned> {
    #[tl(with = tl_core::sized, type = "int body:Object")]
    body: T,
}

/// A value inside of `bytes`.
#[derive(TlObject)]
#[tl(id = 0x00000022, proof = false)]
struct InBytes<T: Encode + DecodeOwned> {
    #[tl(with = tl_core::in_bytes, type = "bytes")]
    body: T,
}

fn sized(packet: &[u8]) -> Vec<u8> {
    let len = u32::try_from(packet.len()).unwrap();
    [&0x21_u32.to_le_bytes(), &len.to_le_bytes(), packet].concat()
}

fn in_bytes(packet: &[u8]) -> Vec<u8> {
    let len = u32::try_from(packet.len()).unwrap();
    let mut outer = 0x22_u32.to_le_bytes().to_vec();
    outer.extend((len << 8 | 0xfe).to_le_bytes());
    outer.extend(packet);
    outer.resize(outer.len().next_multiple_of(4), 0);
    outer
}

/// Checks both envelopes around `packet`, if `limits` are those of the value inside: the envelope is one level more.
pub fn packet<T>(packet: &[u8], limits: Limits)
where
    T: TlObject + for<'de> DecodeObject<'de> + PartialEq + Debug,
{
    let result = from_slice_with::<T>(packet, limits);
    let size = u32::try_from(size_of::<Sized<T>>()).unwrap();
    let limits = limits.with_depth(limits.depth + 1).with_nested_size(limits.nested_size + size);
    let sized = from_slice_with::<Sized<T>>(&sized(packet), limits).map(|it| it.body);
    let in_bytes = from_slice_with::<InBytes<T>>(&in_bytes(packet), limits).map(|it| it.body);
    for (found, path) in [(sized, "sized.body"), (in_bytes, "inBytes.body")] {
        match (&found, &result) {
            (Ok(found), Ok(expected)) => assert_value(found, expected),
            (Err(found), Err(expected)) => {
                assert_eq!(found.needed(), None, "{found}");
                assert_is_inside(found, expected, 8, path);
            }
            _ => panic!("{found:?}, but {result:?}"),
        }
    }
}
