//! A hash of the types of a definition. The macro computes it from a schema's line or from the written types of the
//! fields, and the compiler from the types themselves. If the hashes are equal, the types do not have to be compared
//! one by one.
//!
//! ```
//! use tl_syntax::type_hash;
//!
//! // `long`, then `Vector<string>`.
//! let types = [type_hash::named("long"), type_hash::vector(type_hash::named("string"))];
//! let hash = types.into_iter().fold(0, type_hash::add);
//! assert_ne!(hash, type_hash::add(0, types[0]));
//! ```

use crate::crc::Crc;

const VECTOR: u32 = named("Vector");

/// Gives the hash of the type `name`.
#[must_use]
pub const fn named(name: &str) -> u32 {
    Crc::new().add(name.as_bytes()).finish()
}

/// Gives the hash of `Vector<t>`; `item` is the hash of `t`.
#[must_use]
pub const fn vector(item: u32) -> u32 {
    item.rotate_left(1) ^ VECTOR
}

/// Adds a type to the hash of the types before it. One step of FNV-1a, on 32-bit words instead of bytes. Each step is
/// invertible, so changing exactly one type always changes the hash.
#[must_use]
pub const fn add(hash: u32, ty: u32) -> u32 {
    (hash ^ ty).wrapping_mul(0x0100_0193)
}
