//! TON's packets, with the lengths that are usual in its network.

use crate::codec::{self, Int256};
use crate::contenders::ton::ours::{
    Address, AddressList, FecType, Key, KeyDescription, Message, MessagePart, Node, PacketContents,
    PublicKey, UpdateRule, Value,
};
use crate::samples::noise;

/// The number of addresses of the long list.
const ADDRESSES: usize = 1_000;
/// The lengths of `adnl.packetContents` and `rldp.messagePart`.
const CONTENTS_LEN: usize = 2_048;
const PART_LEN: usize = 768;

pub struct TonPackets {
    pub node: Vec<u8>,
    pub value: Vec<u8>,
    pub contents: Vec<u8>,
    pub part: Vec<u8>,
    pub address: Vec<u8>,
    /// A packet as long as `address`, with an id that no type has.
    pub unknown: Vec<u8>,
    pub addresses: Vec<u8>,
}

impl TonPackets {
    pub fn new() -> Self {
        let noise = noise(CONTENTS_LEN);
        Self {
            node: node(&noise),
            value: value(&noise),
            contents: padded(CONTENTS_LEN, &noise, contents),
            part: padded(PART_LEN, &noise, part),
            address: codec::to_vec(&address(0)),
            unknown: [0xff; 12].into(),
            addresses: codec::to_vec(&address_list(ADDRESSES)),
        }
    }
}

/// Makes a packet of `len` bytes: chooses the length of its data.
fn padded(len: usize, noise: &[u8], packet: impl Fn(&[u8], &[u8]) -> Vec<u8>) -> Vec<u8> {
    // From 254 bytes on, the length of the data takes four bytes. Data of 256 bytes gives the right overhead.
    let overhead = packet(noise, &noise[..256]).len() - 256;
    let packet = packet(noise, &noise[..len - overhead]);
    assert_eq!(packet.len(), len);
    packet
}

fn int256(noise: &[u8]) -> Int256 {
    Int256(*noise.first_chunk().expect("noise is longer than 32 bytes"))
}

fn public_key(noise: &[u8]) -> PublicKey<'_> {
    PublicKey::Ed25519 { key: int256(noise) }
}

fn address(index: usize) -> Address {
    let port = i32::try_from(index % 1_000).expect("below 1,000") + 30_000;
    Address::Udp { ip: -1_062_731_775, port }
}

fn address_list(count: usize) -> AddressList {
    AddressList {
        addrs: (0..count).map(address).collect(),
        version: 1_732_320_000,
        reinit_date: 1_732_310_000,
        priority: 0,
        expire_at: 0,
    }
}

fn node(noise: &[u8]) -> Vec<u8> {
    codec::to_vec(&Node {
        id: public_key(noise),
        addr_list: address_list(1),
        version: 1_732_320_000,
        signature: &noise[..64],
    })
}

fn value(noise: &[u8]) -> Vec<u8> {
    let key = Key { id: int256(noise), name: b"address", idx: 0 };
    let key = KeyDescription {
        key,
        id: public_key(noise),
        update_rule: UpdateRule::Signature,
        signature: &noise[..64],
    };
    codec::to_vec(&Value {
        key,
        value: &codec::to_vec(&address_list(1)),
        ttl: 1_732_323_600,
        signature: &noise[64..128],
    })
}

/// The first packet that a node sends to another node.
fn contents(noise: &[u8], data: &[u8]) -> Vec<u8> {
    codec::to_vec(&PacketContents {
        rand1: &noise[..15],
        flags: tl_core::Flags::default(),
        from: Some(public_key(noise)),
        from_short: None,
        message: Some(Message::Custom { data }),
        messages: None,
        address: Some(address_list(1)),
        priority_address: None,
        seqno: Some(7),
        confirm_seqno: Some(5),
        recv_addr_list_version: Some(1_732_320_000),
        recv_priority_addr_list_version: None,
        reinit_date: Some(1_732_310_000),
        dst_reinit_date: Some(1_732_300_000),
        signature: Some(&noise[..64]),
        rand2: &noise[..7],
    })
}

fn part(noise: &[u8], data: &[u8]) -> Vec<u8> {
    codec::to_vec(&MessagePart {
        transfer_id: int256(noise),
        fec_type: FecType::RaptorQ { data_size: 1_800, symbol_size: 768, symbols_count: 3 },
        part: 0,
        total_size: 1_800,
        seqno: 1,
        data,
    })
}
