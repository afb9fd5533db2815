//! Derives and traits of other crates on the same types.

mod arbitrary;
mod debug;
mod serde;
mod together;
mod zeroize;
