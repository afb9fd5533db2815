//! The encoder: it appends arrays of constant size, computes no length first, and pads without a branch.

use crate::contenders::ids::{CALL, JSON, PLAIN, PROTOCOL, VECTOR, WEBRTC};
use crate::phone_call::{DataJson, PhoneCall, PhoneCallProtocol, PhoneConnection};

pub fn put_call(call: &PhoneCall, buffer: &mut Vec<u8>) {
    let flags = u32::from(call.p2p_allowed) << 5
        | u32::from(call.video) << 6
        | u32::from(call.custom_parameters.is_some()) << 7
        | u32::from(call.conference_supported) << 8;
    let mut head = [0; 44];
    head[..4].copy_from_slice(&CALL.to_le_bytes());
    head[4..8].copy_from_slice(&flags.to_le_bytes());
    head[8..16].copy_from_slice(&call.id.to_le_bytes());
    head[16..24].copy_from_slice(&call.access_hash.to_le_bytes());
    head[24..28].copy_from_slice(&call.date.to_le_bytes());
    head[28..36].copy_from_slice(&call.admin_id.to_le_bytes());
    head[36..].copy_from_slice(&call.participant_id.to_le_bytes());
    buffer.extend_from_slice(&head);
    put_bytes(&call.g_a_or_b, buffer);
    put_protocol(&call.protocol, call.key_fingerprint, buffer);
    put_connections(&call.connections, buffer);
    buffer.extend_from_slice(&call.start_date.to_le_bytes());
    if let Some(DataJson { data }) = &call.custom_parameters {
        buffer.extend_from_slice(&JSON.to_le_bytes());
        put_bytes(data.as_bytes(), buffer);
    }
}

pub fn put_longs(longs: &[i64], buffer: &mut Vec<u8>) {
    put_vector_head(longs.len(), buffer);
    let (blocks, rest) = longs.as_chunks::<BLOCK>();
    buffer.extend(blocks.iter().flat_map(block_bytes));
    for long in rest {
        buffer.extend_from_slice(&long.to_le_bytes());
    }
}

/// The number of numbers in one array.
const BLOCK: usize = 16;

/// The compiler knows the length of an array, so `extend` reserves memory once and copies with wide moves. We know no
/// faster way in safe code.
#[inline(always)]
fn block_bytes(block: &[i64; BLOCK]) -> [u8; 8 * BLOCK] {
    let mut bytes = [0; 8 * BLOCK];
    for (to, long) in bytes.as_chunks_mut().0.iter_mut().zip(block) {
        *to = long.to_le_bytes();
    }
    bytes
}

/// Writes the protocol, together with the fingerprint before it and the head of the vector at its end.
fn put_protocol(protocol: &PhoneCallProtocol, fingerprint: i64, buffer: &mut Vec<u8>) {
    let flags = u32::from(protocol.udp_p2p) | u32::from(protocol.udp_reflector) << 1;
    let mut head = [0; 32];
    head[..8].copy_from_slice(&fingerprint.to_le_bytes());
    head[8..12].copy_from_slice(&PROTOCOL.to_le_bytes());
    head[12..16].copy_from_slice(&flags.to_le_bytes());
    head[16..20].copy_from_slice(&protocol.min_layer.to_le_bytes());
    head[20..24].copy_from_slice(&protocol.max_layer.to_le_bytes());
    head[24..].copy_from_slice(&vector_head(protocol.library_versions.len()));
    buffer.extend_from_slice(&head);
    for version in &protocol.library_versions {
        put_bytes(version.as_bytes(), buffer);
    }
}

pub fn put_connections(connections: &[PhoneConnection], buffer: &mut Vec<u8>) {
    put_vector_head(connections.len(), buffer);
    for connection in connections {
        put_connection(connection, buffer);
    }
}

fn put_connection(connection: &PhoneConnection, buffer: &mut Vec<u8>) {
    match connection {
        PhoneConnection::Plain { tcp, id, ip, ipv6, port, peer_tag } => {
            put_connection_head(PLAIN, u32::from(*tcp), *id, buffer);
            put_bytes(ip.as_bytes(), buffer);
            put_bytes(ipv6.as_bytes(), buffer);
            buffer.extend_from_slice(&port.to_le_bytes());
            put_bytes(peer_tag, buffer);
        }
        PhoneConnection::Webrtc { turn, stun, id, ip, ipv6, port, username, password } => {
            let flags = u32::from(*turn) | u32::from(*stun) << 1;
            put_connection_head(WEBRTC, flags, *id, buffer);
            put_bytes(ip.as_bytes(), buffer);
            put_bytes(ipv6.as_bytes(), buffer);
            buffer.extend_from_slice(&port.to_le_bytes());
            put_bytes(username.as_bytes(), buffer);
            put_bytes(password.as_bytes(), buffer);
        }
    }
}

