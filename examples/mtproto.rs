//! `MTProto`'s envelopes: a container of messages whose bodies are of different types, one of them
//! compressed, one unknown and one broken, none of which costs any of the others.
//!
//! ```sh
//! cargo run --example mtproto
//! ```

use std::error::Error;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use tl_core::{Bare, Bytes, TlObject, Unknown};

/// Several messages in one.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x73f1f8dc, name = "msg_container", type = "MessageContainer", proof = false)]
struct MessageContainer {
    #[tl(bare, type = "vector<%Message>")]
    messages: Vec<Bare<Message>>,
}

/// A message. Its body is kept as it is, in the length that the message gives: whether it can be
/// read is its own affair.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(name = "message")]
struct Message {
    msg_id: i64,
    seqno: i32,
    #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
    body: Unknown,
}

/// The answer to the function that was sent as the message `req_msg_id`.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0xf35c6d01, name = "rpc_result", type = "RpcResult")]
struct RpcResult {
    req_msg_id: i64,
    result: Unknown,
}

/// An object, compressed.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x3072cfa1, name = "gzip_packed", type = "Object")]
struct GzipPacked {
    packed_data: Bytes,
}

/// The answer to a ping.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x347773c5, name = "pong")]
struct Pong {
    msg_id: i64,
    ping_id: i64,
}

/// Why a function failed.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(id = 0x2144ca19, name = "rpc_error", type = "RpcError")]
struct RpcError {
    error_code: i32,
    error_message: String,
}

/// What this program understands of all that can be in a message.
#[derive(Clone, Debug, PartialEq, TlObject)]
#[tl(type = "Object")]
enum Object {
    Container(MessageContainer),
    RpcResult(RpcResult),
    RpcError(RpcError),
    Packed(GzipPacked),
    Pong(Pong),
    #[tl(other)]
    Unknown(Unknown),
}

/// How far a compressed object may inflate, in bytes.
const INFLATED: u64 = 1 << 20;

/// Inflates a compressed object, and refuses one that would not stop.
fn inflate(packed: &GzipPacked) -> Result<Unknown, Box<dyn Error>> {
    let mut inflated = Vec::new();
    GzDecoder::new(&*packed.packed_data).take(INFLATED + 1).read_to_end(&mut inflated)?;
    if inflated.len() as u64 > INFLATED {
        return Err(format!("a packed object inflates to more than {INFLATED} bytes").into());
    }
    Ok(tl_core::from_bytes(&inflated.into())?)
}

fn deflate(object: &impl TlObject) -> Result<GzipPacked, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&tl_core::to_vec(object)?)?;
    Ok(GzipPacked { packed_data: encoder.finish()?.into() })
}

/// Reads what an envelope holds, and the envelopes in it: one line each.
fn open(object: &Unknown, lines: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    match object.to_object()? {
        Object::Container(container) => {
            for Bare(message) in container.messages {
                if let Err(error) = open(&message.body, lines) {
                    lines.push(format!("message {}: {error}", message.msg_id));
                }
            }
        }
        Object::RpcResult(result) => {
            lines.push(format!("the answer to message {}:", result.req_msg_id));
            open(&result.result, lines)?;
        }
        Object::Packed(packed) => open(&inflate(&packed)?, lines)?,
        Object::Unknown(unknown) => {
            lines.push(format!("unknown: {:#010x}, {} bytes", unknown.id, unknown.body.len()));
        }
        known => lines.push(format!("{known:?}")),
    }
    Ok(())
}

/// A container with one message of each kind.
fn container() -> Result<MessageContainer, Box<dyn Error>> {
    let error = RpcError { error_code: 420, error_message: "FLOOD_WAIT_3".to_owned() };
    let packed = deflate(&error)?;
    let answer = RpcResult { req_msg_id: 2, result: Unknown::from_object(&packed)? };
    let pong = Pong { msg_id: 1, ping_id: 7 };
    let mut cut_off = Unknown::from_object(&pong)?;
    cut_off.body.truncate(12);
    let bodies = [
        Unknown::from_object(&pong)?,
        cut_off,
        Unknown { id: 0xdead_beef, body: Bytes::from_static(&[1, 2, 3, 4]) },
        Unknown::from_object(&answer)?,
    ];
    let message = |(msg_id, body)| Bare(Message { msg_id, seqno: 0, body });
    Ok(MessageContainer { messages: (1..).zip(bodies).map(message).collect() })
}

fn main() -> Result<(), Box<dyn Error>> {
    let packet = tl_core::to_bytes(&container()?)?;
    let mut lines = Vec::new();
    open(&tl_core::from_bytes(&packet)?, &mut lines)?;
    for line in lines {
        println!("{line}");
    }
    Ok(())
}

#[test]
fn each_message_is_read_for_itself() {
    let packet = tl_core::to_bytes(&container().unwrap()).unwrap();
    let mut lines = Vec::new();
    open(&tl_core::from_bytes(&packet).unwrap(), &mut lines).unwrap();
    let expected = [
        "Pong(Pong { msg_id: 1, ping_id: 7 })",
        "message 2: pong.ping_id: the input ends where 8 bytes are needed (4 left), at byte 8",
        "unknown: 0xdeadbeef, 4 bytes",
        "the answer to message 2:",
        "RpcError(RpcError { error_code: 420, error_message: \"FLOOD_WAIT_3\" })",
    ];
    assert_eq!(lines, expected);
}

/// The bytes are spelled from the definitions.
#[test]
fn a_message_has_the_length_of_its_body() {
    let pong = Pong { msg_id: 1, ping_id: 7 };
    let body = Unknown::from_object(&pong).unwrap();
    let message = Message { msg_id: 5, seqno: 6, body };
    let packet = tl_core::to_vec(&MessageContainer { messages: vec![Bare(message)] }).unwrap();
    let expected = [
        &[0xdc, 0xf8, 0xf1, 0x73, 1, 0, 0, 0][..],
        &[5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 20, 0, 0, 0],
        &[0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0],
    ];
    assert_eq!(packet, expected.concat());
}

#[test]
fn a_bomb_is_refused() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; 16 << 20]).unwrap();
    let bomb = GzipPacked { packed_data: encoder.finish().unwrap().into() };
    let error = inflate(&bomb).unwrap_err();
    assert_eq!(error.to_string(), "a packed object inflates to more than 1048576 bytes");
}
