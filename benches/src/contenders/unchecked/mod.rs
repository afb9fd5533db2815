//! A hand-written codec that writes and reads through pointers: how fast a codec can be.
//!
//! It checks ends, ids, UTF-8, counts and left-over bytes, but its error has no details. It does not count depth, since
//! these types bound it, nor memory. tl-core has no such code.
#![expect(unsafe_code, reason = "this contender shows how much safe Rust costs")]

mod decode;
mod encode;
mod reader;

use crate::contenders::{Borrowing, Contender, ToSlice, ours};
use crate::phone_call::{PhoneCall, PhoneConnection};

use self::reader::{Reader, Refused, whole};

/// Short strings are copied by `memcpy`, or by two `MOVES` of a fixed size that overlap.
pub struct Unchecked<const MOVES: bool>;

/// Copies each string with `memcpy`.
pub type Plain = Unchecked<false>;
/// The fastest codec that we know how to write.
pub type Limit = Unchecked<true>;

impl<const MOVES: bool> Contender for Unchecked<MOVES> {
    const NAME: &'static str = if MOVES { "unchecked, moves" } else { "unchecked" };
    type Call = PhoneCall;
    type Connections = Vec<PhoneConnection>;
    type Error = Refused;

    fn encode_call(call: &PhoneCall, buffer: &mut Vec<u8>) {
        encode::put_call::<MOVES>(call, buffer);
    }

    fn encode_call_fresh(call: &PhoneCall) -> Vec<u8> {
        let mut buffer = Vec::new();
        encode::put_call::<MOVES>(call, &mut buffer);
        buffer
    }

    fn decode_call(packet: &[u8]) -> Result<PhoneCall, Refused> {
        whole(packet, Reader::call)
    }

    fn encode_connections(connections: &Vec<PhoneConnection>, buffer: &mut Vec<u8>) {
        encode::put_connections::<MOVES>(connections, buffer);
    }

    fn decode_connections(packet: &[u8]) -> Result<Vec<PhoneConnection>, Refused> {
        whole(packet, Reader::connections)
    }

    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>) {
        encode::put_longs(longs, buffer);
    }

    fn decode_longs(packet: &[u8]) -> Result<Vec<i64>, Refused> {
        whole(packet, Reader::longs)
    }
}

impl<const MOVES: bool> ToSlice for Unchecked<MOVES> {
    fn call_to_slice(call: &PhoneCall, memory: &mut [u8]) -> usize {
        encode::call_to_slice::<MOVES>(call, memory)
    }

    fn connections_to_slice(connections: &Vec<PhoneConnection>, memory: &mut [u8]) -> usize {
        encode::connections_to_slice::<MOVES>(connections, memory)
    }
}

impl<const MOVES: bool> Borrowing for Unchecked<MOVES> {
    type BorrowedCall<'a> = ours::Call<'a>;

    fn borrow_call(packet: &[u8]) -> Result<ours::Call<'_>, Refused> {
        whole(packet, Reader::call_ref)
    }
}
