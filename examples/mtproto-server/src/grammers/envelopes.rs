//! Envelopes by hand.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::GzEncoder;
use grammers_tl_types::{self as tl, Cursor, Deserializable, Serializable};
use tl_core::{Bytes, Unknown};

use super::{Answer, Failure};
use crate::envelopes::{Outgoing, check_padding};
use crate::error::{Error, Result};
use crate::limits;
use crate::schema::mtproto::types::DecryptedMessage;
use crate::session::{Kind, Session};

const CONTAINER: u32 = 0x73f1_f8dc;
const GZIP: u32 = 0x3072_cfa1;
const RESULT: u32 = 0xf35c_6d01;

/// Salt, session, id, number and length of a message.
const HEADER: usize = 32;

/// A message of a packet.
pub struct Body {
    /// Its id.
    pub msg_id: i64,
    /// Its number.
    pub seqno: i32,
    /// Its object.
    pub data: Bytes,
}

/// Reads the header of a decrypted message, and checks the padding behind its body.
pub fn read(data: &Bytes) -> Result<DecryptedMessage> {
    let cursor = &mut Cursor::from_slice(data);
    let (salt, session_id) = (i64::deserialize(cursor)?, i64::deserialize(cursor)?);
    let (message_id, seq_no) = (i64::deserialize(cursor)?, i32::deserialize(cursor)?);
    let (body, end) = body(data, cursor)?;
    check_padding(&data[end..])?;
    Ok(DecryptedMessage {
        salt,
        session_id,
        message_id,
        seq_no,
        message_data: Unknown::from_bytes(body)?,
    })
}

/// The bytes behind their length, and where they end.
fn body(data: &Bytes, cursor: &mut Cursor<'_>) -> Result<(Bytes, usize)> {
    let error = Error::Protocol("the message has a wrong length");
    let len = u32::deserialize(cursor)? as usize;
    let start = cursor.pos();
    let end = start.checked_add(len).filter(|end| *end <= data.len() && len.is_multiple_of(4));
    let end = end.ok_or(error)?;
    Ok((data.slice(start..end), end))
}

/// The messages of a packet, unpacked.
pub fn open(message: &DecryptedMessage) -> Result<Vec<Body>> {
    let mut left = limits::UNPACKED;
    let data = unpack(message.message_data.as_bytes().clone(), &mut left)?;
    if u32::from_bytes(&data)? != CONTAINER {
        return Ok(vec![Body { msg_id: message.message_id, seqno: message.seq_no, data }]);
    }
    let count = u32::from_bytes(data.get(4..).unwrap_or_default())? as usize;
    if count > limits::MESSAGES {
        return Err(Error::Protocol("the container has too many messages"));
    }
    let (mut messages, mut rest) = (Vec::with_capacity(count), data.slice(8..));
    for _ in 0..count {
        let cursor = &mut Cursor::from_slice(&rest);
        let (msg_id, seqno) = (i64::deserialize(cursor)?, i32::deserialize(cursor)?);
        let (data, end) = body(&rest, cursor)?;
        let data = unpack(data, &mut left)?;
        if u32::from_bytes(&data)? == CONTAINER {
            return Err(Error::Protocol("a container in a container"));
        }
        messages.push(Body { msg_id, seqno, data });
        rest = rest.slice(end..);
    }
    if rest.is_empty() {
        Ok(messages)
    } else {
        Err(Error::Protocol("bytes are left in the container"))
    }
}

fn unpack(object: Bytes, left: &mut u64) -> Result<Bytes> {
    let cursor = &mut Cursor::from_slice(&object);
    if u32::deserialize(cursor)? != GZIP {
        return Ok(object);
    }
    let packed = Vec::<u8>::deserialize(cursor)?;
    let mut unpacked = Vec::new();
    if packed.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(&*packed).take(*left + 1).read_to_end(&mut unpacked)?;
    } else {
        ZlibDecoder::new(&*packed).take(*left + 1).read_to_end(&mut unpacked)?;
    }
    let rest = left.checked_sub(unpacked.len() as u64);
    *left = rest.ok_or(Error::Protocol("the packet unpacks to too many bytes"))?;
    let error = Error::Protocol("a compressed object in a compressed object");
    if u32::from_bytes(&unpacked)? == GZIP { Err(error) } else { Ok(unpacked.into()) }
}

/// The bytes as an object to be sent.
pub fn object(bytes: Vec<u8>) -> Result<Unknown> {
    Ok(Unknown::from_bytes(bytes.into())?)
}

/// The bytes as a message to be sent.
pub fn outgoing(kind: Kind, bytes: Vec<u8>) -> Result<Outgoing> {
    Ok(Outgoing { kind, body: object(bytes)? })
}

/// An `rpc_result`.
pub fn result(req_msg_id: i64, answer: Answer) -> Result<Outgoing> {
    let mut bytes = Vec::new();
    RESULT.serialize(&mut bytes);
    req_msg_id.serialize(&mut bytes);
    match answer {
        Ok(result) => pack(&result, &mut bytes)?,
        Err(Failure::Rpc(message)) => {
            let error = tl::types::RpcError { error_code: 400, error_message: message.to_owned() };
            tl::enums::RpcError::from(error).serialize(&mut bytes);
        }
        Err(Failure::Fatal(error)) => return Err(error),
    }
    outgoing(Kind::Answer, bytes)
}

fn pack(object: &[u8], out: &mut Vec<u8>) -> Result<()> {
    if object.len() >= crate::envelopes::WORTH_PACKING {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(object)?;
        let packed = encoder.finish()?;
        if packed.len() + 8 < object.len() {
            GZIP.serialize(out);
            packed.serialize(out);
            return Ok(());
        }
    }
    out.extend(object);
    Ok(())
}

/// Writes messages and the header in front of them, without padding.
pub fn write(messages: &[Outgoing], session: &Session, salt: i64) -> Result<Vec<u8>> {
    let len: usize = messages.iter().map(|it| 16 + it.body.as_bytes().len()).sum();
    let mut out = Vec::with_capacity(HEADER + 24 + len + 1024);
    salt.serialize(&mut out);
    session.id.serialize(&mut out);
    if let [Outgoing { kind, body }] = messages {
        add(session.next_message(*kind), body.as_bytes(), &mut out)?;
        return Ok(out);
    }
    let mut container = Vec::with_capacity(8 + len);
    CONTAINER.serialize(&mut container);
    length(messages.len())?.serialize(&mut container);
    for Outgoing { kind, body } in messages {
        add(session.next_message(*kind), body.as_bytes(), &mut container)?;
    }
    add(session.next_message(Kind::Service), &container, &mut out)?;
    Ok(out)
}

fn add((msg_id, seqno): (i64, i32), body: &[u8], out: &mut Vec<u8>) -> Result<()> {
    msg_id.serialize(out);
    seqno.serialize(out);
    length(body.len())?.serialize(out);
    out.extend(body);
    Ok(())
}

fn length(len: usize) -> Result<i32> {
    i32::try_from(len).map_err(|_| Error::Protocol("an answer is too long"))
}
