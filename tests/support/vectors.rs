//! 40 calls, bytes and values, written by an independent implementation, and the call of Telegram's documentation.

use jsonc_parser::{JsonValue, ParseOptions, parse_to_value};

use super::json::{as_text, bytes, field, flag, int, list, long, object, text};
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

const VECTORS: &str = include_str!("../vectors/phone_call.jsonl");

/// The call of Telegram's documentation, written by an independent implementation.
pub const PACKET: &str = "\
    f55a53300000000000000000000000000000000000000000000000000000000000000000000000000000000004646174\
    610000000000000000000000c88f87fc00000000000000000000000015c4b51c01000000047465787400000015c4b51c\
    01000000c723c19c00000000000000000000000004746578740000000474657874000000000000000464617461000000\
    00000000";

pub fn documented() -> Vec<u8> {
    hex::decode(PACKET).unwrap()
}

pub struct Vector {
    pub packet: Vec<u8>,
    pub call: PhoneCall,
}

pub fn vectors() -> Vec<Vector> {
    VECTORS.lines().map(parse).collect()
}

/// The vectors' packets and that of the documentation.
pub fn packets() -> Vec<Vec<u8>> {
    let packets = vectors().into_iter().map(|it| it.packet);
    packets.chain([documented()]).collect()
}

fn parse(line: &str) -> Vector {
    let line = parse_to_value(line, &ParseOptions::default()).unwrap().unwrap();
    let packet = hex::decode(text(&line, "hex")).unwrap();
    Vector { packet, call: phone_call(field(&line, "value")) }
}

/// Every key of the vector is compared, so no field can be forgotten.
fn phone_call(value: &JsonValue<'_>) -> PhoneCall {
    object(value, "PhoneCall", 14);
    PhoneCall {
        p2p_allowed: flag(value, "p2p_allowed"),
        video: flag(value, "video"),
        conference_supported: flag(value, "conference_supported"),
        id: long(value, "id"),
        access_hash: long(value, "access_hash"),
        date: int(value, "date"),
        admin_id: long(value, "admin_id"),
        participant_id: long(value, "participant_id"),
        g_a_or_b: bytes(value, "g_a_or_b"),
        key_fingerprint: long(value, "key_fingerprint"),
        protocol: protocol(field(value, "protocol")),
        connections: list(value, "connections").map(connection).collect(),
        start_date: int(value, "start_date"),
        custom_parameters: data_json(field(value, "custom_parameters")),
    }
}

fn protocol(value: &JsonValue<'_>) -> PhoneCallProtocol {
    object(value, "PhoneCallProtocol", 5);
    let versions = list(value, "library_versions");
    PhoneCallProtocol {
        udp_p2p: flag(value, "udp_p2p"),
        udp_reflector: flag(value, "udp_reflector"),
        min_layer: int(value, "min_layer"),
        max_layer: int(value, "max_layer"),
        library_versions: versions.map(|it| as_text(it).to_owned()).collect(),
    }
}

fn connection(value: &JsonValue<'_>) -> PhoneConnection {
    match text(value, "_").as_str() {
        "PhoneConnection" => {
            object(value, "PhoneConnection", 6);
            PhoneConnection::Plain {
                tcp: flag(value, "tcp"),
                id: long(value, "id"),
                ip: text(value, "ip"),
                ipv6: text(value, "ipv6"),
                port: int(value, "port"),
                peer_tag: bytes(value, "peer_tag"),
            }
        }
        name => {
            assert_eq!(name, "PhoneConnectionWebrtc");
            object(value, name, 8);
            PhoneConnection::Webrtc {
                turn: flag(value, "turn"),
                stun: flag(value, "stun"),
                id: long(value, "id"),
                ip: text(value, "ip"),
                ipv6: text(value, "ipv6"),
                port: int(value, "port"),
                username: text(value, "username"),
                password: text(value, "password"),
            }
        }
    }
}

fn data_json(value: &JsonValue<'_>) -> Option<DataJson> {
    if matches!(value, JsonValue::Null) {
        return None;
    }
    object(value, "DataJSON", 1);
    Some(DataJson { data: text(value, "data") })
}
