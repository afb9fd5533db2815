//! Codecs by hand, and the server over streams in memory.

use std::io;

use futures_util::{SinkExt, StreamExt};
use tl_core::{Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::task::{JoinHandle, yield_now};
use tokio_util::codec::{Decoder, Encoder, Framed};

use crate::MAX_LEN;
use crate::cost::{entries, measure};
use crate::framed::FramedCodec;
use crate::protocol::{Answer, Request};
use crate::server::{Codec, ServerCodec, Store, serve};
use crate::unframed::{Cost, UnframedCodec};

fn put(key: &str, value: &[u8]) -> Request {
    Request::Put { key: key.to_owned(), value: Bytes::copy_from_slice(value) }
}

fn requests() -> Vec<Request> {
    let long = put("long", &[7; 300]);
    vec![put("a", b"first"), Request::List, long, Request::Get { key: "a".to_owned() }]
}

/// Whatever the size of the pieces, each request is read as soon as its last byte is there, and not before.
fn assert_partial_reads<C: Codec<Request, Request>>(codec: impl Fn() -> C) {
    let mut packet = BytesMut::new();
    let ends = requests().into_iter().map(|request| {
        codec().encode(request, &mut packet).unwrap();
        packet.len()
    });
    let ends: Vec<usize> = ends.collect();
    for piece in 1..=packet.len() {
        let (mut codec, mut buffer) = (codec(), BytesMut::new());
        let (mut read, mut sent) = (Vec::new(), 0);
        for part in packet.chunks(piece) {
            buffer.extend_from_slice(part);
            sent += part.len();
            while let Some(request) = codec.decode(&mut buffer).unwrap() {
                read.push(request);
            }
            let whole = ends.iter().filter(|end| **end <= sent).count();
            assert_eq!(read, requests()[..whole], "{sent} bytes in pieces of {piece}");
        }
        assert!(buffer.is_empty());
    }
}

#[test]
fn partial_reads_with_frames() {
    assert_partial_reads(|| FramedCodec::<Request>::new(MAX_LEN));
}

#[test]
fn partial_reads_without_frames() {
    assert_partial_reads(|| UnframedCodec::<Request>::new(MAX_LEN));
}

/// `kv.put`, by the rules: the length of the frame, the constructor id, a `string` and `bytes`.
#[test]
fn bytes_of_a_frame() {
    let mut packet = BytesMut::new();
    FramedCodec::<Request>::new(MAX_LEN).encode(put("a", b"first"), &mut packet).unwrap();
    let definition = "kv.put key:string value:string = kv.Request";
    let mut wanted = vec![16, 0, 0, 0];
    wanted.extend(crc32(definition.as_bytes()).to_le_bytes());
    wanted.extend(b"\x01a\0\0\x05first\0\0");
    assert_eq!(packet, wanted);
}

/// CRC-32 of IEEE 802.3, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), bit))
}

#[test]
fn with_frames_values_are_slices_of_the_read_buffer() {
    let mut codec = FramedCodec::<Request>::new(MAX_LEN);
    let mut buffer = BytesMut::new();
    codec.encode(put("a", &[1; 500]), &mut buffer).unwrap();
    codec.encode(put("b", &[2; 500]), &mut buffer).unwrap();
    let memory = buffer.as_ptr_range();
    for _ in 0..2 {
        let request = codec.decode(&mut buffer).unwrap().unwrap();
        let Request::Put { value, .. } = request else { panic!("{request:?}") };
        assert!(memory.contains(&value.as_ptr()), "the value is a copy");
    }
}

/// A frame of 1 GiB is refused by its first four bytes, before memory is reserved for it.
#[test]
fn a_frame_that_is_too_long() {
    let mut codec = FramedCodec::<Request>::new(MAX_LEN);
    let mut buffer = BytesMut::from(&(1_u32 << 30).to_le_bytes()[..]);
    let capacity = buffer.capacity();
    let error = codec.decode(&mut buffer).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    assert_eq!(buffer.capacity(), capacity);
}

/// What cannot be sent leaves no half of a frame.
#[test]
fn an_answer_that_is_too_long() {
    let answer = Answer::Value { value: Bytes::from(vec![0; MAX_LEN]) };
    let mut buffer = BytesMut::from(&b"before"[..]);
    FramedCodec::<Request>::new(MAX_LEN).encode(answer.clone(), &mut buffer).unwrap_err();
    assert_eq!(buffer, &b"before"[..]);
    UnframedCodec::<Request>::new(MAX_LEN).encode(answer, &mut buffer).unwrap_err();
    assert_eq!(buffer, &b"before"[..]);
}

