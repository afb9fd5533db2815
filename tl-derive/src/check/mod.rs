//! The rules: what an item has to be for there to be a codec. One function a rule; a message says
//! what is wrong and what to write instead.

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
mod unsigned;
mod vector;

pub(crate) use item::{crate_path, plan};
