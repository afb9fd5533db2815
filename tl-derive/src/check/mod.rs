//! The rules: what an item has to be for there to be a codec. One function a rule; a message says
//! what is wrong and what to write instead.

mod constructor;
mod field;
mod flags;
mod form;
mod ids;
mod item;
mod shape;
mod signature;

pub(crate) use item::{crate_path, plan};
