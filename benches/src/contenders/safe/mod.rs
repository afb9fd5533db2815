//! The fastest hand-written codec in safe Rust that we know, for these types, a `Vec<u8>` and a slice.
//!
//! It has every check of the derived code (bounds, ids, UTF-8, depth, memory, items, bytes left over), and its errors
//! have the same details. Unlike derived code, it knows all types: consecutive fields of fixed size are one array, with
//! one bounds check.

mod decode;
mod encode;
mod reader;

use crate::contenders::{Borrowing, Contender, ours};
use crate::phone_call::{PhoneCall, PhoneConnection};

use self::reader::{Error, Reader, whole};

pub struct Safe;

impl Contender for Safe {
    const NAME: &'static str = "safe";
    type Call = PhoneCall;
    type Connections = Vec<PhoneConnection>;
    type Error = Error;

    fn encode_call(call: &PhoneCall, buffer: &mut Vec<u8>) {
        encode::put_call(call, buffer);
    }

    fn encode_call_fresh(call: &PhoneCall) -> Vec<u8> {
        let mut buffer = Vec::with_capacity(encode::call_len(call));
        encode::put_call(call, &mut buffer);
        buffer
    }

    fn decode_call(packet: &[u8]) -> Result<PhoneCall, Error> {
        whole(packet, Reader::call)
    }

    fn encode_connections(connections: &Vec<PhoneConnection>, buffer: &mut Vec<u8>) {
        encode::put_connections(connections, buffer);
    }

    fn decode_connections(packet: &[u8]) -> Result<Vec<PhoneConnection>, Error> {
        whole(packet, Reader::connections)
    }

    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>) {
        encode::put_longs(longs, buffer);
    }

    fn decode_longs(packet: &[u8]) -> Result<Vec<i64>, Error> {
        whole(packet, Reader::longs)
    }
}

impl Borrowing for Safe {
    type BorrowedCall<'a> = ours::Call<'a>;

    fn borrow_call(packet: &[u8]) -> Result<ours::Call<'_>, Error> {
        whole(packet, Reader::call_ref)
    }
}
