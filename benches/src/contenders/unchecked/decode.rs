//! The decoder: consecutive fields of fixed size have one comparison, and are then read through a pointer.

use bytes::Bytes;

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, WEBRTC};
use crate::contenders::ours;
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

use super::reader::{Reader, Refused, bit};

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
    pub fn call(&mut self) -> Result<PhoneCall, Refused> {
        let head = self.call_head()?;
        Ok(PhoneCall {
            p2p_allowed: bit(head.flags, 5),
            video: bit(head.flags, 6),
            conference_supported: bit(head.flags, 8),
            id: head.id,
            access_hash: head.access_hash,
            date: head.date,
            admin_id: head.admin_id,
            participant_id: head.participant_id,
            g_a_or_b: Bytes::copy_from_slice(self.bytes()?),
            key_fingerprint: i64::from_le_bytes(self.array()?),
            protocol: self.protocol()?,
            connections: self.connections()?,
            start_date: i32::from_le_bytes(self.array()?),
            custom_parameters: if bit(head.flags, 7) {
                Some(DataJson { data: self.json()?.to_owned() })
            } else {
                None
            },
        })
    }

    pub fn call_ref(&mut self) -> Result<ours::Call<'a>, Refused> {
        let head = self.call_head()?;
        Ok(ours::Call {
            p2p_allowed: bit(head.flags, 5),
            video: bit(head.flags, 6),
            conference_supported: bit(head.flags, 8),
            id: head.id,
            access_hash: head.access_hash,
            date: head.date,
            admin_id: head.admin_id,
            participant_id: head.participant_id,
            g_a_or_b: self.bytes()?,
            key_fingerprint: i64::from_le_bytes(self.array()?),
            protocol: self.protocol_ref()?,
            connections: self.connections_ref()?,
            start_date: i32::from_le_bytes(self.array()?),
            custom_parameters: if bit(head.flags, 7) {
                Some(ours::Json { data: self.json()? })
            } else {
                None
            },
        })
    }

    #[inline(always)]
    fn call_head(&mut self) -> Result<CallHead, Refused> {
        self.need(44)?;
        // SAFETY: these are 44 bytes.
        unsafe {
            if self.next_u32() != CALL {
                return Err(Refused);
            }
            Ok(CallHead {
                flags: self.next_u32(),
                id: self.next_i64(),
                access_hash: self.next_i64(),
                date: self.next_i32(),
                admin_id: self.next_i64(),
                participant_id: self.next_i64(),
            })
        }
    }

    fn protocol(&mut self) -> Result<PhoneCallProtocol, Refused> {
        let (flags, min_layer, max_layer) = self.protocol_head()?;
        Ok(PhoneCallProtocol {
            udp_p2p: bit(flags, 0),
            udp_reflector: bit(flags, 1),
            min_layer,
            max_layer,
            library_versions: self.items(4, |reader| reader.text().map(str::to_owned))?,
        })
    }

    fn protocol_ref(&mut self) -> Result<ours::Protocol<'a>, Refused> {
        let (flags, min_layer, max_layer) = self.protocol_head()?;
        Ok(ours::Protocol {
            udp_p2p: bit(flags, 0),
            udp_reflector: bit(flags, 1),
            min_layer,
            max_layer,
            library_versions: self.items(4, Self::text)?,
        })
    }

    #[inline(always)]
    fn protocol_head(&mut self) -> Result<(u32, i32, i32), Refused> {
        self.need(16)?;
        // SAFETY: these are 16 bytes.
        unsafe {
            if self.next_u32() != PROTOCOL {
                return Err(Refused);
            }
            Ok((self.next_u32(), self.next_i32(), self.next_i32()))
        }
    }

    pub fn connections(&mut self) -> Result<Vec<PhoneConnection>, Refused> {
        self.items(CONNECTION_MIN_LEN, Self::connection)
    }

    pub fn connections_ref(&mut self) -> Result<Vec<ours::Connection<'a>>, Refused> {
        self.items(CONNECTION_MIN_LEN, Self::connection_ref)
    }

    fn connection(&mut self) -> Result<PhoneConnection, Refused> {
        let (constructor, flags, id) = self.connection_head()?;
        match constructor {
            PLAIN => Ok(PhoneConnection::Plain {
                tcp: bit(flags, 0),
                id,
                ip: self.text()?.to_owned(),
                ipv6: self.text()?.to_owned(),
                port: i32::from_le_bytes(self.array()?),
                peer_tag: Bytes::copy_from_slice(self.bytes()?),
            }),
            WEBRTC => Ok(PhoneConnection::Webrtc {
                turn: bit(flags, 0),
                stun: bit(flags, 1),
                id,
                ip: self.text()?.to_owned(),
                ipv6: self.text()?.to_owned(),
                port: i32::from_le_bytes(self.array()?),
                username: self.text()?.to_owned(),
                password: self.text()?.to_owned(),
            }),
            _ => Err(Refused),
        }
    }

    fn connection_ref(&mut self) -> Result<ours::Connection<'a>, Refused> {
        let (constructor, flags, id) = self.connection_head()?;
        match constructor {
            PLAIN => Ok(ours::Connection::Plain {
                tcp: bit(flags, 0),
                id,
                ip: self.text()?,
                ipv6: self.text()?,
                port: i32::from_le_bytes(self.array()?),
                peer_tag: self.bytes()?,
            }),
            WEBRTC => Ok(ours::Connection::Webrtc {
                turn: bit(flags, 0),
                stun: bit(flags, 1),
                id,
                ip: self.text()?,
                ipv6: self.text()?,
                port: i32::from_le_bytes(self.array()?),
                username: self.text()?,
                password: self.text()?,
            }),
            _ => Err(Refused),
        }
    }

    #[inline(always)]
    fn connection_head(&mut self) -> Result<(u32, u32, i64), Refused> {
        self.need(16)?;
        // SAFETY: these are 16 bytes.
        unsafe { Ok((self.next_u32(), self.next_u32(), self.next_i64())) }
    }

    fn json(&mut self) -> Result<&'a str, Refused> {
        match self.array().map(u32::from_le_bytes)? {
            JSON => self.text(),
            _ => Err(Refused),
        }
    }

    pub fn longs(&mut self) -> Result<Vec<i64>, Refused> {
        let count = self.vector_head()?;
        let len = count.checked_mul(8).ok_or(Refused)?;
        let content = self.slice(len)?;
        Ok(content.as_chunks().0.iter().map(|chunk| i64::from_le_bytes(*chunk)).collect())
    }
}
