//! Races that decode.

use std::hint::black_box;

use crate::cases;
use crate::codec;
use crate::contenders::ferogram::Ferogram;
use crate::contenders::grammers::Grammers;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::Plain;
use crate::contenders::{Borrowing, Contender, memcpy};
use crate::packets::Packets;
use crate::race::Race;

pub fn races(packets: &Packets) -> Vec<Race<'_>> {
    vec![
        call(packets),
        borrowed_call(packets),
        connections(packets),
        longs(packets),
        blob(packets),
        truncated_call(packets),
    ]
}

fn call(packets: &Packets) -> Race<'_> {
    let packet = &packets.call;
    Race::new(cases::DECODE)
        .with(Ours::NAME, || Ours::decode_call(black_box(packet)))
        .with(Safe::NAME, || Safe::decode_call(black_box(packet)))
        .with(Plain::NAME, || Plain::decode_call(black_box(packet)))
        .with(TlProto::NAME, || TlProto::decode_call(black_box(packet)))
        .with(Grammers::NAME, || Grammers::decode_call(black_box(packet)))
        .with(Ferogram::NAME, || Ferogram::decode_call(black_box(packet)))
}

fn borrowed_call(packets: &Packets) -> Race<'_> {
    let packet = &packets.call;
    Race::new(cases::BORROW)
        .with(Ours::NAME, || Ours::borrow_call(black_box(packet)))
        .with(Safe::NAME, || Safe::borrow_call(black_box(packet)))
        .with(Plain::NAME, || Plain::borrow_call(black_box(packet)))
        .with(TlProto::NAME, || TlProto::borrow_call(black_box(packet)))
}

fn connections(packets: &Packets) -> Race<'_> {
    let packet = &packets.connections;
    Race::new(cases::DECODE_CONNECTIONS)
        .with(Ours::NAME, || Ours::decode_connections(black_box(packet)))
        .with(Safe::NAME, || Safe::decode_connections(black_box(packet)))
        .with(Plain::NAME, || Plain::decode_connections(black_box(packet)))
        .with(TlProto::NAME, || TlProto::decode_connections(black_box(packet)))
        .with(Grammers::NAME, || Grammers::decode_connections(black_box(packet)))
        .with(Ferogram::NAME, || Ferogram::decode_connections(black_box(packet)))
}

fn longs(packets: &Packets) -> Race<'_> {
    let packet = &packets.longs;
    Race::new(cases::DECODE_LONGS)
        .with(Ours::NAME, || Ours::decode_longs(black_box(packet)))
        .with(Safe::NAME, || Safe::decode_longs(black_box(packet)))
        .with(Plain::NAME, || Plain::decode_longs(black_box(packet)))
        .with(TlProto::NAME, || TlProto::decode_longs(black_box(packet)))
        .with(Grammers::NAME, || Grammers::decode_longs(black_box(packet)))
        .with(Ferogram::NAME, || Ferogram::decode_longs(black_box(packet)))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(packet)))
}

fn blob(packets: &Packets) -> Race<'_> {
    Race::new(cases::DECODE_BLOB)
        .with(Ours::NAME, || codec::shared_bytes(black_box(&packets.blob)))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.blob)))
}

/// The names of the truncated packets: the part of the packet that each of them has.
const TENTHS: [&str; 9] = ["1/10", "2/10", "3/10", "4/10", "5/10", "6/10", "7/10", "8/10", "9/10"];

fn truncated_call(packets: &Packets) -> Race<'_> {
    let packet = &packets.call;
    let whole =
        Race::new(cases::REJECT).with(cases::ACCEPTED, || Ours::decode_call(black_box(packet)));
    TENTHS.into_iter().zip(1..).fold(whole, |race, (name, tenths)| {
        let truncated = &packet[..packet.len() * tenths / 10];
        race.with(name, || Ours::decode_call(black_box(truncated)))
    })
}
