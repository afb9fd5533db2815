//! `ferogram-tl-types`: types generated from the schema, with a codec per field that uses iterators.
//!
//! Its layer 229 has the same definitions of `phoneCall` and its parts as layer 223. It accepts bytes after the
//! message.

use ferogram_tl_types::deserialize::Error;
use ferogram_tl_types::{Deserializable, Serializable, enums};

use crate::contenders::Contender;

pub struct Ferogram;

impl Contender for Ferogram {
    const NAME: &'static str = "ferogram";
    type Call = enums::PhoneCall;
    type Connections = Vec<enums::PhoneConnection>;
    type Error = Error;

    fn encode_call(call: &enums::PhoneCall, buffer: &mut Vec<u8>) {
        call.serialize(buffer);
    }

    fn encode_call_fresh(call: &enums::PhoneCall) -> Vec<u8> {
        call.to_bytes()
    }

    fn decode_call(packet: &[u8]) -> Result<enums::PhoneCall, Error> {
        enums::PhoneCall::from_bytes(packet)
    }

    fn encode_connections(connections: &Self::Connections, buffer: &mut Vec<u8>) {
        connections.serialize(buffer);
    }

    fn decode_connections(packet: &[u8]) -> Result<Self::Connections, Error> {
        Vec::from_bytes(packet)
    }

    fn encode_longs(longs: &Vec<i64>, buffer: &mut Vec<u8>) {
        longs.serialize(buffer);
    }

    fn decode_longs(packet: &[u8]) -> Result<Vec<i64>, Error> {
        Vec::from_bytes(packet)
    }
}
