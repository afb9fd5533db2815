//! What can go wrong: in decoding ([`DecodeError`]) and in encoding ([`EncodeError`]).
//!
//! Both are one pointer wide and built in cold functions, so that a `Result` of them is small and the happy path
//! pays nothing for the detail that a failure carries.

mod decode;
mod encode;
mod path;

pub use decode::{DecodeError, DecodeErrorKind};
pub use encode::{EncodeError, EncodeErrorKind};
