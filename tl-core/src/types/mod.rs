//! TL's built-in types, one per file, each with its encoder and its decoder.
//!
//! The implementations are `do_not_recommend`: without it, rustc lists them under each error about a type that has no
//! TL form, ten lines that say nothing about that type.

pub(crate) mod bare;
pub(crate) mod boolean;
mod bytes;
pub(crate) mod flags;
pub mod in_bytes;
pub(crate) mod item_form;
pub mod items;
mod number;
mod pointer;
mod raw;
pub mod sized;
mod string;
pub mod text;
mod unknown;
pub(crate) mod vector;
pub(crate) mod vectors;
mod wide_integer;

pub use bare::Bare;
pub use flags::Flags;
pub use raw::{RawBytes, rest, sized_bytes};
pub use unknown::Unknown;
pub use wide_integer::{Int128, Int256, Int512};
