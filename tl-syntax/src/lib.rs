#![doc = include_str!("../README.md")]
//!
//! Without features the crate has `const` code alone and needs no `std`: [`Crc`], [`IdHasher`] and
//! [`type_hash`], for proofs that the compiler runs.

#![cfg_attr(not(any(feature = "parser", feature = "suggest")), no_std)]
// docs.rs builds with nightly, and shows the feature that an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod built_in;
#[cfg(feature = "parser")]
mod colon;
#[cfg(feature = "parser")]
mod comment;
mod crc;
#[cfg(feature = "parser")]
mod cursor;
#[cfg(feature = "parser")]
mod declaration;
#[cfg(feature = "parser")]
mod definition;
#[cfg(feature = "parser")]
mod fields;
#[cfg(feature = "parser")]
mod form;
mod id;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "parser")]
mod lexer;
#[cfg(feature = "parser")]
mod line;
#[cfg(feature = "parser")]
mod lint;
#[cfg(feature = "parser")]
mod location;
#[cfg(feature = "parser")]
mod parameters;
#[cfg(feature = "parser")]
mod parser;
#[cfg(feature = "parser")]
mod primitive;
#[cfg(feature = "suggest")]
mod suggest;
#[cfg(feature = "parser")]
mod tl_b;
pub mod type_hash;
#[cfg(feature = "parser")]
mod types;
#[cfg(feature = "parser")]
mod unsupported;

pub use built_in::is_built_in;
pub use crc::Crc;
#[cfg(feature = "parser")]
pub use definition::{
    Application, Comment, Condition, Definition, Parameter, Schema, Spanned, TypeExpression,
    TypeKind,
};
#[cfg(feature = "parser")]
pub use form::is_json;
pub use id::{Dialect, IdHasher};
#[cfg(feature = "json")]
pub use json::to_json;
#[cfg(feature = "parser")]
pub use lexer::source;
#[cfg(feature = "parser")]
pub use location::{Error, Location};
#[cfg(feature = "parser")]
pub use parser::{parse, parse_definition};
#[cfg(feature = "parser")]
pub use primitive::{Primitive, is_declarable};
#[cfg(feature = "suggest")]
pub use suggest::closest_names;
