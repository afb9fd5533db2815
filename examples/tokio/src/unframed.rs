//! No frames: one object after another. Only the definition of an object says where it ends.

use std::io;
use std::marker::PhantomData;

use tl_core::{BytesMut, DecodeOwned, Encode};
use tokio_util::codec::{Decoder, Encoder};

/// Maximum number of bytes that the attempts to decode an object go through, per byte of its maximum length.
///
/// A peer that sends single bytes would otherwise make the codec go through the square of the length.
const MAX_WORK: usize = 64;

/// The cost of one object.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Number of attempts to decode.
    pub attempts: usize,
    /// Number of bytes that all attempts went through.
    pub visited: usize,
}

/// Reads and writes objects without frames. `T` is the type that is read.
pub struct UnframedCodec<T> {
    max_len: usize,
    /// Least length of the buffer at which another attempt can succeed.
    wait_for: usize,
    /// Cost of the present object.
    cost: Cost,
    /// Cost of the last whole object.
    pub last: Cost,
    reads: PhantomData<T>,
}

impl<T> UnframedCodec<T> {
    /// Makes a codec for objects of up to `max_len` bytes.
    pub fn new(max_len: usize) -> Self {
        let (cost, last) = (Cost::default(), Cost::default());
        Self { max_len, wait_for: 1, cost, last, reads: PhantomData }
    }

    /// Checks the length of the present object, which is `len` at least, and the work that it took.
    fn check(&self, len: usize) -> io::Result<()> {
        let (max_len, Cost { attempts, visited }) = (self.max_len, self.cost);
        let text = if len > max_len {
            format!("an object of at least {len} bytes, and {max_len} are the maximum")
        } else if visited > max_len.saturating_mul(MAX_WORK) {
            format!("an object in too small pieces: not whole after {attempts} attempts")
        } else {
            return Ok(());
        };
        Err(io::Error::new(io::ErrorKind::InvalidData, text))
    }
}

impl<T: DecodeOwned> Decoder for UnframedCodec<T> {
    type Item = T;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<T>> {
        // Without this, each piece that arrives is an attempt.
        if buffer.len() < self.wait_for {
            return Ok(None);
        }
        self.cost.attempts += 1;
        // From the first byte, and with copies: while the end of the object is not known, the buffer cannot be split.
        let error = match tl_core::from_prefix::<T>(buffer) {
            Ok((object, rest)) => {
                let len = buffer.len() - rest.len();
                self.cost.visited += len;
                self.check(len)?;
                let _ = buffer.split_to(len);
                self.last = std::mem::take(&mut self.cost);
                self.wait_for = 1;
                return Ok(Some(object));
            }
            Err(error) => error,
        };
        self.cost.visited += error.offset();
        // `None`: more bytes do not help, and nobody knows where the next object begins. The connection is lost.
        let Some(needed) = error.needed() else { return Err(error.into()) };
        self.wait_for = buffer.len().saturating_add(needed);
        self.check(self.wait_for)?;
        Ok(None)
    }
}

impl<T, V: Encode> Encoder<V> for UnframedCodec<T> {
    type Error = io::Error;

    /// Appends the object to the write buffer. After an error the buffer is as before.
    fn encode(&mut self, object: V, buffer: &mut BytesMut) -> io::Result<()> {
        let start = buffer.len();
        tl_core::encode_into(&object, buffer)?;
        let len = buffer.len() - start;
        if len > self.max_len {
            buffer.truncate(start);
            let text = format!("an object of {len} bytes, and {} are the maximum", self.max_len);
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        Ok(())
    }
}
