//! The rules: requirements for an item to have a codec. There is one function per rule. Its message says what is
//! wrong, and what to write instead.

mod accepts;
mod constructor;
pub(crate) mod conversion;
mod field;
mod flags;
mod foreign;
mod form;
mod function;
mod generic;
mod ids;
mod item;
mod line;
pub(crate) mod rust_type;
pub(crate) mod shape;
mod signature;
pub(crate) mod unsigned;
mod vector;

pub(crate) use item::{crate_path, plan};