/// Without frames, the length of a text is what tells that an object is too long.
#[test]
fn an_object_without_a_frame_that_is_too_long() {
    let mut packet = BytesMut::new();
    let mut codec = UnframedCodec::<Request>::new(MAX_LEN);
    codec.encode(Request::Get { key: "a".to_owned() }, &mut packet).unwrap();
    packet.truncate(4);
    packet.extend_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
    let error = codec.decode(&mut packet).unwrap_err().to_string();
    assert_eq!(error, "an object of at least 16777224 bytes, and 65536 are the maximum");
}

/// The end of a stream in the middle of an object is an error, not an end.
#[test]
fn a_stream_that_ends_in_an_object() {
    let mut packet = BytesMut::new();
    let mut codec = UnframedCodec::<Request>::new(MAX_LEN);
    codec.encode(put("a", b"first"), &mut packet).unwrap();
    packet.truncate(packet.len() - 1);
    assert!(codec.decode_eof(&mut packet).is_err());
}

/// These figures are in the guide's cookbook.
#[test]
fn costs_without_frames() {
    let cost = |count, piece| measure(&entries(count), piece).unwrap();
    assert_eq!(cost(1000, 65_536), (Cost { attempts: 1, visited: 52_008 }, 52_008));
    let (Cost { attempts, visited }, len) = cost(1000, 1460);
    assert_eq!((attempts, visited * 10 / len), (36, 186));
    let error = measure(&entries(1000), 1).unwrap_err().to_string();
    assert!(error.starts_with("an object in too small pieces"), "{error}");
}

/// A server of `store` for one client, and the client's end of the stream.
fn start<C>(store: &Store, codec: C) -> (DuplexStream, JoinHandle<io::Result<usize>>)
where
    C: ServerCodec + Send + 'static,
{
    let (client, server) = duplex(64);
    (client, tokio::spawn(serve(Framed::new(server, codec), store.clone())))
}

/// Number of values in `store`.
fn stored(store: &Store) -> usize {
    let Answer::Entries { entries } = store.answer(Request::List) else { panic!("other answer") };
    entries.len()
}

/// A client that does not read its answers is not served on and on.
#[tokio::test]
async fn back_pressure() {
    const REQUESTS: usize = 5000;
    let store = Store::default();
    let (stream, server) = start(&store, FramedCodec::new(MAX_LEN));
    let (mut answers, mut requests) = tokio::io::split(stream);
    let sender = tokio::spawn(async move {
        let mut codec = FramedCodec::<Answer>::new(MAX_LEN);
        for number in 0..REQUESTS {
            let mut packet = BytesMut::new();
            codec.encode(put(&number.to_string(), b""), &mut packet).unwrap();
            requests.write_all(&packet).await.unwrap();
        }
    });
    for _ in 0..10_000 {
        yield_now().await;
    }
    let count = stored(&store);
    assert!((1..100).contains(&count) && !sender.is_finished(), "{count} of {REQUESTS}");

    // As soon as the client reads, all is served.
    let mut received = vec![0; REQUESTS * 8];
    answers.read_exact(&mut received).await.unwrap();
    sender.await.unwrap();
    assert_eq!(stored(&store), REQUESTS);
    drop(answers);
    assert_eq!(server.await.unwrap().unwrap(), REQUESTS);
}

/// A malformed request costs its sender the connection, and nobody else anything.
#[tokio::test]
async fn a_malformed_request() {
    let store = Store::default();
    let (mut bad, bad_server) = start(&store, FramedCodec::new(MAX_LEN));
    let (good, good_server) = start(&store, FramedCodec::new(MAX_LEN));
    bad.write_all(&[4, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]).await.unwrap();
    let error = bad_server.await.unwrap().unwrap_err().to_string();
    assert!(error.starts_with("found the constructor id 0xffffffff"), "{error}");

    let mut good = Framed::new(good, FramedCodec::<Answer>::new(MAX_LEN));
    good.send(put("a", b"first")).await.unwrap();
    assert_eq!(good.next().await.unwrap().unwrap(), Answer::Stored);
    drop(good);
    assert_eq!(good_server.await.unwrap().unwrap(), 1);
}
