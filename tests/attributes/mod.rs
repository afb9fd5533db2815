//! The annotations of the derive, byte by byte, from the rules of tl-core/docs/wire-format.md.

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

pub use crate::support::hex;
