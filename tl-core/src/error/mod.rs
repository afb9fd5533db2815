//! What can go wrong: in decoding ([`DecodeError`]) and in encoding ([`EncodeError`]).
//!
//! Both are small and built in cold functions: a `Result` of them is hardly larger than its value, and decoding pays
//! nothing for the detail that a failure carries.

mod decode;
mod encode;
mod names;
mod path;

pub use decode::{DecodeError, DecodeErrorKind, Expected, Failure};
pub use encode::{EncodeError, EncodeErrorKind};
#[cfg(feature = "schema")]
pub(crate) use names::{Refusal, write_names, write_shared_bit};
pub use path::PathStep;
