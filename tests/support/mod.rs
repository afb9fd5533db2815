//! Helpers of several test targets: expected bytes, and a value through each public function.

use std::fmt::Debug;

use tl_core::{Bytes, DecodeOwned, Encode, from_bytes, from_slice, to_bytes, to_vec};

mod json;
mod outputs;
pub mod vectors;
pub mod wide;

pub use outputs::{BEFORE, assert_full, assert_written};

/// Bytes in hex, with spaces where one value ends and the next begins.
pub fn hex(text: &str) -> Vec<u8> {
    hex::decode(text.replace(' ', "")).unwrap()
}

/// `value` is written as `wire` and read from it, through every entry point.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "the cases read better without `&`")]
pub fn assert_wire<T: Encode + DecodeOwned + PartialEq + Debug>(value: T, wire: &[u8]) {
    let written = to_vec(&value).unwrap();
    assert_eq!(written, wire);
    assert_eq!(written.capacity(), wire.len(), "no more is allocated");
    assert_eq!(to_bytes(&value).unwrap(), wire);
    assert_eq!(tl_core::encoded_len(&value).unwrap(), wire.len());
    assert_written(&value, wire);
    assert_eq!(from_slice::<T>(wire).unwrap(), value);
    assert_eq!(from_bytes::<T>(&Bytes::copy_from_slice(wire)).unwrap(), value);
}

/// The header and the padding of a string of `len` bytes.
pub fn frame(len: usize) -> (Vec<u8>, usize) {
    let header = match len {
        0..=253 => vec![u8::try_from(len).unwrap()],
        254..=0xff_ffff => {
            let length = u32::try_from(len).unwrap().to_le_bytes();
            vec![0xfe, length[0], length[1], length[2]]
        }
        _ => {
            let length = u64::try_from(len).unwrap().to_le_bytes();
            [&[0xff], &length[..7]].concat()
        }
    };
    let padding = (4 - (header.len() + len) % 4) % 4;
    (header, padding)
}

/// A string of `len` bytes, in each type that has one, is written and read.
#[track_caller]
pub fn assert_string_of(len: usize) {
    let (header, padding) = frame(len);
    let wire = [header, vec![b'x'; len], vec![0; padding]].concat();
    assert_eq!(wire.len() % 4, 0);
    assert_wire("x".repeat(len), &wire);
    assert_wire(vec![b'x'; len], &wire);
    assert_wire(Bytes::from(vec![b'x'; len]), &wire);
    assert_wire(vec![b'x'; len].into_boxed_slice(), &wire);
    assert_eq!(from_slice::<&str>(&wire).unwrap(), "x".repeat(len));
    assert_eq!(from_slice::<&[u8]>(&wire).unwrap(), vec![b'x'; len]);
}
