//! What an annotation can say, byte by byte, from the rules of tl-core/docs/wire-format.md.

mod bare;
mod bounds;
mod fields;
mod flags;
mod generics;
mod pointers;
mod shapes;
mod shared_bits;
mod vectors;

/// Bytes in hex, with spaces where one value ends and the next begins.
pub fn hex(text: &str) -> Vec<u8> {
    hex::decode(text.replace(' ', "")).unwrap()
}
