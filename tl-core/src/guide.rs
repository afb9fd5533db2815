//! Pages to read: there is nothing in here to call.
//!
//! | page | content |
//! |---|---|
//! | [the crate](crate) | a first example, the Rust type of each TL type, errors, limits, features |
//! | [the derive](derive@crate::TlObject) | every attribute, with an example and the errors of its misuse |
//! | [`wire_format`] | the bytes of each type, with drawings of whole packets |
//! | [`text_and_lists`] | text types and collections of other crates |
//! | [`errors`] | each message, its cause, and how to fix it |
//! | [`limits`] | what a packet may cost, and how to bound it |
//! | [`coming_from`] | our terms and code beside those of grammers, tl-proto, Telethon and Pyrogram |
//! | [`migrating`] | from grammers, tl-proto or ferogram, step by step |
//! | [`stability`] | what a release may change, of the API and of emitted code |
#![cfg_attr(
    all(feature = "arbitrary", feature = "serde", feature = "zeroize"),
    doc = "| [`other_derives`] | `serde`, `bon`, `proptest`, `arbitrary` and `zeroize` on the same type |"
)]
#![cfg_attr(
    feature = "schema",
    doc = "| [`other_layers`] | what to do if a peer sends constructors of another layer |",
    doc = "| [`cookbook`] | recipes: streams, newtypes, time, proxies, logs, tests, signatures, handlers |"
)]
//!
//! If you have a schema, `tl-gen` writes the types.

/// A module that is a page.
macro_rules! page {
    ($(#[doc = $title:literal])* $name:ident, $($file:literal),+) => {
        $(#[doc = $title])*
        $(#[doc = ""]
        #[doc = include_str!($file)])+
        pub mod $name {}
    };
}

#[allow(unused_imports, clippy::wildcard_imports, reason = "for the links of the pages")]
use crate::*;

page! {
    /// The wire format.
    wire_format, "../docs/wire-format.md"
}
page! {
    /// Text types and collections.
    text_and_lists, "../docs/text-and-lists.md"
}
page! {
    /// Errors and their causes.
    errors, "../docs/errors.md"
}
page! {
    /// What a packet may cost.
    limits, "../docs/limits.md"
}
page! {
    /// The terms of other libraries.
    coming_from, "../docs/coming-from.md"
}
// Its example needs these features, and derives of other crates: tl-tests compiles it.
#[cfg(all(not(doctest), feature = "arbitrary", feature = "serde", feature = "zeroize"))]
page! {
    /// Other derives on the same type.
    other_derives, "../docs/other-derives.md"
}
page! {
    /// What a release may change.
    stability, "../docs/stability.md"
}
#[cfg(feature = "schema")]
page! {
    /// Other layers.
    other_layers, "../docs/other-layers.md"
}
// A recipe needs proptest: tl-tests compiles them all.
#[cfg(all(not(doctest), feature = "schema"))]
page! {
    /// Recipes.
    cookbook, "../docs/cookbook.md", "../docs/cookbook-tools.md"
}
page! {
    /// From another library, step by step.
    migrating, "../docs/migrating.md"
}
