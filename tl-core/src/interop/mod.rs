//! Implementations of traits of other crates and of `std`, each behind a feature.

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
