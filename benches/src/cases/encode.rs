//! Races that encode.

use std::hint::black_box;

use bytes::Bytes;

use crate::cases::{self, call};
use crate::codec;
use crate::contenders::ferogram::Ferogram;
use crate::contenders::grammers::Grammers;
use crate::contenders::ours::Ours;
use crate::contenders::safe::Safe;
use crate::contenders::tl_proto::TlProto;
use crate::contenders::unchecked::{Limit, Plain};
use crate::contenders::{Contender, ToSlice, memcpy};
use crate::packets::Packets;
use crate::race::Race;
use crate::samples;

pub fn races(packets: &Packets) -> Vec<Race<'_>> {
    vec![
        call_to_slice(packets),
        connections_to_slice(packets),
        call_to_reused(packets),
        call_to_new(packets),
        call_to_bytes(packets),
        connections_to_reused(packets),
        longs_to_reused(packets),
        blob_to_reused(packets),
        blob_to_new(packets),
    ]
}

/// The peers cannot write to a slice. They write to a reused `Vec`, which is the closest to it.
fn call_to_slice(packets: &Packets) -> Race<'_> {
    Race::new(cases::TO_SLICE)
        .with(Ours::NAME, call_slice_encoder::<Ours>(packets))
        .with(Plain::NAME, call_slice_encoder::<Plain>(packets))
        .with(Limit::NAME, call_slice_encoder::<Limit>(packets))
        .with(TlProto::NAME, call_encoder::<TlProto>(packets))
        .with(Grammers::NAME, call_encoder::<Grammers>(packets))
        .with(Ferogram::NAME, call_encoder::<Ferogram>(packets))
}

fn call_slice_encoder<C: ToSlice>(packets: &Packets) -> impl FnMut() {
    let call = call::<C>(packets);
    to_kept(packets.call.len(), move |memory| C::call_to_slice(black_box(&call), memory))
}

fn connections_to_slice(packets: &Packets) -> Race<'_> {
    Race::new(cases::CONNECTIONS_TO_SLICE)
        .with(Ours::NAME, connections_slice_encoder::<Ours>(packets))
        .with(Plain::NAME, connections_slice_encoder::<Plain>(packets))
        .with(Limit::NAME, connections_slice_encoder::<Limit>(packets))
        .with(TlProto::NAME, connections_encoder::<TlProto>(packets))
        .with(Grammers::NAME, connections_encoder::<Grammers>(packets))
        .with(Ferogram::NAME, connections_encoder::<Ferogram>(packets))
}

fn connections_slice_encoder<C: ToSlice>(packets: &Packets) -> impl FnMut() {
    let connections = C::decode_connections(&packets.connections).expect(C::NAME);
    to_kept(packets.connections.len(), move |memory| {
        C::connections_to_slice(black_box(&connections), memory)
    })
}

/// Encodes to a slice that is long enough.
fn to_kept(len: usize, write: impl Fn(&mut [u8]) -> usize) -> impl FnMut() {
    let mut memory = vec![0; 2 * len];
    move || {
        let written = write(&mut memory);
        black_box(&memory[..written]);
    }
}

fn call_to_reused(packets: &Packets) -> Race<'_> {
    Race::new(cases::ENCODE)
        .with(Ours::NAME, call_encoder::<Ours>(packets))
        .with(Safe::NAME, call_encoder::<Safe>(packets))
        .with(Plain::NAME, call_encoder::<Plain>(packets))
        .with(Limit::NAME, call_encoder::<Limit>(packets))
        .with(TlProto::NAME, call_encoder::<TlProto>(packets))
        .with(Grammers::NAME, call_encoder::<Grammers>(packets))
        .with(Ferogram::NAME, call_encoder::<Ferogram>(packets))
        .with(memcpy::NAME, copier(&packets.call))
}

fn call_encoder<C: Contender>(packets: &Packets) -> impl FnMut() {
    let call = call::<C>(packets);
    to_reused(packets.call.len(), move |buffer| C::encode_call(black_box(&call), buffer))
}

