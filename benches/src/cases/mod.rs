//! The races, each with its contenders and its packet.

mod decode;
mod encode;
mod ton;

use crate::contenders::Contender;
use crate::packets::Packets;
use crate::race::Race;

pub const TO_SLICE: &str = "encode a call into kept memory";
pub const CONNECTIONS_TO_SLICE: &str = "encode 1,000 connections into kept memory";
pub const ENCODE: &str = "encode a call into a reused `Vec`";
pub const ENCODE_FRESH: &str = "encode a call into a new `Vec`";
pub const ENCODE_BYTES: &str = "encode a call into new `Bytes`";
pub const ENCODE_CONNECTIONS: &str = "encode 1,000 connections";
pub const ENCODE_LONGS: &str = "encode 10,000 `long`s";
pub const ENCODE_BLOB: &str = "encode 1 MiB of `bytes`";
pub const ENCODE_BLOB_FRESH: &str = "encode 1 MiB of `bytes` into a new `Vec`";
pub const DECODE: &str = "decode a call, owned";
pub const BORROW: &str = "decode a call, borrowed";
pub const DECODE_CONNECTIONS: &str = "decode 1,000 connections";
pub const DECODE_LONGS: &str = "decode 10,000 `long`s";
pub const DECODE_BLOB: &str = "decode 1 MiB into `Bytes`";
pub const REJECT: &str = "decode a call, truncated";
pub const DHT_NODE: &str = "decode `dht.node`";
pub const DHT_VALUE: &str = "decode `dht.value`";
pub const PACKET_CONTENTS: &str = "decode `adnl.packetContents` of 2 kB";
pub const MESSAGE_PART: &str = "decode `rldp.messagePart` of 768 bytes";
pub const UDP_ADDRESS: &str = "decode `adnl.address.udp`";
pub const UNKNOWN: &str = "refuse an unknown constructor";
pub const COLLECTION: &str = "decode 1,000 addresses through a `with` codec";

/// The contender that decodes the whole packet, to compare the truncated packets with.
pub const ACCEPTED: &str = "whole";
/// The contender that decodes a `Vec`, to compare the collection with a `with` codec with.
pub const VEC: &str = "`Vec`";

/// The races that encode a value of a type that all peers have.
pub const AGAINST_PEERS: [&str; 6] =
    [TO_SLICE, CONNECTIONS_TO_SLICE, ENCODE, ENCODE_FRESH, ENCODE_CONNECTIONS, ENCODE_LONGS];

/// All races on these packets.
pub fn all(packets: &Packets) -> Vec<Race<'_>> {
    [encode::races(packets), decode::races(packets), ton::races(&packets.ton)]
        .into_iter()
        .flatten()
        .collect()
}

/// Returns the sample call as a contender's own type.
fn call<C: Contender>(packets: &Packets) -> C::Call {
    C::decode_call(&packets.call).expect(C::NAME)
}
