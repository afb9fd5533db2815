//! The races: who does what, on which bytes.

use std::hint::black_box;

use bytes::Bytes;

use crate::contenders::grammers::Grammers;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::{Limit, Plain};
use crate::contenders::{Borrowing, Contender, memcpy};
use crate::packets::Packets;
use crate::race::Race;
use crate::samples;

pub const ENCODE: &str = "encode a call into a reused `Vec`";
pub const ENCODE_FRESH: &str = "encode a call into a new `Vec`";
pub const ENCODE_BYTES: &str = "encode a call into new `Bytes`";
pub const DECODE: &str = "decode a call, owned";
pub const BORROW: &str = "decode a call, borrowed";
pub const ENCODE_LONGS: &str = "encode 10,000 `long`s";
pub const DECODE_LONGS: &str = "decode 10,000 `long`s";
pub const ENCODE_CONNECTIONS: &str = "encode 1,000 connections";
pub const DECODE_CONNECTIONS: &str = "decode 1,000 connections";
pub const ENCODE_BLOB: &str = "encode 1 MiB of `bytes`";
pub const DECODE_BLOB: &str = "decode 1 MiB into `Bytes`";
pub const REJECT: &str = "decode a call, truncated";

/// What the truncated packets are measured against.
pub const ACCEPTED: &str = "whole";
/// A packet of so many tenths.
pub const TENTHS: [&str; 9] =
    ["1/10", "2/10", "3/10", "4/10", "5/10", "6/10", "7/10", "8/10", "9/10"];

/// All races on these packets.
pub fn all(packets: &Packets) -> Vec<Race<'_>> {
    vec![
        encode(packets),
        encode_fresh(packets),
        encode_bytes(packets),
        decode(packets),
        borrow(packets),
        encode_longs(packets),
        decode_longs(packets),
        encode_connections(packets),
        decode_connections(packets),
        encode_blob(packets),
        decode_blob(packets),
        reject(packets),
    ]
}

fn encode(packets: &Packets) -> Race<'_> {
    Race::new(ENCODE)
        .with(Ours::NAME, encoder::<Ours>(packets))
        .with(Safe::NAME, encoder::<Safe>(packets))
        .with(Plain::NAME, encoder::<Plain>(packets))
        .with(Limit::NAME, encoder::<Limit>(packets))
        .with(TlProto::NAME, encoder::<TlProto>(packets))
        .with(Grammers::NAME, encoder::<Grammers>(packets))
        .with(
            memcpy::NAME,
            into_reused(packets.call.len(), |buffer| {
                memcpy::append(black_box(&packets.call), buffer);
            }),
        )
}

fn encoder<C: Contender>(packets: &Packets) -> impl FnMut() {
    let call = call::<C>(packets);
    into_reused(packets.call.len(), move |buffer| C::encode_call(black_box(&call), buffer))
}

/// Each contender's own value of the sample.
fn call<C: Contender>(packets: &Packets) -> C::Call {
    C::decode_call(&packets.call).expect(C::NAME)
}

/// Clears a buffer that is long enough and writes to it.
fn into_reused(len: usize, write: impl Fn(&mut Vec<u8>)) -> impl FnMut() {
    let mut buffer = Vec::with_capacity(2 * len);
    move || {
        buffer.clear();
        write(&mut buffer);
        black_box(buffer.as_slice());
    }
}

fn encode_fresh(packets: &Packets) -> Race<'_> {
    Race::new(ENCODE_FRESH)
        .with(Ours::NAME, fresh_encoder::<Ours>(packets))
        .with(Safe::NAME, fresh_encoder::<Safe>(packets))
        .with(Plain::NAME, fresh_encoder::<Plain>(packets))
        .with(Limit::NAME, fresh_encoder::<Limit>(packets))
        .with(TlProto::NAME, fresh_encoder::<TlProto>(packets))
        .with(Grammers::NAME, fresh_encoder::<Grammers>(packets))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.call)))
}

fn fresh_encoder<C: Contender>(packets: &Packets) -> impl FnMut() -> Vec<u8> {
    let call = call::<C>(packets);
    move || C::encode_call_fresh(black_box(&call))
}

fn encode_bytes(packets: &Packets) -> Race<'_> {
    let call = call::<Ours>(packets);
    Race::new(ENCODE_BYTES)
        .with(Ours::NAME, move || tl_core::to_bytes(black_box(&call)))
        .with(memcpy::NAME, || Bytes::copy_from_slice(black_box(&packets.call)))
}

fn decode(packets: &Packets) -> Race<'_> {
    Race::new(DECODE)
        .with(Ours::NAME, || Ours::decode_call(black_box(&packets.call)))
        .with(Safe::NAME, || Safe::decode_call(black_box(&packets.call)))
        .with(Plain::NAME, || Plain::decode_call(black_box(&packets.call)))
        .with(TlProto::NAME, || TlProto::decode_call(black_box(&packets.call)))
        .with(Grammers::NAME, || Grammers::decode_call(black_box(&packets.call)))
}

