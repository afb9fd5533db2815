//! `MTProto`'s envelopes: a container of messages whose bodies are of different types, one of them
//! compressed, one unknown and one broken. A body that cannot be read costs none of the others, and
//! no packet makes the program unpack or nest without end.
//!
//! ```sh
//! cargo run -p tl-mtproto-example
//! ```

use std::error::Error;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::GzEncoder;
use schema::AnyObject;
use schema::types::{GzipPacked, Message, MsgContainer, Pong, RpcError, RpcResult};
use tl_core::{Bare, Bytes, Constructor, Limits, TlObject, Unknown};

/// The envelopes, from their schema:
///
/// ```sh
/// tl gen examples/mtproto/schema.tl --structs --any-object --no-name-of --trust-id msg_container \
///     -o examples/mtproto/schema.rs
/// ```
#[rustfmt::skip]
mod schema;

/// How many bytes all compressed objects of a packet may unpack to.
const UNPACKED: u64 = 1 << 20;

/// Reads one packet: its envelopes, and the envelopes in them.
struct Opener {
    /// One line for each body.
    lines: Vec<String>,
    /// How many bytes may still be unpacked. One number for the packet: a container can hold
    /// thousands of compressed objects.
    left: u64,
}

impl Opener {
    fn open(packet: &Bytes) -> Result<Vec<String>, Box<dyn Error>> {
        let mut opener = Self { lines: Vec::new(), left: UNPACKED };
        opener.read(&tl_core::from_bytes(packet)?)?;
        Ok(opener.lines)
    }

    /// Reads an object that may be an envelope. `to_object` counts the nesting from the outermost
    /// object of the packet on, so this recursion ends.
    fn read(&mut self, object: &Unknown) -> Result<(), Box<dyn Error>> {
        match object.to_object()? {
            AnyObject::MessageContainer(container) => {
                for Bare(message) in container.messages {
                    if let Err(error) = self.read(&message.body) {
                        self.lines.push(format!("message {}: {error}", message.msg_id));
                    }
                }
            }
            AnyObject::RpcResult(result) => {
                self.lines.push(format!("the answer to message {}:", result.req_msg_id));
                self.read(&result.result)?;
            }
            AnyObject::GzipPacked(packed) => {
                let unpacked = self.unpack(&packed, object.limits())?;
                self.read(&unpacked)?;
            }
            AnyObject::Unknown(unknown) => {
                let (id, len) = (unknown.id(), unknown.body().len());
                self.lines.push(format!("unknown: {id:#010x}, {len} bytes"));
            }
            known => self.lines.push(format!("{known:?}")),
        }
        Ok(())
    }

    /// Unpacks a compressed object. `limits` are those that are left for it: what is unpacked is
    /// nested in the packet, too.
    fn unpack(&mut self, packed: &GzipPacked, limits: Limits) -> Result<Unknown, Box<dyn Error>> {
        let data = &*packed.packed_data;
        let mut unpacked = Vec::new();
        if data.starts_with(&[0x1f, 0x8b]) {
            GzDecoder::new(data).take(self.left + 1).read_to_end(&mut unpacked)?;
        } else {
            ZlibDecoder::new(data).take(self.left + 1).read_to_end(&mut unpacked)?;
        }
        let left = self.left.checked_sub(unpacked.len() as u64);
        self.left = left.ok_or_else(|| format!("more than {UNPACKED} bytes are unpacked"))?;
        let object: Unknown = tl_core::from_bytes_with(&unpacked.into(), limits)?;
        if object.id() == GzipPacked::ID {
            return Err("a compressed object in a compressed object".into());
        }
        Ok(object)
    }
}

fn pack(object: &impl TlObject) -> Result<GzipPacked, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&tl_core::to_vec(object)?)?;
    Ok(GzipPacked { packed_data: encoder.finish()?.into() })
}

/// A container with one message of each kind.
fn container() -> Result<MsgContainer, Box<dyn Error>> {
    let error = RpcError { error_code: 420, error_message: "FLOOD_WAIT_3".to_owned() };
    let packed = pack(&error)?;
    let answer = RpcResult { req_msg_id: 2, result: Unknown::from_object(&packed)? };
    let pong = Pong { msg_id: 1, ping_id: 7 };
    let cut_off = tl_core::to_bytes(&pong)?.slice(..16);
    let bodies = [
        Unknown::from_object(&pong)?,
        Unknown::from_bytes(cut_off)?,
        Unknown::new(0xdead_beef, &[1, 2, 3, 4])?,
        Unknown::from_object(&answer)?,
    ];
    let message = |(msg_id, body)| Bare(Message { msg_id, seqno: 0, body });
    Ok(MsgContainer { messages: (1..).zip(bodies).map(message).collect() })
}

