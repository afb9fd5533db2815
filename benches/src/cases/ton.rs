//! Races that decode TON's small packets to values that borrow from them.

use std::hint::black_box;

use crate::cases;
use crate::codec;
use crate::contenders::Contender;
use crate::contenders::ours::Ours;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::ton::{ours, tl_proto as theirs};
use crate::packets::ton::TonPackets;
use crate::race::Race;

pub fn races(packets: &TonPackets) -> Vec<Race<'_>> {
    vec![
        node(packets),
        value(packets),
        contents(packets),
        part(packets),
        address(packets),
        unknown(packets),
        collection(packets),
    ]
}

fn node(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.node;
    Race::new(cases::DHT_NODE)
        .with(Ours::NAME, || codec::from_slice::<ours::Node<'_>>(black_box(packet)))
        .with(TlProto::NAME, || tl_proto::deserialize::<theirs::Node<'_>>(black_box(packet)))
}

fn value(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.value;
    Race::new(cases::DHT_VALUE)
        .with(Ours::NAME, || codec::from_slice::<ours::Value<'_>>(black_box(packet)))
        .with(TlProto::NAME, || tl_proto::deserialize::<theirs::Value<'_>>(black_box(packet)))
}

fn contents(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.contents;
    Race::new(cases::PACKET_CONTENTS)
        .with(Ours::NAME, || codec::from_slice::<ours::PacketContents<'_>>(black_box(packet)))
        .with(TlProto::NAME, || {
            tl_proto::deserialize::<theirs::PacketContents<'_>>(black_box(packet))
        })
}

fn part(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.part;
    Race::new(cases::MESSAGE_PART)
        .with(Ours::NAME, || codec::from_slice::<ours::MessagePart<'_>>(black_box(packet)))
        .with(TlProto::NAME, || tl_proto::deserialize::<theirs::MessagePart<'_>>(black_box(packet)))
}

fn address(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.address;
    Race::new(cases::UDP_ADDRESS)
        .with(Ours::NAME, || codec::from_slice::<ours::Address>(black_box(packet)))
        .with(TlProto::NAME, || tl_proto::deserialize::<theirs::Address>(black_box(packet)))
}

fn unknown(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.unknown;
    Race::new(cases::UNKNOWN)
        .with(Ours::NAME, || codec::from_slice::<ours::Address>(black_box(packet)))
        .with(TlProto::NAME, || tl_proto::deserialize::<theirs::Address>(black_box(packet)))
}

/// Both contenders decode the same packet: to a `VecDeque` with a user's codec, and to a `Vec`.
fn collection(packets: &TonPackets) -> Race<'_> {
    let packet = &packets.addresses;
    Race::new(cases::COLLECTION)
        .with(Ours::NAME, || codec::from_slice::<ours::AddressQueue>(black_box(packet)))
        .with(cases::VEC, || codec::from_slice::<ours::AddressList>(black_box(packet)))
}
