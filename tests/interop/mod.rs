//! What other crates derive and ask for, on the same types.

mod arbitrary;
mod debug;
mod serde;
mod together;
mod zeroize;
