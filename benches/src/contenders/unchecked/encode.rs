//! The encoder: it reserves memory for the whole message, and then writes through a pointer.

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, VECTOR, WEBRTC};
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

/// The largest size of a string without its content: eight bytes of length, three bytes of padding.
const STRING_ROOM: usize = 11;
/// The largest size of the call's own fields of fixed size, and of the heads of the objects and vectors in it.
const CALL_ROOM: usize = 44 + 32 + 8 + 4 + 4;
/// The size of a vector's id and count.
const VECTOR_HEAD: usize = 8;
/// The size of a connection's fields of fixed size.
const CONNECTION_ROOM: usize = 20;

pub fn put_call<const MOVES: bool>(call: &PhoneCall, buffer: &mut Vec<u8>) {
    // SAFETY: `call_room` is at least the sum of the writes in `Cursor::call`.
    unsafe { append::<MOVES>(buffer, call_room(call), |cursor| cursor.call(call)) }
}

pub fn put_connections<const MOVES: bool>(connections: &[PhoneConnection], buffer: &mut Vec<u8>) {
    let room = VECTOR_HEAD + connections_room(connections);
    // SAFETY: `connections_room` and the vector's head are at least as many bytes as are written.
    unsafe { append::<MOVES>(buffer, room, |cursor| cursor.connections(connections)) }
}

pub fn call_to_slice<const MOVES: bool>(call: &PhoneCall, memory: &mut [u8]) -> usize {
    // SAFETY: as for `put_call`.
    unsafe { write_to::<MOVES>(memory, call_room(call), |cursor| cursor.call(call)) }
}

pub fn connections_to_slice<const MOVES: bool>(
    connections: &[PhoneConnection],
    memory: &mut [u8],
) -> usize {
    let room = VECTOR_HEAD + connections_room(connections);
    // SAFETY: as for `put_connections`.
    unsafe { write_to::<MOVES>(memory, room, |cursor| cursor.connections(connections)) }
}

pub fn put_longs(longs: &[i64], buffer: &mut Vec<u8>) {
    // SAFETY: each number takes 8 bytes.
    unsafe {
        append::<true>(buffer, VECTOR_HEAD + size_of_val(longs), |cursor| {
            cursor.vector_head(longs.len());
            if cfg!(target_endian = "little") {
                cursor.copy(longs.as_ptr().cast(), size_of_val(longs));
            } else {
                for long in longs {
                    cursor.array(long.to_le_bytes());
                }
            }
        });
    }
}

fn call_room(call: &PhoneCall) -> usize {
    let versions = call.protocol.library_versions.iter().map(|it| it.len() + STRING_ROOM);
    let json = call.custom_parameters.as_ref().map_or(0, |it| it.data.len());
    let connections = connections_room(&call.connections);
    let strings = call.g_a_or_b.len() + json + 2 * STRING_ROOM;
    CALL_ROOM + strings + versions.sum::<usize>() + connections
}

fn connections_room(connections: &[PhoneConnection]) -> usize {
    connections.iter().map(connection_room).sum()
}

fn connection_room(connection: &PhoneConnection) -> usize {
    let strings = match connection {
        PhoneConnection::Plain { ip, ipv6, peer_tag, .. } => ip.len() + ipv6.len() + peer_tag.len(),
        PhoneConnection::Webrtc { ip, ipv6, username, password, .. } => {
            ip.len() + ipv6.len() + username.len() + password.len()
        }
    };
    CONNECTION_ROOM + 4 * STRING_ROOM + strings
}

/// Appends the bytes that `write` writes.
///
/// # Safety
/// `write` writes at most `room` bytes.
#[inline(always)]
unsafe fn append<const MOVES: bool>(
    buffer: &mut Vec<u8>,
    room: usize,
    write: impl FnOnce(&mut Cursor<MOVES>),
) {
    buffer.reserve(room);
    let start = buffer.len();
    // SAFETY: `start` is within the allocation, or one past its end.
    let begin = unsafe { buffer.as_mut_ptr().add(start) };
    // SAFETY: `room` bytes are reserved after `begin`.
    let written = unsafe { write_at::<MOVES>(begin, write) };
    // SAFETY: the caller promises that the bytes fit, and the cursor has written every byte up to its position.
    unsafe { buffer.set_len(start + written) }
}

