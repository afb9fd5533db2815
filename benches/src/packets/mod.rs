//! The samples' packets: the bytes that every contender has to write and to read.

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
    /// The large `bytes`, in an allocation that is shared.
    pub blob: Bytes,
    pub ton: TonPackets,
}

impl Packets {
    /// Written by hand-written code; [`agreement`](crate::agreement) compares all the others.
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

/// A length of three bytes behind its mark; a content of 1 MiB needs no padding.
fn blob() -> Bytes {
    let content = samples::blob();
    let length = u32::try_from(content.len()).expect("a sample is short");
    let head = (length << 8 | 0xfe).to_le_bytes();
    [&head, &content[..]].concat().into()
}
