//! The types that TL builds in, one a file: how each is written and how it is read.

mod bare;
mod boolean;
mod bytes;
mod flags;
mod number;
mod pointer;
pub mod sized;
mod string;
mod unknown;
pub(crate) mod vector;
mod wide_integer;

pub use bare::Bare;
pub use flags::Flags;
pub use unknown::Unknown;
pub use wide_integer::{Int128, Int256, Int512};
