//! This project: the code that `#[derive(TlObject)]` emits.

use tl_core::TlObject;

use crate::codec::{self, DecodeError};
use crate::contenders::{Borrowing, Contender, ToSlice};
use crate::phone_call::{PhoneCall, PhoneConnection};

pub struct Ours;

impl Contender for Ours {
    const NAME: &'static str = "ours";
    type Call = PhoneCall;
    type Connections = Vec<PhoneConnection>;
    type Error = DecodeError;

    fn encode_call(call: &PhoneCall, buffer: &mut Vec<u8>) {
        codec::encode_into(call, buffer);
    }

    fn encode_call_fresh(call: &PhoneCall) -> Vec<u8> {
        codec::to_vec(call)
    }

    fn decode_call(packet: &[u8]) -> Result<PhoneCall, DecodeError> {
        codec::from_slice(packet)
    }

    fn encode_connections(connections: &Vec<PhoneConnection>, buffer: &mut Vec<u8>) {
        codec::encode_into(connections, buffer);
    }

    fn decode_connections(packet: &[u8]) -> Result<Vec<PhoneConnection>, DecodeError> {
        codec::from_slice(packet)
    }

    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>) {
        codec::encode_into(longs, buffer);
    }

    fn decode_longs(packet: &[u8]) -> Result<Vec<i64>, DecodeError> {
        codec::from_slice(packet)
    }
}

impl ToSlice for Ours {
    fn call_to_slice(call: &PhoneCall, memory: &mut [u8]) -> usize {
        codec::to_slice(call, memory)
    }

    fn connections_to_slice(connections: &Vec<PhoneConnection>, memory: &mut [u8]) -> usize {
        codec::to_slice(connections, memory)
    }
}

impl Borrowing for Ours {
    type BorrowedCall<'a> = Call<'a>;

    fn borrow_call(packet: &[u8]) -> Result<Call<'_>, DecodeError> {
        codec::from_slice(packet)
    }
}

/// [`PhoneCall`], borrowed from the packet.
#[derive(TlObject)]
#[tl(id = 0x30535af5, name = "phoneCall")]
pub struct Call<'a> {
    #[tl(flag = 5)]
    pub p2p_allowed: bool,
    #[tl(flag = 6)]
    pub video: bool,
    #[tl(flag = 8)]
    pub conference_supported: bool,
    pub id: i64,
    pub access_hash: i64,
    pub date: i32,
    pub admin_id: i64,
    pub participant_id: i64,
    pub g_a_or_b: &'a [u8],
    pub key_fingerprint: i64,
    pub protocol: Protocol<'a>,
    pub connections: Vec<Connection<'a>>,
    pub start_date: i32,
    #[tl(flag = 7)]
    pub custom_parameters: Option<Json<'a>>,
}

#[derive(TlObject)]
#[tl(id = 0xfc878fc8, name = "phoneCallProtocol")]
pub struct Protocol<'a> {
    #[tl(flag = 0)]
    pub udp_p2p: bool,
    #[tl(flag = 1)]
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<&'a str>,
}

#[derive(TlObject)]
#[tl(type = "PhoneConnection")]
pub enum Connection<'a> {
    #[tl(id = 0x9cc123c7, name = "phoneConnection")]
    Plain {
        #[tl(flag = 0)]
        tcp: bool,
        id: i64,
        ip: &'a str,
        ipv6: &'a str,
        port: i32,
        peer_tag: &'a [u8],
    },
    #[tl(id = 0x635fe375, name = "phoneConnectionWebrtc")]
    Webrtc {
        #[tl(flag = 0)]
        turn: bool,
        #[tl(flag = 1)]
        stun: bool,
        id: i64,
        ip: &'a str,
        ipv6: &'a str,
        port: i32,
        username: &'a str,
        password: &'a str,
    },
}

#[derive(TlObject)]
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
pub struct Json<'a> {
    pub data: &'a str,
}
