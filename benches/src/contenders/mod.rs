//! The codecs in the races, one file per codec, behind one trait.

pub mod ferogram;
pub mod grammers;
mod ids;
pub mod memcpy;
pub mod ours;
pub mod safe;
pub mod tl_proto;
pub mod ton;
pub mod unchecked;

use std::fmt::Debug;

/// A codec for the three messages that all contenders have.
///
/// Encoders append to a `Vec<u8>`; decoders read a whole message.
pub trait Contender {
    /// Its name in the report.
    const NAME: &'static str;

    /// `phoneCall`, with owned strings, bytes and vectors.
    type Call;
    /// `Vector<PhoneConnection>`.
    type Connections;
    /// The error of decoding.
    type Error: Debug;

    fn encode_call(call: &Self::Call, buffer: &mut Vec<u8>);
    /// Encodes into a new `Vec`, with the codec's function for it.
    fn encode_call_fresh(call: &Self::Call) -> Vec<u8>;
    fn decode_call(packet: &[u8]) -> Result<Self::Call, Self::Error>;

    fn encode_connections(connections: &Self::Connections, buffer: &mut Vec<u8>);
    fn decode_connections(packet: &[u8]) -> Result<Self::Connections, Self::Error>;

    #[expect(clippy::ptr_arg, reason = "grammers encodes a `Vec`, not a slice")]
    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>);
    fn decode_longs(packet: &[u8]) -> Result<Vec<i64>, Self::Error>;
}

/// A codec that can write to a slice of the caller.
pub trait ToSlice: Contender {
    /// Encodes to the beginning of `memory`, and returns the number of bytes.
    fn call_to_slice(call: &Self::Call, memory: &mut [u8]) -> usize;
    fn connections_to_slice(connections: &Self::Connections, memory: &mut [u8]) -> usize;
}

/// A codec whose strings and bytes can be slices of the packet.
pub trait Borrowing: Contender {
    /// `phoneCall` with borrowed strings and bytes.
    type BorrowedCall<'a>;

    fn borrow_call(packet: &[u8]) -> Result<Self::BorrowedCall<'_>, Self::Error>;
}
