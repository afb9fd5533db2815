//! Emitted code causes no warning in a crate that denies warnings, and the lints that are off by default.
#![deny(warnings, missing_docs, unused, nonstandard_style, future_incompatible, keyword_idents)]
#![deny(let_underscore, refining_impl_trait, rust_2018_idioms, rust_2021_compatibility)]
#![deny(rust_2024_compatibility, absolute_paths_not_starting_with_crate)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, meta_variable_misuse)]
#![deny(missing_copy_implementations, redundant_lifetimes)]
#![deny(single_use_lifetimes, trivial_casts, trivial_numeric_casts, unnameable_types)]
#![deny(unreachable_pub, unused_import_braces, unused_lifetimes, unused_macro_rules)]
#![deny(unused_qualifications, unused_results, unit_bindings)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
// Of `clippy::restriction`, the one that emitted code would violate if it did not allow the group.
#![deny(clippy::mixed_read_write_in_expression)]

#[path = "items.rs"]
pub mod items;

#[path = "deprecated.rs"]
pub mod deprecated;