fn main() -> Result<(), Box<dyn Error>> {
    let packet = tl_core::to_bytes(&container()?)?;
    for line in Opener::open(&packet)? {
        println!("{line}");
    }
    Ok(())
}

#[test]
fn each_message_is_read_for_itself() {
    let packet = tl_core::to_bytes(&container().unwrap()).unwrap();
    let lines = Opener::open(&packet).unwrap();
    let expected = [
        "Pong(Pong { msg_id: 1, ping_id: 7 })",
        "message 2: pong.ping_id: the input ends where 8 bytes are needed (4 left), at byte 12",
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
    let packet = tl_core::to_vec(&MsgContainer { messages: vec![Bare(message)] }).unwrap();
    let expected = [
        &[0xdc, 0xf8, 0xf1, 0x73, 1, 0, 0, 0][..],
        &[5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 20, 0, 0, 0],
        &[0xc5, 0x73, 0x77, 0x34, 1, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0],
    ];
    assert_eq!(packet, expected.concat());
}

/// Opens `object` as a packet of its own.
#[cfg(test)]
fn open(object: &impl TlObject) -> Result<Vec<String>, String> {
    Opener::open(&tl_core::to_bytes(object).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn zlib_is_read_as_well_as_gzip() {
    let pong = Pong { msg_id: 1, ping_id: 7 };
    let lines = Ok(vec!["Pong(Pong { msg_id: 1, ping_id: 7 })".to_owned()]);
    assert_eq!(open(&pack(&pong).unwrap()), lines);
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&tl_core::to_vec(&pong).unwrap()).unwrap();
    assert_eq!(open(&GzipPacked { packed_data: encoder.finish().unwrap().into() }), lines);
}

/// 120 kB: `rpc_result req_msg_id:long result:Object`, ten thousand times.
#[test]
fn nested_answers_are_refused() {
    let level = [0x01, 0x6d, 0x5c, 0xf3, 0, 0, 0, 0, 0, 0, 0, 0];
    let packet = [level.repeat(10_000), vec![1, 0, 0, 0]].concat();
    let error = Opener::open(&packet.into()).unwrap_err();
    assert!(error.to_string().contains("nested deeper than the limit of"), "{error}");
}

#[test]
fn gzip_in_gzip_is_refused() {
    let packed = pack(&pack(&Pong { msg_id: 1, ping_id: 7 }).unwrap()).unwrap();
    assert_eq!(open(&packed), Err("a compressed object in a compressed object".to_owned()));
}

/// The nesting is counted through compressed objects.
#[test]
fn compressed_answers_in_compressed_answers_are_refused() {
    let mut object = Unknown::from_object(&Pong { msg_id: 1, ping_id: 7 }).unwrap();
    for req_msg_id in 0..40 {
        let answer = RpcResult { req_msg_id, result: object };
        object = Unknown::from_object(&pack(&answer).unwrap()).unwrap();
    }
    let error = open(&object).unwrap_err();
    assert!(error.contains("nested deeper than the limit of"), "{error}");
}

#[cfg(test)]
fn zeros(len: usize) -> GzipPacked {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; len]).unwrap();
    GzipPacked { packed_data: encoder.finish().unwrap().into() }
}

#[test]
fn a_bomb_is_refused() {
    let refused = "more than 1048576 bytes are unpacked".to_owned();
    assert_eq!(open(&zeros(16 << 20)), Err(refused));
}

/// Each is small enough by itself.
#[test]
fn many_small_bombs_are_refused() {
    let body = Unknown::from_object(&zeros(400 << 10)).unwrap();
    let message = |msg_id| Bare(Message { msg_id, seqno: 0, body: body.clone() });
    let lines = open(&MsgContainer { messages: (1..=3).map(message).collect() }).unwrap();
    assert_eq!(
        lines,
        [
            "unknown: 0x00000000, 409596 bytes",
            "unknown: 0x00000000, 409596 bytes",
            "message 3: more than 1048576 bytes are unpacked",
        ]
    );
}

/// `future_salts req_msg_id:long now:int salts:vector<future_salt>`: a bare vector of bare objects.
#[test]
fn salts_have_no_ids() {
    use schema::types::{FutureSalt, FutureSalts};
    let salt = FutureSalt { valid_since: 3, valid_until: 4, salt: 5 };
    let salts = FutureSalts { req_msg_id: 1, now: 2, salts: vec![Bare(salt)] };
    let words = [0xae50_0895, 1, 0, 2, 1, 3, 4, 5, 0_u32];
    let packet = words.map(u32::to_le_bytes).concat();
    assert_eq!(tl_core::to_vec(&salts).unwrap(), packet);
    assert_eq!(tl_core::from_slice::<FutureSalts>(&packet), Ok(salts));
}
