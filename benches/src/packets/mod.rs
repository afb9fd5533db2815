//! The packets of the samples. Every contender must write and read these bytes.

pub mod ton;

use bytes::Bytes;

use crate::contenders::Contender;
use crate::contenders::safe::Safe;
use crate::packets::ton::TonPackets;
use crate::samples;

pub struct Packets {
    pub call: Vec<u8>,
    pub connections: Vec<u8>,
    pub longs: Vec<u8>,
    /// The large `bytes`, in a shared allocation.
    pub blob: Bytes,
    pub ton: TonPackets,
}

impl Packets {
    /// Hand-written code writes the packets. [`agreement`](crate::agreement) compares them with those of all
    /// contenders.
    pub fn new() -> Self {
        Self {
            call: written(|buffer| Safe::encode_call(&samples::call(), buffer)),
            connections: written(|buffer| {
                Safe::encode_connections(&samples::connections(samples::CONNECTIONS), buffer);
            }),
            longs: written(|buffer| Safe::encode_longs(&samples::longs(), buffer)),
            blob: blob(),
            ton: TonPackets::new(),
        }
    }
}

/// The bytes that `write` appends.
pub fn written(write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut buffer = Vec::new();
    write(&mut buffer);
    buffer
}

/// Returns a `bytes` of 1 MiB, which needs no padding: the byte `fe`, a length of three bytes, and the content.
fn blob() -> Bytes {
    let content = samples::blob();
    let length = u32::try_from(content.len()).expect("a sample is short");
    let head = (length << 8 | 0xfe).to_le_bytes();
    [&head, &content[..]].concat().into()
}
