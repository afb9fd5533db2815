//! The decoder: consecutive fields of fixed size have one bounds check.

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, WEBRTC};
use crate::contenders::ours;
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

use super::reader::{Error, Reader, Step, bit, i32_at, i64_at, u32_at};

/// `?` that adds the field to the path of the error.
macro_rules! field {
    ($name:literal, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error.within(Step::Field($name))),
        }
    };
}

/// The smallest size of a connection: constructor id, flags, id, two empty strings, port, an empty tag.
const CONNECTION_MIN_LEN: usize = 32;

/// The first fields of a call.
struct CallHead {
    flags: u32,
    id: i64,
    access_hash: i64,
    date: i32,
    admin_id: i64,
    participant_id: i64,
}

impl<'a> Reader<'a> {
    pub fn call(&mut self) -> Result<PhoneCall, Error> {
        let head = field!("phoneCall", self.call_head());
        let g_a_or_b = field!("phoneCall.g_a_or_b", self.owned_bytes());
        let key_fingerprint = i64::from_le_bytes(field!("phoneCall.key_fingerprint", self.array()));
        let protocol = field!("phoneCall.protocol", self.protocol());
        let connections = field!("phoneCall.connections", self.connections());
        let start_date = i32::from_le_bytes(field!("phoneCall.start_date", self.array()));
        let custom_parameters = if bit(head.flags, 7) {
            Some(field!("phoneCall.custom_parameters", self.json()))
        } else {
            None
        };
        self.depth += 1;
        Ok(PhoneCall {
            p2p_allowed: bit(head.flags, 5),
            video: bit(head.flags, 6),
            conference_supported: bit(head.flags, 8),
            id: head.id,
            access_hash: head.access_hash,
            date: head.date,
            admin_id: head.admin_id,
            participant_id: head.participant_id,
            g_a_or_b,
            key_fingerprint,
            protocol,
            connections,
            start_date,
            custom_parameters,
        })
    }

