//! What an annotation can say, byte by byte, from the rules of tl-core/docs/wire-format.md.

mod bare;
mod bare_structs;
mod bounds;
mod conversions;
mod fields;
mod flags;
mod generics;
mod id_constants;
mod lines;
mod lists;
mod nameless;
mod nested_conversions;
mod newtypes;
mod own_bounds;
mod pointers;
mod recursion;
mod shapes;
mod shared_bits;
mod signatures;
mod unsigned;
mod vectors;
mod wide;

/// Bytes in hex, with spaces where one value ends and the next begins.
pub fn hex(text: &str) -> Vec<u8> {
    hex::decode(text.replace(' ', "")).unwrap()
}
