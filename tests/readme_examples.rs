//! The README's program compiles and runs.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
