//! Everything that emitted code could rely on by accident means something else here: tl-core has
//! another name, there is no prelude, the prelude's names and the primitives' are taken, and every
//! warning is an error.
#![no_implicit_prelude]
#![deny(warnings, missing_docs, unused, clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(nonstandard_style, unused_qualifications, unreachable_pub, single_use_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, let_underscore_drop, unused_results)]
#![forbid(unsafe_code)]
#![allow(deprecated, reason = "ids here are small numbers, which are not proven")]
#![allow(clippy::redundant_pub_crate, reason = "contradicts unreachable_pub")]

extern crate alloc as std_alloc;

mod ordinary;
mod shadowed;

/// Not the crates of these names.
mod core {}
mod std {}
mod alloc {}
mod tl_core {}
