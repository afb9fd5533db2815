//! Reading: one bounds check for fixed-size fields in a row, errors boxed in cold functions.

use bytes::Bytes;

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, VECTOR, WEBRTC};
use crate::contenders::ours;
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// Why a packet is refused: at which byte, and on the way to which field.
#[derive(Debug)]
pub struct Error(Box<Failure>);

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
struct Failure {
    fault: Fault,
    offset: usize,
    path: Vec<Step>,
}

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
enum Fault {
    UnexpectedEnd { needed: usize, left: usize },
    LengthPastEnd { length: u64, left: usize },
    InvalidUtf8 { valid_up_to: usize },
    UnknownConstructor { found: u32 },
    TooManyItems { count: usize },
    TrailingBytes { left: usize },
    DepthLimit,
    AllocationLimit,
}

#[derive(Debug)]
#[expect(dead_code, reason = "read by `Debug` alone; what matters is what it costs to say it")]
enum Step {
    Field(&'static str),
    Item(usize),
}

impl Error {
    #[cold]
    fn within(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }
}

/// `?` that notes the field.
macro_rules! field {
    ($name:literal, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error.within(Step::Field($name))),
        }
    };
}

const MAX_DEPTH: u32 = 64;
const MAX_ALLOCATION: usize = 64 << 20;
const MAX_ITEMS: usize = 1 << 20;

/// The least that a connection takes: id, flags, id, two empty strings, port, an empty tag.
const CONNECTION_MIN_LEN: usize = 32;

pub struct Reader<'a> {
    rest: &'a [u8],
    end: usize,
    depth: u32,
    allocation: usize,
}

pub fn whole<'a, T>(
    packet: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut reader =
        Reader { rest: packet, end: packet.len(), depth: MAX_DEPTH, allocation: MAX_ALLOCATION };
    let value = read(&mut reader)?;
    match reader.rest.len() {
        0 => Ok(value),
        left => Err(reader.error(Fault::TrailingBytes { left })),
    }
}

#[inline(always)]
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

#[inline(always)]
fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

#[inline(always)]
fn i64_at(bytes: &[u8], at: usize) -> i64 {
    i64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]))
}

const fn bit(word: u32, bit: u32) -> bool {
    word >> bit & 1 != 0
}

