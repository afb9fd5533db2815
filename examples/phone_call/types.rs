//! A call of Telegram's layer 223, with every type nested in it: TL definitions as plain Rust.

use tl_core::{Bytes, TlObject};

/// An established call.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x30535af5, name = "phoneCall")]
pub struct PhoneCall {
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
    pub g_a_or_b: Bytes,
    pub key_fingerprint: i64,
    pub protocol: PhoneCallProtocol,
    pub connections: Vec<PhoneConnection>,
    pub start_date: i32,
    #[tl(flag = 7)]
    pub custom_parameters: Option<DataJson>,
}

/// The protocol that a call speaks.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xfc878fc8, name = "phoneCallProtocol")]
pub struct PhoneCallProtocol {
    #[tl(flag = 0)]
    pub udp_p2p: bool,
    #[tl(flag = 1)]
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: Vec<String>,
}

/// A server that a call can go through.
#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum PhoneConnection {
    /// A reflector.
    #[tl(id = 0x9cc123c7, name = "phoneConnection")]
    Plain {
        #[tl(flag = 0)]
        tcp: bool,
        id: i64,
        ip: String,
        ipv6: String,
        port: i32,
        peer_tag: Bytes,
    },
    /// A WebRTC server.
    #[tl(id = 0x635fe375, name = "phoneConnectionWebrtc")]
    Webrtc {
        #[tl(flag = 0)]
        turn: bool,
        #[tl(flag = 1)]
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
#[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
pub struct DataJson {
    pub data: String,
}

/// Any state of a call: the TL type `PhoneCall` with all its constructors.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "PhoneCall")]
pub enum AnyPhoneCall {
    /// The constructor `phoneCall` is the struct's.
    Established(Box<PhoneCall>),
    /// No call.
    #[tl(id = 0x5366c915, name = "phoneCallEmpty")]
    Empty { id: i64 },
    /// A call that rings at the other end.
    #[tl(id = 0xc5226f17, name = "phoneCallWaiting")]
    Waiting {
        #[tl(flag = 6)]
        video: bool,
        id: i64,
        access_hash: i64,
        date: i32,
        admin_id: i64,
        participant_id: i64,
        protocol: PhoneCallProtocol,
        #[tl(flag = 0)]
        receive_date: Option<i32>,
    },
    /// A call that rings here.
    #[tl(id = 0x14b0ed0c, name = "phoneCallRequested")]
    Requested {
        #[tl(flag = 6)]
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
    #[tl(id = 0x3660c311, name = "phoneCallAccepted")]
    Accepted {
        #[tl(flag = 6)]
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
    #[tl(id = 0x50ca4de1, name = "phoneCallDiscarded")]
    Discarded {
        #[tl(flag = 2)]
        need_rating: bool,
        #[tl(flag = 3)]
        need_debug: bool,
        #[tl(flag = 6)]
        video: bool,
        id: i64,
        #[tl(flag = 0)]
        reason: Option<PhoneCallDiscardReason>,
        #[tl(flag = 1)]
        duration: Option<i32>,
    },
}

/// Why a call ended.
#[derive(Clone, Debug, PartialEq, TlObject)]
pub enum PhoneCallDiscardReason {
    /// Nobody answered.
    #[tl(id = 0x85e42301, name = "phoneCallDiscardReasonMissed")]
    Missed,
    /// The connection broke.
    #[tl(id = 0xe095c1a0, name = "phoneCallDiscardReasonDisconnect")]
    Disconnect,
    /// One side hung up.
    #[tl(id = 0x57adc690, name = "phoneCallDiscardReasonHangup")]
    Hangup,
    /// The other side was in another call.
    #[tl(id = 0xfaf7e8c9, name = "phoneCallDiscardReasonBusy")]
    Busy,
    /// The call went on as a conference.
    #[tl(id = 0x9fbbf1f7, name = "phoneCallDiscardReasonMigrateConferenceCall")]
    MigrateConferenceCall { slug: String },
}
