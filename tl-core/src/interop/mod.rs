//! What other crates ask of a value, each behind a feature of its name.

#[cfg(feature = "arbitrary")]
pub mod arbitrary;
#[cfg(feature = "serde")]
pub mod as_hex;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "std")]
pub mod std;
#[cfg(feature = "zeroize")]
mod zeroize;