/// What a call begins with.
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

    #[inline(always)]
    fn vector_head(&mut self) -> Result<usize, Error> {
        let head: [u8; 8] = self.array()?;
        self.expect(VECTOR, u32_at(&head, 0))?;
        self.enter()?;
        self.depth += 1;
        Ok(usize::try_from(u32_at(&head, 4)).unwrap_or(usize::MAX))
    }

    #[inline(always)]
    fn items<T>(
        &mut self,
        count: usize,
        min_len: usize,
        read: impl Fn(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.expect_items(count, min_len, size_of::<T>())?;
        let mut items = Vec::with_capacity(count);
        for index in 0..count {
            match read(self) {
                Ok(item) => items.push(item),
                Err(error) => return Err(error.within(Step::Item(index))),
            }
        }
        Ok(items)
    }

    fn expect_items(&mut self, count: usize, min_len: usize, size: usize) -> Result<(), Error> {
        if count > MAX_ITEMS || count * min_len > self.rest.len() {
            return Err(self.error(Fault::TooManyItems { count }));
        }
        self.allocate(count * size)
    }

    #[inline(always)]
    fn text(&mut self) -> Result<String, Error> {
        match self.str() {
            Ok(text) => self.owned(text),
            Err(error) => Err(error),
        }
    }

    #[inline(always)]
    fn owned(&mut self, text: &str) -> Result<String, Error> {
        self.allocate(text.len())?;
        Ok(text.to_owned())
    }

    #[inline(always)]
    fn owned_bytes(&mut self) -> Result<Bytes, Error> {
        let content = self.bytes()?;
        self.allocate(content.len())?;
        Ok(Bytes::copy_from_slice(content))
    }

    /// A short length is itself ASCII: checked along with the content, it brings the check to where
    /// words begin three bytes sooner, and `from_utf8` goes byte by byte up to there.
    #[inline(always)]
    fn str(&mut self) -> Result<&'a str, Error> {
        if let &[length @ ..=127, ..] = self.rest
            && let Some((padded, rest)) = self.rest.split_at_checked((usize::from(length) + 4) & !3)
            && let Ok(text) = std::str::from_utf8(&padded[..=usize::from(length)])
            && let Some(text) = text.get(1..)
        {
            self.rest = rest;
            return Ok(text);
        }
        self.any_str()
    }

    fn any_str(&mut self) -> Result<&'a str, Error> {
        let bytes = self.bytes()?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) => Err(self.error(Fault::InvalidUtf8 { valid_up_to: error.valid_up_to() })),
        }
    }

    #[inline(always)]
    fn bytes(&mut self) -> Result<&'a [u8], Error> {
        match self.rest {
            &[length @ ..=253, ..] => {
                let length = usize::from(length);
                match self.rest.split_at_checked((length + 4) & !3) {
                    Some((padded, rest)) => {
                        self.rest = rest;
                        Ok(&padded[1..=length])
                    }
                    None => Err(self.length_past_end(length as u64)),
                }
            }
            _ => self.long_bytes(),
        }
    }

    fn long_bytes(&mut self) -> Result<&'a [u8], Error> {
        let (header, length) = if let [0xff, ..] = self.rest {
            match self.rest.first_chunk() {
                Some(bytes) => (8, u64::from_le_bytes(*bytes) >> 8),
                None => return Err(self.unexpected_end(8)),
            }
        } else {
            match self.rest.first_chunk() {
                Some(bytes) => (4, u64::from(u32::from_le_bytes(*bytes) >> 8)),
                None => return Err(self.unexpected_end(4)),
            }
        };
        let len = usize::try_from(length).ok();
        let end = len.and_then(|len| len.checked_next_multiple_of(4)?.checked_add(header));
        match (len, end.and_then(|end| self.rest.split_at_checked(end))) {
            (Some(len), Some((padded, rest))) => {
                self.rest = rest;
                Ok(&padded[header..header + len])
            }
            _ => Err(self.length_past_end(length)),
        }
    }

    #[inline(always)]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        match self.rest.split_first_chunk() {
            Some((array, rest)) => {
                self.rest = rest;
                Ok(*array)
            }
            None => Err(self.unexpected_end(N)),
        }
    }

    #[inline(always)]
    fn expect(&self, expected: u32, found: u32) -> Result<(), Error> {
        if found == expected { Ok(()) } else { Err(self.unknown(found)) }
    }

    #[inline(always)]
    fn enter(&mut self) -> Result<(), Error> {
        match self.depth.checked_sub(1) {
            Some(left) => {
                self.depth = left;
                Ok(())
            }
            None => Err(self.error(Fault::DepthLimit)),
        }
    }

    #[inline(always)]
    fn allocate(&mut self, size: usize) -> Result<(), Error> {
        match self.allocation.checked_sub(size) {
            Some(left) => {
                self.allocation = left;
                Ok(())
            }
            None => Err(self.error(Fault::AllocationLimit)),
        }
    }

    #[cold]
    fn error(&self, fault: Fault) -> Error {
        let offset = self.end - self.rest.len();
        Error(Box::new(Failure { fault, offset, path: Vec::new() }))
    }

    #[cold]
    fn unexpected_end(&self, needed: usize) -> Error {
        self.error(Fault::UnexpectedEnd { needed, left: self.rest.len() })
    }

    #[cold]
    fn length_past_end(&self, length: u64) -> Error {
        self.error(Fault::LengthPastEnd { length, left: self.rest.len() })
    }

    #[cold]
    fn unknown(&self, found: u32) -> Error {
        self.error(Fault::UnknownConstructor { found })
    }
}
