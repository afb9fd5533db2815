//! Errors of decoding ([`DecodeError`]) and of encoding ([`EncodeError`]).
//!
//! Both are small, and cold functions make them: a `Result` is hardly larger than its value, and the details of an
//! error cost nothing if there is no error.

mod decode;
mod encode;
mod names;
mod path;

pub use decode::{DecodeError, DecodeErrorKind, Failure};
pub use encode::{EncodeError, EncodeErrorKind};
pub use names::Expected;
#[cfg(feature = "schema")]
pub(crate) use names::{Refusal, write_names, write_shared_bit};
pub use path::PathStep;