#[inline(always)]
fn put_connection_head(constructor: u32, flags: u32, id: i64, buffer: &mut Vec<u8>) {
    let mut head = [0; 16];
    head[..4].copy_from_slice(&constructor.to_le_bytes());
    head[4..8].copy_from_slice(&flags.to_le_bytes());
    head[8..].copy_from_slice(&id.to_le_bytes());
    buffer.extend_from_slice(&head);
}

fn put_vector_head(len: usize, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(&vector_head(len));
}

#[inline(always)]
fn vector_head(len: usize) -> [u8; 8] {
    let count = i32::try_from(len).expect("a vector of the samples is short");
    let mut head = [0; 8];
    head[..4].copy_from_slice(&VECTOR.to_le_bytes());
    head[4..].copy_from_slice(&count.to_le_bytes());
    head
}

/// Writes a string. If it is short, it is written over zeros with two moves that overlap. This needs no call of
/// `memcpy`, and the remaining zeros are the padding.
#[inline(always)]
fn put_bytes(content: &[u8], buffer: &mut Vec<u8>) {
    if content.len() <= SHORT && buffer.capacity() - buffer.len() >= SLOT {
        put_short_bytes(content, buffer);
    } else {
        put_any_bytes(content, buffer);
    }
}

/// The longest content that [`put_short_bytes`] accepts.
const SHORT: usize = 32;
/// The size of this content with its length and padding.
const SLOT: usize = SHORT + 4;

#[inline(always)]
fn put_short_bytes(content: &[u8], buffer: &mut Vec<u8>) {
    let end = buffer.len() + ((content.len() + 4) & !3);
    buffer.extend_from_slice(&[0; SLOT]);
    if let Some([length, slot @ ..]) = buffer.last_chunk_mut::<SLOT>() {
        *length = u8::try_from(content.len()).unwrap_or_default();
        match content.len() {
            16.. => move_ends::<16>(content, slot),
            8.. => move_ends::<8>(content, slot),
            4.. => move_ends::<4>(content, slot),
            _ => slot.iter_mut().zip(content).for_each(|(to, from)| *to = *from),
        }
    }
    buffer.truncate(end);
}

/// Copies the first `N` bytes and the last `N` bytes of `content`, which has from `N` to `2 * N` bytes.
#[inline(always)]
fn move_ends<const N: usize>(content: &[u8], slot: &mut [u8]) {
    if let (Some(first), Some(last)) = (content.first_chunk::<N>(), content.last_chunk::<N>())
        && let Some(slot) = slot.get_mut(..content.len())
    {
        slot[..N].copy_from_slice(first);
        slot[content.len() - N..].copy_from_slice(last);
    }
}

#[inline(always)]
fn put_any_bytes(content: &[u8], buffer: &mut Vec<u8>) {
    match u8::try_from(content.len()) {
        Ok(length @ ..=253) => {
            buffer.push(length);
            buffer.extend_from_slice(content);
            put_padding(usize::from(!length & 3), buffer);
        }
        _ => put_long_bytes(content, buffer),
    }
}

fn put_long_bytes(content: &[u8], buffer: &mut Vec<u8>) {
    match u32::try_from(content.len()) {
        Ok(length @ ..=0xff_ffff) => {
            buffer.extend_from_slice(&(length << 8 | 0xfe).to_le_bytes());
        }
        _ => {
            let length = content.len() as u64;
            buffer.extend_from_slice(&(length << 8 | 0xff).to_le_bytes());
        }
    }
    buffer.extend_from_slice(content);
    put_padding(content.len().wrapping_neg() & 3, buffer);
}

/// Appends a constant number of zeros, and removes those that are too many.
#[inline(always)]
fn put_padding(len: usize, buffer: &mut Vec<u8>) {
    let end = buffer.len() + len;
    buffer.extend_from_slice(&[0; 4]);
    buffer.truncate(end);
}

/// The length of the packet, and of the zeros that padding may append and remove.
pub fn call_len(call: &PhoneCall) -> usize {
    let versions = call.protocol.library_versions.iter().map(|it| bytes_len(it.len()));
    let connections = call.connections.iter().map(connection_len);
    let json = call.custom_parameters.as_ref().map_or(0, |it| 4 + bytes_len(it.data.len()));
    92 + bytes_len(call.g_a_or_b.len())
        + versions.sum::<usize>()
        + connections.sum::<usize>()
        + json
}

fn connection_len(connection: &PhoneConnection) -> usize {
    match connection {
        PhoneConnection::Plain { ip, ipv6, peer_tag, .. } => {
            20 + bytes_len(ip.len()) + bytes_len(ipv6.len()) + bytes_len(peer_tag.len())
        }
        PhoneConnection::Webrtc { ip, ipv6, username, password, .. } => {
            let credentials = bytes_len(username.len()) + bytes_len(password.len());
            20 + bytes_len(ip.len()) + bytes_len(ipv6.len()) + credentials
        }
    }
}

fn bytes_len(len: usize) -> usize {
    let header = match len {
        ..254 => 1,
        254..0x100_0000 => 4,
        _ => 8,
    };
    (header + len + 3) & !3
}
