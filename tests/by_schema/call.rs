//! The call, its nested types and its siblings.

use tl_core::{Bytes, TlObject};

pub use crate::phone_call::PhoneCallDiscardReason;

/// An established call.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct PhoneCall {
    pub p2p_allowed: bool,
    pub video: bool,
    pub conference_supported: bool,
    pub id: i64,
    pub access_hash: i64,
    pub date: i32,
    pub admin_id: i64,
    pub participant_id: i64,
    pub g_a_or_b: Bytes,
    pub key_fingerprint: i64,
    pub protocol: PhoneCallProtocol,
    pub connections: Vec<PhoneConnection>,
    pub start_date: i32,
    pub custom_parameters: Option<DataJson>,
}

/// The protocol that a call speaks.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct PhoneCallProtocol {
    pub udp_p2p: bool,
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<String>,
}

/// A server that a call can go through.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub enum PhoneConnection {
    /// A reflector.
    #[tl(name = "phoneConnection")]
    Plain { tcp: bool, id: i64, ip: String, ipv6: String, port: i32, peer_tag: Bytes },
    /// A WebRTC server.
    Webrtc {
        turn: bool,
        stun: bool,
        id: i64,
        ip: String,
        ipv6: String,
        port: i32,
        username: String,
        password: String,
    },
}

/// Text in JSON.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub struct DataJson {
    pub data: String,
}

/// Any state of a call: the TL type `PhoneCall` with all its constructors.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(schema = "schema/samples.tl")]
pub enum AnyPhoneCall {
    /// The constructor `phoneCall` is the struct's.
    Established(Box<PhoneCall>),
    /// No call.
    #[tl(name = "phoneCallEmpty")]
    Empty { id: i64 },
    /// A call that rings at the other end.
    #[tl(name = "phoneCallWaiting")]
    Waiting {
        video: bool,
        id: i64,
        access_hash: i64,
        date: i32,
        admin_id: i64,
        participant_id: i64,
        protocol: PhoneCallProtocol,
        receive_date: Option<i32>,
    },
    /// A call that rings here.
    #[tl(name = "phoneCallRequested")]
    Requested {
        video: bool,
        id: i64,
        access_hash: i64,
        date: i32,
        admin_id: i64,
        participant_id: i64,
        g_a_hash: Bytes,
        protocol: PhoneCallProtocol,
    },
    /// A call that was taken at the other end.
    #[tl(name = "phoneCallAccepted")]
    Accepted {
        video: bool,
        id: i64,
        access_hash: i64,
        date: i32,
        admin_id: i64,
        participant_id: i64,
        g_b: Bytes,
        protocol: PhoneCallProtocol,
    },
    /// A call that is over.
    #[tl(name = "phoneCallDiscarded")]
    Discarded {
        need_rating: bool,
        need_debug: bool,
        video: bool,
        id: i64,
        reason: Option<PhoneCallDiscardReason>,
        duration: Option<i32>,
    },
}
