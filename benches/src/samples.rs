//! The sample values: a call of 1,044 bytes, many connections, many numbers, and one megabyte.

use tl_core::Bytes;

use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// The length of the call's packet. The prototypes that gave the bars had a packet of the same length.
pub const CALL_LEN: usize = 1044;
/// The number of connections of the large vector.
pub const CONNECTIONS: usize = 1_000;
/// The number of numbers of the vector of `long`.
pub const LONGS: usize = 10_000;
/// The length of the large `bytes`.
pub const BLOB_LEN: usize = 1 << 20;

/// The `custom_parameters` that a server sends for a WebRTC endpoint: 373 bytes.
const PARAMETERS: &str = r#"{"enable_vp8_encoder":true,"enable_vp8_decoder":true,"enable_vp9_encoder":true,"enable_vp9_decoder":true,"enable_h265_encoder":false,"enable_h265_decoder":true,"enable_h264_encoder":true,"enable_h264_decoder":true,"network_standalone_reflectors":true,"network_enable_upnp":false,"network_kcp_experiment":false,"bwe_min_bitrate_kbps":64,"bwe_max_bitrate_kbps":1024,"sctp":1}"#;

/// An established call with three connections.
pub fn call() -> PhoneCall {
    PhoneCall {
        p2p_allowed: true,
        video: true,
        conference_supported: false,
        id: 5_370_124_896_317_554_021,
        access_hash: -7_123_456_789_012_345_678,
        date: 1_732_320_000,
        admin_id: 5_012_345_678,
        participant_id: 6_087_654_321,
        g_a_or_b: noise(256).into(),
        key_fingerprint: -3_141_592_653_589_793_238,
        protocol: protocol(),
        connections: connections(3),
        start_date: 1_732_320_042,
        custom_parameters: Some(DataJson { data: PARAMETERS.to_owned() }),
    }
}

fn protocol() -> PhoneCallProtocol {
    PhoneCallProtocol {
        udp_p2p: true,
        udp_reflector: true,
        min_layer: 65,
        max_layer: 92,
        library_versions: ["11.0.0", "10.0.0", "9.0.0"].map(str::to_owned).into(),
    }
}

/// Two reflectors for each WebRTC server.
pub fn connections(count: usize) -> Vec<PhoneConnection> {
    (0..count).map(|index| if index % 3 == 2 { webrtc() } else { reflector(index) }).collect()
}

fn reflector(index: usize) -> PhoneConnection {
    PhoneConnection::Plain {
        tcp: index % 2 == 1,
        id: 1_154_000_000_000_000_001,
        ip: "149.154.167.51".to_owned(),
        ipv6: "2001:67c:4e8:f002::b".to_owned(),
        port: 598,
        peer_tag: noise(16).into(),
    }
}

fn webrtc() -> PhoneConnection {
    PhoneConnection::Webrtc {
        turn: true,
        stun: false,
        id: 1_154_000_000_000_000_003,
        ip: "91.108.13.2".to_owned(),
        ipv6: "2001:b28:f23d:f003::a".to_owned(),
        port: 1400,
        username: "b0a1c2d3e4f5061728394a5b6c7d8e9f".to_owned(),
        password: "9f8e7d6c5b4a39281706f5e4d3c2b1a0".to_owned(),
    }
}

/// Numbers without a pattern.
pub fn longs() -> Vec<i64> {
    noise(8 * LONGS).as_chunks().0.iter().map(|chunk| i64::from_le_bytes(*chunk)).collect()
}

/// One megabyte, to be written as `bytes`.
pub fn blob() -> Bytes {
    noise(BLOB_LEN).into()
}

/// Bytes without a pattern, and the same in every run (`SplitMix64`).
pub fn noise(len: usize) -> Vec<u8> {
    let mut state = 0_u64;
    let words = std::iter::repeat_with(|| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    });
    words.flat_map(u64::to_le_bytes).take(len).collect()
}
