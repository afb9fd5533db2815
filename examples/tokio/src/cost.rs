//! What a stream without frames costs: attempts to decode, and the bytes that they go through.

use std::io;

use tl_core::{Bytes, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

use crate::MAX_LEN;
use crate::protocol::{Answer, Entry};
use crate::unframed::{Cost, UnframedCodec};

/// Gives the cost of an answer that arrives in pieces of `piece` bytes, and its length. With frames, it is one attempt
/// that goes through each byte once.
pub fn measure(answer: &Answer, piece: usize) -> io::Result<(Cost, usize)> {
    let mut codec = UnframedCodec::<Answer>::new(MAX_LEN);
    let mut packet = BytesMut::new();
    codec.encode(answer.clone(), &mut packet)?;
    let mut buffer = BytesMut::new();
    let mut read = None;
    for part in packet.chunks(piece) {
        buffer.extend_from_slice(part);
        read = codec.decode(&mut buffer)?;
    }
    if read.as_ref() == Some(answer) {
        Ok((codec.last, packet.len()))
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}

/// An answer of `count` entries.
pub fn entries(count: usize) -> Answer {
    let value = Bytes::from_static(&[7; 40]);
    let entry = |number| Entry { key: format!("key {number}"), value: value.clone() };
    Answer::Entries { entries: (0..count).map(entry).collect() }
}

/// Prints the cost of short and long answers.
pub fn print() {
    println!("an answer without frames (with frames: 1 attempt, 1.0 times its bytes):");
    for count in [1, 10, 100, 1000] {
        for piece in [1, 1460, 16384] {
            print!("  {count:4} entries in pieces of {piece:5} bytes: ");
            match measure(&entries(count), piece) {
                Ok((Cost { attempts, visited }, len)) => {
                    let tenths = visited * 10 / len;
                    println!(
                        "attempts {attempts:3}, {:3}.{} times its bytes",
                        tenths / 10,
                        tenths % 10
                    );
                }
                Err(error) => println!("{error}"),
            }
        }
    }
}