fn borrow(packets: &Packets) -> Race<'_> {
    Race::new(BORROW)
        .with(Ours::NAME, || Ours::borrow_call(black_box(&packets.call)))
        .with(Safe::NAME, || Safe::borrow_call(black_box(&packets.call)))
        .with(Plain::NAME, || Plain::borrow_call(black_box(&packets.call)))
        .with(TlProto::NAME, || TlProto::borrow_call(black_box(&packets.call)))
}

fn encode_longs(packets: &Packets) -> Race<'_> {
    Race::new(ENCODE_LONGS)
        .with(Ours::NAME, longs_encoder::<Ours>())
        .with(Safe::NAME, longs_encoder::<Safe>())
        .with(Plain::NAME, longs_encoder::<Plain>())
        .with(TlProto::NAME, longs_encoder::<TlProto>())
        .with(Grammers::NAME, longs_encoder::<Grammers>())
        .with(
            memcpy::NAME,
            into_reused(packets.longs.len(), |buffer| {
                memcpy::append(black_box(&packets.longs), buffer);
            }),
        )
}

fn longs_encoder<C: Contender>() -> impl FnMut() {
    let longs = samples::longs();
    into_reused(8 * longs.len(), move |buffer| C::encode_longs(black_box(&longs), buffer))
}

fn decode_longs(packets: &Packets) -> Race<'_> {
    Race::new(DECODE_LONGS)
        .with(Ours::NAME, || Ours::decode_longs(black_box(&packets.longs)))
        .with(Safe::NAME, || Safe::decode_longs(black_box(&packets.longs)))
        .with(Plain::NAME, || Plain::decode_longs(black_box(&packets.longs)))
        .with(TlProto::NAME, || TlProto::decode_longs(black_box(&packets.longs)))
        .with(Grammers::NAME, || Grammers::decode_longs(black_box(&packets.longs)))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.longs)))
}

fn encode_connections(packets: &Packets) -> Race<'_> {
    Race::new(ENCODE_CONNECTIONS)
        .with(Ours::NAME, connections_encoder::<Ours>(packets))
        .with(Safe::NAME, connections_encoder::<Safe>(packets))
        .with(Plain::NAME, connections_encoder::<Plain>(packets))
        .with(Limit::NAME, connections_encoder::<Limit>(packets))
        .with(TlProto::NAME, connections_encoder::<TlProto>(packets))
        .with(Grammers::NAME, connections_encoder::<Grammers>(packets))
        .with(
            memcpy::NAME,
            into_reused(packets.connections.len(), |buffer| {
                memcpy::append(black_box(&packets.connections), buffer);
            }),
        )
}

fn connections_encoder<C: Contender>(packets: &Packets) -> impl FnMut() {
    let connections = C::decode_connections(&packets.connections).expect(C::NAME);
    into_reused(packets.connections.len(), move |buffer| {
        C::encode_connections(black_box(&connections), buffer);
    })
}

fn decode_connections(packets: &Packets) -> Race<'_> {
    let packet = &packets.connections;
    Race::new(DECODE_CONNECTIONS)
        .with(Ours::NAME, || Ours::decode_connections(black_box(packet)))
        .with(Safe::NAME, || Safe::decode_connections(black_box(packet)))
        .with(Plain::NAME, || Plain::decode_connections(black_box(packet)))
        .with(TlProto::NAME, || TlProto::decode_connections(black_box(packet)))
        .with(Grammers::NAME, || Grammers::decode_connections(black_box(packet)))
}

fn encode_blob(packets: &Packets) -> Race<'_> {
    let blob = samples::blob();
    Race::new(ENCODE_BLOB)
        .with(
            Ours::NAME,
            into_reused(packets.blob.len(), move |buffer| {
                tl_core::encode_into(black_box(&blob), buffer).expect("bytes have a TL form");
            }),
        )
        .with(
            memcpy::NAME,
            into_reused(packets.blob.len(), |buffer| {
                memcpy::append(black_box(&packets.blob), buffer);
            }),
        )
}

fn decode_blob(packets: &Packets) -> Race<'_> {
    Race::new(DECODE_BLOB)
        .with(Ours::NAME, || tl_core::from_bytes::<Bytes>(black_box(&packets.blob)))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.blob)))
}

fn reject(packets: &Packets) -> Race<'_> {
    let packet = &packets.call;
    let whole = Race::new(REJECT).with(ACCEPTED, || Ours::decode_call(black_box(packet)));
    TENTHS.into_iter().zip(1..).fold(whole, |race, (name, tenths)| {
        let truncated = &packet[..packet.len() * tenths / 10];
        race.with(name, || Ours::decode_call(black_box(truncated)))
    })
}