/// Clears a buffer that is long enough, and encodes to it.
fn to_reused(len: usize, write: impl Fn(&mut Vec<u8>)) -> impl FnMut() {
    let mut buffer = Vec::with_capacity(2 * len);
    move || {
        buffer.clear();
        write(&mut buffer);
        black_box(buffer.as_slice());
    }
}

fn copier(packet: &[u8]) -> impl FnMut() {
    to_reused(packet.len(), |buffer| memcpy::append(black_box(packet), buffer))
}

fn call_to_new(packets: &Packets) -> Race<'_> {
    Race::new(cases::ENCODE_FRESH)
        .with(Ours::NAME, fresh_encoder::<Ours>(packets))
        .with(Safe::NAME, fresh_encoder::<Safe>(packets))
        .with(Plain::NAME, fresh_encoder::<Plain>(packets))
        .with(Limit::NAME, fresh_encoder::<Limit>(packets))
        .with(TlProto::NAME, fresh_encoder::<TlProto>(packets))
        .with(Grammers::NAME, fresh_encoder::<Grammers>(packets))
        .with(Ferogram::NAME, fresh_encoder::<Ferogram>(packets))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.call)))
}

fn fresh_encoder<C: Contender>(packets: &Packets) -> impl FnMut() -> Vec<u8> {
    let call = call::<C>(packets);
    move || C::encode_call_fresh(black_box(&call))
}

fn call_to_bytes(packets: &Packets) -> Race<'_> {
    let call = call::<Ours>(packets);
    Race::new(cases::ENCODE_BYTES)
        .with(Ours::NAME, move || codec::to_bytes(black_box(&call)))
        .with(memcpy::NAME, || Bytes::copy_from_slice(black_box(&packets.call)))
}

fn connections_to_reused(packets: &Packets) -> Race<'_> {
    Race::new(cases::ENCODE_CONNECTIONS)
        .with(Ours::NAME, connections_encoder::<Ours>(packets))
        .with(Safe::NAME, connections_encoder::<Safe>(packets))
        .with(Plain::NAME, connections_encoder::<Plain>(packets))
        .with(Limit::NAME, connections_encoder::<Limit>(packets))
        .with(TlProto::NAME, connections_encoder::<TlProto>(packets))
        .with(Grammers::NAME, connections_encoder::<Grammers>(packets))
        .with(Ferogram::NAME, connections_encoder::<Ferogram>(packets))
        .with(memcpy::NAME, copier(&packets.connections))
}

fn connections_encoder<C: Contender>(packets: &Packets) -> impl FnMut() {
    let connections = C::decode_connections(&packets.connections).expect(C::NAME);
    to_reused(packets.connections.len(), move |buffer| {
        C::encode_connections(black_box(&connections), buffer);
    })
}

fn longs_to_reused(packets: &Packets) -> Race<'_> {
    Race::new(cases::ENCODE_LONGS)
        .with(Ours::NAME, longs_encoder::<Ours>())
        .with(Safe::NAME, longs_encoder::<Safe>())
        .with(Plain::NAME, longs_encoder::<Plain>())
        .with(TlProto::NAME, longs_encoder::<TlProto>())
        .with(Grammers::NAME, longs_encoder::<Grammers>())
        .with(Ferogram::NAME, longs_encoder::<Ferogram>())
        .with(memcpy::NAME, copier(&packets.longs))
}

fn longs_encoder<C: Contender>() -> impl FnMut() {
    let longs = samples::longs();
    to_reused(8 * longs.len(), move |buffer| C::encode_longs(black_box(&longs), buffer))
}

fn blob_to_reused(packets: &Packets) -> Race<'_> {
    let blob = samples::blob();
    Race::new(cases::ENCODE_BLOB)
        .with(
            Ours::NAME,
            to_reused(packets.blob.len(), move |buffer| {
                codec::encode_into(black_box(&blob), buffer);
            }),
        )
        .with(memcpy::NAME, copier(&packets.blob))
}

fn blob_to_new(packets: &Packets) -> Race<'_> {
    let blob = samples::blob();
    Race::new(cases::ENCODE_BLOB_FRESH)
        .with(Ours::NAME, move || codec::to_vec(black_box(&blob)))
        .with(memcpy::NAME, || memcpy::duplicate(black_box(&packets.blob)))
}