/// Calls `write` with the beginning of `memory`, and returns the number of written bytes.
///
/// # Safety
/// `write` writes at most `room` bytes.
#[inline(always)]
unsafe fn write_to<const MOVES: bool>(
    memory: &mut [u8],
    room: usize,
    write: impl FnOnce(&mut Cursor<MOVES>),
) -> usize {
    assert!(room <= memory.len(), "the memory that is kept is long enough");
    // SAFETY: `memory` has `room` bytes, as has just been checked.
    unsafe { write_at::<MOVES>(memory.as_mut_ptr(), write) }
}

/// # Safety
/// `begin` is good for writing as many bytes as `write` writes.
#[inline(always)]
unsafe fn write_at<const MOVES: bool>(
    begin: *mut u8,
    write: impl FnOnce(&mut Cursor<MOVES>),
) -> usize {
    let mut cursor = Cursor::<MOVES> { at: begin };
    write(&mut cursor);
    // SAFETY: both point into the same allocation, and `at` is not before `begin`.
    unsafe { cursor.at.offset_from_unsigned(begin) }
}

/// The position of the next byte to write. Its methods do not check the remaining memory: the callers of [`append`] and
/// [`write_to`] promise that it is enough.
struct Cursor<const MOVES: bool> {
    at: *mut u8,
}

impl<const MOVES: bool> Cursor<MOVES> {
    #[inline(always)]
    fn array<const N: usize>(&mut self, bytes: [u8; N]) {
        // SAFETY: there is memory for these bytes (see `Cursor`).
        unsafe {
            self.at.cast::<[u8; N]>().write_unaligned(bytes);
            self.at = self.at.add(N);
        }
    }

    #[inline(always)]
    fn u32(&mut self, value: u32) {
        self.array(value.to_le_bytes());
    }

    /// # Safety
    /// `from` is good for reading `len` bytes.
    #[inline(always)]
    unsafe fn copy(&mut self, from: *const u8, len: usize) {
        // SAFETY: the caller promises that `from` can be read; there is memory (see `Cursor`), which nothing else
        // refers to.
        unsafe {
            self.at.copy_from_nonoverlapping(from, len);
            self.at = self.at.add(len);
        }
    }

    fn call(&mut self, call: &PhoneCall) {
        self.u32(CALL);
        self.u32(
            u32::from(call.p2p_allowed) << 5
                | u32::from(call.video) << 6
                | u32::from(call.custom_parameters.is_some()) << 7
                | u32::from(call.conference_supported) << 8,
        );
        self.array(call.id.to_le_bytes());
        self.array(call.access_hash.to_le_bytes());
        self.array(call.date.to_le_bytes());
        self.array(call.admin_id.to_le_bytes());
        self.array(call.participant_id.to_le_bytes());
        self.bytes(&call.g_a_or_b);
        self.array(call.key_fingerprint.to_le_bytes());
        self.protocol(&call.protocol);
        self.connections(&call.connections);
        self.array(call.start_date.to_le_bytes());
        if let Some(DataJson { data }) = &call.custom_parameters {
            self.u32(JSON);
            self.bytes(data.as_bytes());
        }
    }

    fn protocol(&mut self, protocol: &PhoneCallProtocol) {
        self.u32(PROTOCOL);
        self.u32(u32::from(protocol.udp_p2p) | u32::from(protocol.udp_reflector) << 1);
        self.array(protocol.min_layer.to_le_bytes());
        self.array(protocol.max_layer.to_le_bytes());
        self.vector_head(protocol.library_versions.len());
        for version in &protocol.library_versions {
            self.bytes(version.as_bytes());
        }
    }

