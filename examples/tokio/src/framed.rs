//! Frames: the length of an object as an `int`, then the object.

use std::io;
use std::marker::PhantomData;

use tl_core::{BytesMut, DecodeOwned, Encode};
use tokio_util::codec::{Decoder, Encoder, LengthDelimitedCodec};

/// Length of the length in front of an object.
const HEADER: usize = 4;

/// Reads and writes objects in frames. `T` is the type that is read.
pub struct FramedCodec<T> {
    /// Waits for whole frames, and refuses a frame by its length before there is memory for it.
    frames: LengthDelimitedCodec,
    reads: PhantomData<T>,
}

impl<T> FramedCodec<T> {
    /// Makes a codec for objects of up to `max_len` bytes.
    pub fn new(max_len: usize) -> Self {
        let mut frames = LengthDelimitedCodec::builder();
        frames.little_endian().length_field_length(HEADER).max_frame_length(max_len);
        Self { frames: frames.new_codec(), reads: PhantomData }
    }
}

impl<T: DecodeOwned> Decoder for FramedCodec<T> {
    type Item = T;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<T>> {
        let Some(frame) = self.frames.decode(buffer)? else { return Ok(None) };
        // `freeze` copies nothing. `Bytes` fields of the object are slices of the frame, which is a slice of the
        // buffer.
        let object = tl_core::from_bytes(&frame.freeze()).map_err(invalid)?;
        Ok(Some(object))
    }
}

/// The error of a whole frame. `DecodeError::needed` would make it an `UnexpectedEof`, but the stream goes on.
fn invalid(error: tl_core::DecodeError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

impl<T, V: Encode> Encoder<V> for FramedCodec<T> {
    type Error = io::Error;

    /// Writes the object into the write buffer, then its length in front. After an error the buffer is as before.
    fn encode(&mut self, object: V, buffer: &mut BytesMut) -> io::Result<()> {
        let start = buffer.len();
        buffer.extend_from_slice(&[0; HEADER]);
        let written = tl_core::encode_into(&object, buffer).map_err(io::Error::from);
        let length = written.and_then(|()| self.length_field(buffer.len() - start - HEADER));
        match length {
            Ok(length) => buffer[start..start + HEADER].copy_from_slice(&length),
            Err(_) => buffer.truncate(start),
        }
        length.map(|_| ())
    }
}

impl<T> FramedCodec<T> {
    /// The header of a frame of `len` bytes, if the peer would take it.
    fn length_field(&self, len: usize) -> io::Result<[u8; HEADER]> {
        let max_len = self.frames.max_frame_length();
        match u32::try_from(len) {
            Ok(length) if len <= max_len => Ok(length.to_le_bytes()),
            _ => Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("an object of {len} bytes is too long for a frame of {max_len}"),
            )),
        }
    }
}
