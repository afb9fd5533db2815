//! `tl-proto`: its own derive over types written out by hand.
//!
//! It has neither strings nor boxed vectors: [`Text`] and [`Boxed`] are hand-written codecs in its style. A string is
//! read as its `bytes`, with the UTF-8 check of the other contenders. It accepts bytes after the message.
#![allow(dead_code, reason = "tl-proto marks a flags word's place with a field of type `()`")]

use bytes::Bytes;
use tl_proto::{Bare, TlError, TlPacket, TlRead, TlResult, TlWrite};

use crate::contenders::{Borrowing, Contender};

pub struct TlProto;

impl Contender for TlProto {
    const NAME: &'static str = "tl-proto";
    type Call = Call<Text<String>, Bytes>;
    type Connections = Boxed<Connection<Text<String>, Bytes>>;
    type Error = TlError;

    fn encode_call(call: &Self::Call, buffer: &mut Vec<u8>) {
        call.write_to(buffer);
    }

    fn encode_call_fresh(call: &Self::Call) -> Vec<u8> {
        tl_proto::serialize(call)
    }

    fn decode_call(packet: &[u8]) -> TlResult<Self::Call> {
        tl_proto::deserialize(packet)
    }

    fn encode_connections(connections: &Self::Connections, buffer: &mut Vec<u8>) {
        connections.write_to(buffer);
    }

    fn decode_connections(packet: &[u8]) -> TlResult<Self::Connections> {
        tl_proto::deserialize(packet)
    }

    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>) {
        VECTOR.write_to(buffer);
        longs.write_to(buffer);
    }

    fn decode_longs(packet: &[u8]) -> TlResult<Vec<i64>> {
        tl_proto::deserialize(packet).map(|Boxed(longs)| longs)
    }
}

impl Borrowing for TlProto {
    type BorrowedCall<'a> = Call<Text<&'a str>, &'a [u8]>;

    fn borrow_call(packet: &[u8]) -> TlResult<Self::BorrowedCall<'_>> {
        tl_proto::deserialize(packet)
    }
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x30535af5)]
pub struct Call<S, B> {
    #[tl(flags)]
    pub flags: (),
    #[tl(flags_bit = 5)]
    pub p2p_allowed: Option<()>,
    #[tl(flags_bit = 6)]
    pub video: Option<()>,
    #[tl(flags_bit = 8)]
    pub conference_supported: Option<()>,
    pub id: i64,
    pub access_hash: i64,
    pub date: i32,
    pub admin_id: i64,
    pub participant_id: i64,
    pub g_a_or_b: B,
    pub key_fingerprint: i64,
    pub protocol: Protocol<S>,
    pub connections: Boxed<Connection<S, B>>,
    pub start_date: i32,
    #[tl(flags_bit = 7)]
    pub custom_parameters: Option<Json<S>>,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0xfc878fc8)]
pub struct Protocol<S> {
    #[tl(flags)]
    pub flags: (),
    #[tl(flags_bit = 0)]
    pub udp_p2p: Option<()>,
    #[tl(flags_bit = 1)]
    pub udp_reflector: Option<()>,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Boxed<S>,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum Connection<S, B> {
    #[tl(id = 0x9cc123c7)]
    Plain {
        #[tl(flags)]
        flags: (),
        #[tl(flags_bit = 0)]
        tcp: Option<()>,
        id: i64,
        ip: S,
        ipv6: S,
        port: i32,
        peer_tag: B,
    },
    #[tl(id = 0x635fe375)]
    Webrtc {
        #[tl(flags)]
        flags: (),
        #[tl(flags_bit = 0)]
        turn: Option<()>,
        #[tl(flags_bit = 1)]
        stun: Option<()>,
        id: i64,
        ip: S,
        ipv6: S,
        port: i32,
        username: S,
        password: S,
    },
}

#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x7d748d04)]
pub struct Json<S> {
    pub data: S,
}

/// A `string`: `bytes` that must be UTF-8.
pub struct Text<S>(S);

impl<S: AsRef<str>> TlWrite for Text<S> {
    type Repr = Bare;

    #[inline(always)]
    fn max_size_hint(&self) -> usize {
        self.0.as_ref().as_bytes().max_size_hint()
    }

    #[inline(always)]
    fn write_to<P: TlPacket>(&self, packet: &mut P) {
        self.0.as_ref().as_bytes().write_to(packet);
    }
}

impl<'a, S: From<&'a str>> TlRead<'a> for Text<S> {
    type Repr = Bare;

    #[inline(always)]
    fn read_from(packet: &mut &'a [u8]) -> TlResult<Self> {
        let bytes = <&[u8]>::read_from(packet)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self(S::from(text))),
            Err(_) => Err(TlError::InvalidData),
        }
    }
}

const VECTOR: u32 = 0x1cb5_c415;

/// A `Vector`: its id, and then the bare vector that tl-proto has.
pub struct Boxed<T>(Vec<T>);

impl<T: TlWrite> TlWrite for Boxed<T> {
    type Repr = tl_proto::Boxed;

    #[inline(always)]
    fn max_size_hint(&self) -> usize {
        4 + self.0.max_size_hint()
    }

    #[inline(always)]
    fn write_to<P: TlPacket>(&self, packet: &mut P) {
        VECTOR.write_to(packet);
        self.0.write_to(packet);
    }
}

impl<'a, T: TlRead<'a>> TlRead<'a> for Boxed<T> {
    type Repr = tl_proto::Boxed;

    #[inline(always)]
    fn read_from(packet: &mut &'a [u8]) -> TlResult<Self> {
        match u32::read_from(packet)? {
            VECTOR => Vec::read_from(packet).map(Self),
            _ => Err(TlError::UnknownConstructor),
        }
    }
}
