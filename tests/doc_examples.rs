//! The examples of tl-core's documentation that need other crates, which tl-core does not depend on for its own tests.
//! `cargo test -p tl-tests --doc` compiles and runs them.

#[cfg(doctest)]
#[doc = include_str!("../tl-core/docs/arbitrary-bytes.md")]
mod arbitrary_bytes {}

#[cfg(doctest)]
#[doc = include_str!("../tl-core/docs/as-hex.md")]
mod as_hex {}

#[cfg(doctest)]
#[doc = include_str!("../tl-core/docs/other-derives.md")]
mod other_derives {}

#[cfg(doctest)]
#[doc = include_str!("../tl-core/docs/cookbook.md")]
mod cookbook {}

#[cfg(doctest)]
#[doc = include_str!("../tl-core/docs/cookbook-tools.md")]
mod cookbook_tools {}
