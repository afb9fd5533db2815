//! `Vector<t>` as a collection that is built item by item.

mod codec;
mod collect;
pub mod fixed;

pub use codec::{As, bare, bare_vector, decode, encode};
pub(crate) use collect::encode_each;
