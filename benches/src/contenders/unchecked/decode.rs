//! Reading: one comparison for fixed-size fields in a row, then reads through a pointer.

use std::marker::PhantomData;

use bytes::Bytes;

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, VECTOR, WEBRTC};
use crate::contenders::ours;
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// The packet is no call.
#[derive(Debug)]
pub struct Refused;

/// The least that a connection takes: id, flags, id, two empty strings, port, an empty tag.
const CONNECTION_MIN_LEN: usize = 32;

/// What has not been read yet: from `at` up to `end`, both in one slice that lives for `'a`.
pub struct Reader<'a> {
    at: *const u8,
    end: *const u8,
    packet: PhantomData<&'a [u8]>,
}

pub fn whole<'a, T>(
    packet: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let range = packet.as_ptr_range();
    let mut reader = Reader { at: range.start, end: range.end, packet: PhantomData };
    let value = read(&mut reader)?;
    if reader.left() == 0 { Ok(value) } else { Err(Refused) }
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

    #[inline(always)]
    fn vector_head(&mut self) -> Result<usize, Refused> {
        self.need(8)?;
        // SAFETY: these are 8 bytes.
        let (constructor, count) = unsafe { (self.next_u32(), self.next_u32()) };
        if constructor == VECTOR {
            usize::try_from(count).map_err(|_| Refused)
        } else {
            Err(Refused)
        }
    }

    /// Reads items that take at least `min_len` bytes each.
    #[inline(always)]
    fn items<T>(
        &mut self,
        min_len: usize,
        read: impl Fn(&mut Self) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        let count = self.vector_head()?;
        if count > self.left() / min_len {
            return Err(Refused);
        }
        let mut items = Vec::<T>::with_capacity(count);
        for index in 0..count {
            let item = read(self)?;
            // SAFETY: there is room for `count` items, of which `index` are written.
            unsafe {
                items.as_mut_ptr().add(index).write(item);
                items.set_len(index + 1);
            }
        }
        Ok(items)
    }

    #[inline(always)]
    fn text(&mut self) -> Result<&'a str, Refused> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Refused)
    }

    #[inline(always)]
    fn bytes(&mut self) -> Result<&'a [u8], Refused> {
        self.need(4)?;
        // SAFETY: there is a byte.
        let first = unsafe { self.at.read() };
        if first > 253 {
            return self.long_bytes();
        }
        let length = usize::from(first);
        let padded = self.slice((length + 4) & !3)?;
        // SAFETY: `padded` is longer than `length`.
        unsafe { Ok(padded.get_unchecked(1..=length)) }
    }

    fn long_bytes(&mut self) -> Result<&'a [u8], Refused> {
        // SAFETY: the caller has found four bytes.
        let word = unsafe { self.next_u32() };
        let length = match word & 0xff {
            0xfe => u64::from(word >> 8),
            _ => u64::from(word >> 8) | u64::from(u32::from_le_bytes(self.array()?)) << 24,
        };
        let length = usize::try_from(length).map_err(|_| Refused)?;
        let padded = self.slice(length.checked_next_multiple_of(4).ok_or(Refused)?)?;
        // SAFETY: `padded` is no shorter than `length`.
        unsafe { Ok(padded.get_unchecked(..length)) }
    }

    #[inline(always)]
    fn slice(&mut self, len: usize) -> Result<&'a [u8], Refused> {
        self.need(len)?;
        // SAFETY: `len` bytes of the packet, which lives for `'a`, are left.
        unsafe {
            let slice = std::slice::from_raw_parts(self.at, len);
            self.at = self.at.add(len);
            Ok(slice)
        }
    }

    #[inline(always)]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        self.need(N)?;
        // SAFETY: `N` bytes are left.
        unsafe { Ok(self.next_array()) }
    }

    #[inline(always)]
    fn left(&self) -> usize {
        // SAFETY: both point into one slice, and `at` is not behind `end`.
        unsafe { self.end.offset_from_unsigned(self.at) }
    }

    #[inline(always)]
    fn need(&self, len: usize) -> Result<(), Refused> {
        if len <= self.left() { Ok(()) } else { Err(Refused) }
    }

    /// # Safety
    /// `N` bytes are left.
    #[inline(always)]
    unsafe fn next_array<const N: usize>(&mut self) -> [u8; N] {
        // SAFETY: the caller promises that they can be read.
        unsafe {
            let array = self.at.cast::<[u8; N]>().read_unaligned();
            self.at = self.at.add(N);
            array
        }
    }

    /// # Safety
    /// Four bytes are left.
    #[inline(always)]
    unsafe fn next_u32(&mut self) -> u32 {
        // SAFETY: as the caller promises.
        u32::from_le_bytes(unsafe { self.next_array() })
    }

    /// # Safety
    /// Four bytes are left.
    #[inline(always)]
    unsafe fn next_i32(&mut self) -> i32 {
        // SAFETY: as the caller promises.
        i32::from_le_bytes(unsafe { self.next_array() })
    }

    /// # Safety
    /// Eight bytes are left.
    #[inline(always)]
    unsafe fn next_i64(&mut self) -> i64 {
        // SAFETY: as the caller promises.
        i64::from_le_bytes(unsafe { self.next_array() })
    }
}
