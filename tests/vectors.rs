//! 40 calls, bytes and values, written by an independent implementation.

use serde_json::Value;
use tl_core::{from_bytes, from_slice, to_vec};

use crate::fields::{bytes, flag, int, list, long, object, text};
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

const VECTORS: &str = include_str!("vectors/phone_call.jsonl");

pub struct Vector {
    pub packet: Vec<u8>,
    pub call: PhoneCall,
}

pub fn vectors() -> Vec<Vector> {
    VECTORS.lines().map(|line| parse(&serde_json::from_str(line).unwrap())).collect()
}

fn parse(line: &Value) -> Vector {
    let packet = hex::decode(line["hex"].as_str().unwrap()).unwrap();
    Vector { packet, call: phone_call(&line["value"]) }
}

/// Every key of the vector is looked at: a call with a field of the vector left out is a test that
/// does not compare it.
fn phone_call(value: &Value) -> PhoneCall {
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
        protocol: protocol(&value["protocol"]),
        connections: list(value, "connections").iter().map(connection).collect(),
        start_date: int(value, "start_date"),
        custom_parameters: data_json(&value["custom_parameters"]),
    }
}

fn protocol(value: &Value) -> PhoneCallProtocol {
    object(value, "PhoneCallProtocol", 5);
    let versions = list(value, "library_versions").iter();
    PhoneCallProtocol {
        udp_p2p: flag(value, "udp_p2p"),
        udp_reflector: flag(value, "udp_reflector"),
        min_layer: int(value, "min_layer"),
        max_layer: int(value, "max_layer"),
        library_versions: versions.map(|it| it.as_str().unwrap().to_owned()).collect(),
    }
}

fn connection(value: &Value) -> PhoneConnection {
    match value["_"].as_str().unwrap() {
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

fn data_json(value: &Value) -> Option<DataJson> {
    if value.is_null() {
        return None;
    }
    object(value, "DataJSON", 1);
    Some(DataJson { data: text(value, "data") })
}

#[test]
fn forty_calls() {
    assert_eq!(vectors().len(), 40);
}

#[test]
fn decode() {
    for Vector { packet, call } in vectors() {
        assert_eq!(from_slice::<PhoneCall>(&packet).unwrap(), call);
        assert_eq!(from_bytes::<PhoneCall>(&packet.into()).unwrap(), call);
    }
}

#[test]
fn encode() {
    for Vector { packet, call } in vectors() {
        assert_eq!(hex::encode(to_vec(&call).unwrap()), hex::encode(packet));
    }
}

#[test]
fn length() {
    for Vector { packet, call } in vectors() {
        assert_eq!(tl_core::encoded_len(&call).unwrap(), packet.len());
    }
}
