//! The objects around others: containers, compressed objects, and the header of a message.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::GzEncoder;
use tl_core::{Bare, Bytes, Constructor, Decode, Reader, Unknown};

use crate::error::{Error, Result};
use crate::limits;
use crate::schema::mtproto::types::{DecryptedMessage, GzipPacked, Message, MsgContainer};
use crate::session::{Kind, Session};

/// Objects of fewer bytes are sent as they are.
pub const WORTH_PACKING: usize = 512;

/// A message for the client, which has no number yet.
pub struct Outgoing {
    /// The kind of the message.
    pub kind: Kind,
    /// The object.
    pub body: Unknown,
}

/// Reads a decrypted message, and checks the padding behind it. Its body is a part of `data`, not a copy.
pub fn read(data: &Bytes) -> Result<DecryptedMessage> {
    let mut reader = Reader::from_bytes(data);
    let Bare(message) = Decode::decode(&mut reader)?;
    check_padding(reader.remaining())?;
    Ok(message)
}

/// Whether the padding has a length that the protocol allows.
pub fn check_padding(padding: &[u8]) -> Result<()> {
    let error = Error::Protocol("the padding has to have 12 to 1024 bytes");
    if (12..=1024).contains(&padding.len()) { Ok(()) } else { Err(error) }
}

/// The messages of a packet: those of a container, or the one that it is. Bodies are unpacked.
pub fn open(message: DecryptedMessage) -> Result<Vec<Message>> {
    let DecryptedMessage { message_id: msg_id, seq_no: seqno, message_data: body, .. } = message;
    let mut unpacker = Unpacker { left: limits::UNPACKED };
    let body = unpacker.unpack(body)?;
    if body.id() != MsgContainer::ID {
        return Ok(vec![Message { msg_id, seqno, body }]);
    }
    let container: MsgContainer = body.to_object()?;
    if container.messages.len() > limits::MESSAGES {
        return Err(Error::Protocol("the container has too many messages"));
    }
    let messages = container.messages.into_iter();
    messages.map(|Bare(it)| Ok(Message { body: unpacker.unpack_item(it.body)?, ..it })).collect()
}

/// The object, unpacked if it is compressed.
pub fn unpack(object: Unknown) -> Result<Unknown> {
    Unpacker { left: limits::UNPACKED }.unpack(object)
}

/// Unpacks the objects of a packet. It counts their sizes together, because a container may have many small objects.
struct Unpacker {
    /// The number of bytes that may still be unpacked.
    left: u64,
}

impl Unpacker {
    fn unpack_item(&mut self, object: Unknown) -> Result<Unknown> {
        let object = self.unpack(object)?;
        let error = Error::Protocol("a container in a container");
        if object.id() == MsgContainer::ID { Err(error) } else { Ok(object) }
    }

    fn unpack(&mut self, object: Unknown) -> Result<Unknown> {
        if object.id() != GzipPacked::ID {
            return Ok(object);
        }
        let packed: GzipPacked = object.to_object()?;
        let unpacked = self.inflate(&packed.packed_data)?;
        let object: Unknown = tl_core::from_bytes_with(&unpacked, object.limits())?;
        let error = Error::Protocol("a compressed object in a compressed object");
        if object.id() == GzipPacked::ID { Err(error) } else { Ok(object) }
    }

    /// Clients send gzip or zlib.
    fn inflate(&mut self, data: &[u8]) -> Result<Bytes> {
        let mut unpacked = Vec::new();
        if data.starts_with(&[0x1f, 0x8b]) {
            GzDecoder::new(data).take(self.left + 1).read_to_end(&mut unpacked)?;
        } else {
            ZlibDecoder::new(data).take(self.left + 1).read_to_end(&mut unpacked)?;
        }
        let left = self.left.checked_sub(unpacked.len() as u64);
        self.left = left.ok_or(Error::Protocol("the packet unpacks to too many bytes"))?;
        Ok(unpacked.into())
    }
}

/// The object as it is, or compressed if that is shorter.
pub fn pack(object: Unknown) -> Result<Unknown> {
    let bytes = object.as_bytes();
    if bytes.len() < WORTH_PACKING {
        return Ok(object);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    let packed = Unknown::from_object(&GzipPacked { packed_data: encoder.finish()?.into() })?;
    Ok(if packed.as_bytes().len() < bytes.len() { packed } else { object })
}

/// Gives the messages their numbers, and puts several into a container.
pub fn close(messages: Vec<Outgoing>, session: &Session, salt: i64) -> Result<DecryptedMessage> {
    let mut numbered = Vec::with_capacity(messages.len());
    for Outgoing { kind, body } in messages {
        let (msg_id, seqno) = session.next_message(kind);
        numbered.push(Message { msg_id, seqno, body });
    }
    let message = if numbered.len() == 1 { numbered.pop() } else { None };
    let message = match message {
        Some(message) => message,
        None => {
            let container = MsgContainer { messages: numbered.into_iter().map(Bare).collect() };
            let (msg_id, seqno) = session.next_message(Kind::Service);
            Message { msg_id, seqno, body: Unknown::from_object(&container)? }
        }
    };
    Ok(DecryptedMessage {
        salt,
        session_id: session.id,
        message_id: message.msg_id,
        seq_no: message.seqno,
        message_data: message.body,
    })
}