    pub fn call_ref(&mut self) -> Result<ours::Call<'a>, Error> {
        let head = field!("phoneCall", self.call_head());
        let g_a_or_b = field!("phoneCall.g_a_or_b", self.bytes());
        let key_fingerprint = i64::from_le_bytes(field!("phoneCall.key_fingerprint", self.array()));
        let protocol = field!("phoneCall.protocol", self.protocol_ref());
        let connections = field!("phoneCall.connections", self.connections_ref());
        let start_date = i32::from_le_bytes(field!("phoneCall.start_date", self.array()));
        let custom_parameters = if bit(head.flags, 7) {
            Some(field!("phoneCall.custom_parameters", self.json_ref()))
        } else {
            None
        };
        self.depth += 1;
        Ok(ours::Call {
            p2p_allowed: bit(head.flags, 5),
            video: bit(head.flags, 6),
            conference_supported: bit(head.flags, 8),
            id: head.id,
            access_hash: head.access_hash,
            date: head.date,
            admin_id: head.admin_id,
            participant_id: head.participant_id,
            g_a_or_b,
            key_fingerprint,
            protocol,
            connections,
            start_date,
            custom_parameters,
        })
    }

    #[inline(always)]
    fn call_head(&mut self) -> Result<CallHead, Error> {
        let head: [u8; 44] = self.array()?;
        self.expect(CALL, u32_at(&head, 0))?;
        self.enter()?;
        Ok(CallHead {
            flags: u32_at(&head, 4),
            id: i64_at(&head, 8),
            access_hash: i64_at(&head, 16),
            date: i32_at(&head, 24),
            admin_id: i64_at(&head, 28),
            participant_id: i64_at(&head, 36),
        })
    }

    fn protocol(&mut self) -> Result<PhoneCallProtocol, Error> {
        let (flags, min_layer, max_layer) = self.protocol_head()?;
        let count = self.vector_head()?;
        let library_versions =
            field!("phoneCallProtocol.library_versions", self.items(count, 4, Self::text));
        self.depth += 1;
        Ok(PhoneCallProtocol {
            udp_p2p: bit(flags, 0),
            udp_reflector: bit(flags, 1),
            min_layer,
            max_layer,
            library_versions,
        })
    }

    fn protocol_ref(&mut self) -> Result<ours::Protocol<'a>, Error> {
        let (flags, min_layer, max_layer) = self.protocol_head()?;
        let count = self.vector_head()?;
        let library_versions =
            field!("phoneCallProtocol.library_versions", self.items(count, 4, Self::str));
        self.depth += 1;
        Ok(ours::Protocol {
            udp_p2p: bit(flags, 0),
            udp_reflector: bit(flags, 1),
            min_layer,
            max_layer,
            library_versions,
        })
    }

    #[inline(always)]
    fn protocol_head(&mut self) -> Result<(u32, i32, i32), Error> {
        let head: [u8; 16] = self.array()?;
        self.expect(PROTOCOL, u32_at(&head, 0))?;
        self.enter()?;
        Ok((u32_at(&head, 4), i32_at(&head, 8), i32_at(&head, 12)))
    }

    pub fn connections(&mut self) -> Result<Vec<PhoneConnection>, Error> {
        let count = self.vector_head()?;
        self.items(count, CONNECTION_MIN_LEN, Self::connection)
    }

    fn connections_ref(&mut self) -> Result<Vec<ours::Connection<'a>>, Error> {
        let count = self.vector_head()?;
        self.items(count, CONNECTION_MIN_LEN, Self::connection_ref)
    }

    fn connection(&mut self) -> Result<PhoneConnection, Error> {
        let (constructor, flags, id) = self.connection_head()?;
        let connection = match constructor {
            PLAIN => PhoneConnection::Plain {
                tcp: bit(flags, 0),
                id,
                ip: field!("phoneConnection.ip", self.text()),
                ipv6: field!("phoneConnection.ipv6", self.text()),
                port: i32::from_le_bytes(field!("phoneConnection.port", self.array())),
                peer_tag: field!("phoneConnection.peer_tag", self.owned_bytes()),
            },
            WEBRTC => PhoneConnection::Webrtc {
                turn: bit(flags, 0),
                stun: bit(flags, 1),
                id,
                ip: field!("phoneConnectionWebrtc.ip", self.text()),
                ipv6: field!("phoneConnectionWebrtc.ipv6", self.text()),
                port: i32::from_le_bytes(field!("phoneConnectionWebrtc.port", self.array())),
                username: field!("phoneConnectionWebrtc.username", self.text()),
                password: field!("phoneConnectionWebrtc.password", self.text()),
            },
            found => return Err(self.unknown(found)),
        };
        self.depth += 1;
        Ok(connection)
    }

    fn connection_ref(&mut self) -> Result<ours::Connection<'a>, Error> {
        let (constructor, flags, id) = self.connection_head()?;
        let connection = match constructor {
            PLAIN => ours::Connection::Plain {
                tcp: bit(flags, 0),
                id,
                ip: field!("phoneConnection.ip", self.str()),
                ipv6: field!("phoneConnection.ipv6", self.str()),
                port: i32::from_le_bytes(field!("phoneConnection.port", self.array())),
                peer_tag: field!("phoneConnection.peer_tag", self.bytes()),
            },
            WEBRTC => ours::Connection::Webrtc {
                turn: bit(flags, 0),
                stun: bit(flags, 1),
                id,
                ip: field!("phoneConnectionWebrtc.ip", self.str()),
                ipv6: field!("phoneConnectionWebrtc.ipv6", self.str()),
                port: i32::from_le_bytes(field!("phoneConnectionWebrtc.port", self.array())),
                username: field!("phoneConnectionWebrtc.username", self.str()),
                password: field!("phoneConnectionWebrtc.password", self.str()),
            },
            found => return Err(self.unknown(found)),
        };
        self.depth += 1;
        Ok(connection)
    }

    #[inline(always)]
    fn connection_head(&mut self) -> Result<(u32, u32, i64), Error> {
        let head: [u8; 16] = self.array()?;
        self.enter()?;
        Ok((u32_at(&head, 0), u32_at(&head, 4), i64_at(&head, 8)))
    }

    fn json(&mut self) -> Result<DataJson, Error> {
        self.json_ref().and_then(|json| Ok(DataJson { data: self.owned(json.data)? }))
    }

    fn json_ref(&mut self) -> Result<ours::Json<'a>, Error> {
        let constructor = u32::from_le_bytes(self.array()?);
        self.expect(JSON, constructor)?;
        self.enter()?;
        let data = field!("dataJSON.data", self.str());
        self.depth += 1;
        Ok(ours::Json { data })
    }

    pub fn longs(&mut self) -> Result<Vec<i64>, Error> {
        let count = self.vector_head()?;
        self.expect_items(count, 8, 8)?;
        let Some((content, rest)) = self.rest.split_at_checked(count * 8) else {
            return Err(self.unexpected_end(count * 8));
        };
        self.rest = rest;
        Ok(content.as_chunks().0.iter().map(|chunk| i64::from_le_bytes(*chunk)).collect())
    }
}
