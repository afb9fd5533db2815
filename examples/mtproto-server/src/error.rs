//! Why a connection ends.

use std::{fmt, io};

use tl_core::{DecodeError, EncodeError};

/// The reason why a connection ends. It costs its own connection and nothing else.
#[derive(Debug)]
pub enum Error {
    /// The socket failed, or the peer is gone.
    Io(io::Error),
    /// The peer took longer than the [limits](crate::limits) allow.
    TimedOut(&'static str),
    /// The packet is no TL that the server understands.
    Decode(DecodeError),
    /// An answer cannot be written.
    Encode(EncodeError),
    /// The packet breaks a rule of the protocol.
    Protocol(&'static str),
}

/// A result with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::TimedOut(what) => write!(f, "timed out: {what}"),
            Self::Decode(error) => error.fmt(f),
            Self::Encode(error) => error.fmt(f),
            Self::Protocol(rule) => f.write_str(rule),
        }
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<EncodeError> for Error {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}