    fn connections(&mut self, connections: &[PhoneConnection]) {
        self.vector_head(connections.len());
        for connection in connections {
            self.connection(connection);
        }
    }

    fn connection(&mut self, connection: &PhoneConnection) {
        match connection {
            PhoneConnection::Plain { tcp, id, ip, ipv6, port, peer_tag } => {
                self.u32(PLAIN);
                self.u32(u32::from(*tcp));
                self.array(id.to_le_bytes());
                self.bytes(ip.as_bytes());
                self.bytes(ipv6.as_bytes());
                self.array(port.to_le_bytes());
                self.bytes(peer_tag);
            }
            PhoneConnection::Webrtc { turn, stun, id, ip, ipv6, port, username, password } => {
                self.u32(WEBRTC);
                self.u32(u32::from(*turn) | u32::from(*stun) << 1);
                self.array(id.to_le_bytes());
                self.bytes(ip.as_bytes());
                self.bytes(ipv6.as_bytes());
                self.array(port.to_le_bytes());
                self.bytes(username.as_bytes());
                self.bytes(password.as_bytes());
            }
        }
    }

    #[inline(always)]
    fn vector_head(&mut self, len: usize) {
        self.u32(VECTOR);
        self.array(i32::try_from(len).expect("a vector of the samples is short").to_le_bytes());
    }

    /// The last word is set to zero first, so that the bytes after the content are the padding.
    #[inline(always)]
    fn bytes(&mut self, content: &[u8]) {
        let Ok(length @ ..=253) = u8::try_from(content.len()) else {
            return self.long_bytes(content);
        };
        let end = (content.len() + 4) & !3;
        // SAFETY: there is memory for `end` bytes (see `Cursor`): the length, the content and the padding.
        unsafe {
            self.at.add(end - 4).cast::<[u8; 4]>().write_unaligned([0; 4]);
            self.at.write(length);
            if MOVES {
                copy_short(content, self.at.add(1));
            } else {
                self.at.add(1).copy_from_nonoverlapping(content.as_ptr(), content.len());
            }
            self.at = self.at.add(end);
        }
    }

    fn long_bytes(&mut self, content: &[u8]) {
        let length = content.len() as u64;
        match u32::try_from(length) {
            Ok(length @ ..=0xff_ffff) => self.u32(length << 8 | 0xfe),
            _ => self.array((length << 8 | 0xff).to_le_bytes()),
        }
        // SAFETY: `content` is a slice of this length; there is memory for its padding (see `Cursor`).
        unsafe {
            self.copy(content.as_ptr(), content.len());
            let padding = content.len().wrapping_neg() & 3;
            self.at.write_bytes(0, padding);
            self.at = self.at.add(padding);
        }
    }
}

/// Copies short content with two moves that overlap, which saves a call of `memcpy`.
///
/// # Safety
/// `to` is good for writing as many bytes as `content` has.
#[inline(always)]
unsafe fn copy_short(content: &[u8], to: *mut u8) {
    // SAFETY: both moves end within the content, and within its copy.
    unsafe {
        match content.len() {
            16..=32 => move_ends::<16>(content, to),
            8..16 => move_ends::<8>(content, to),
            4..8 => move_ends::<4>(content, to),
            _ => to.copy_from_nonoverlapping(content.as_ptr(), content.len()),
        }
    }
}

/// # Safety
/// `content` has `N` bytes or more, and `to` is good for writing as many bytes as `content` has.
#[inline(always)]
unsafe fn move_ends<const N: usize>(content: &[u8], to: *mut u8) {
    let last = content.len() - N;
    // SAFETY: the first `N` bytes and the last `N` are within both.
    unsafe {
        let from = content.as_ptr();
        let tail = from.add(last).cast::<[u8; N]>().read_unaligned();
        to.cast::<[u8; N]>().write_unaligned(from.cast::<[u8; N]>().read_unaligned());
        to.add(last).cast::<[u8; N]>().write_unaligned(tail);
    }
}
