//! In this crate, the names that emitted code could use by accident have another meaning: tl-core has another name,
//! there is no prelude, the names of the prelude and of the primitives are shadowed, and every warning is an error.
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

/// Modules with the names of crates. Emitted code must not use them.
mod core {}
mod std {}
mod alloc {}
mod tl_core {}
