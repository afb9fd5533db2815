//! What bytes can be appended to.

use alloc::vec::Vec;

use bytes::{BufMut, BytesMut};

use crate::encode::Encode;
use crate::error::EncodeError;
use crate::writer::Writer;

/// Takes bytes at its end: where a [`Writer`](crate::Writer) writes to.
///
/// It is smaller than [`bytes::BufMut`] and can do one thing more: padding is cheapest when a
/// constant number of zeros is appended and the superfluous ones are cut off again.
///
/// Implemented for `Vec<u8>`, for [`BytesMut`], for references to them, and by [`AnyBufMut`] for
/// whatever else implements `BufMut`.
pub trait Buffer {
    /// Whether only the number of bytes matters, which codecs written by hand tell without writing.
    #[doc(hidden)]
    const COUNTS: bool = false;

    /// Appends `bytes`, in whole.
    fn put_slice(&mut self, bytes: &[u8]);

    /// Appends `bytes`, whose number the compiler knows.
    #[inline]
    fn put_array<const N: usize>(&mut self, bytes: [u8; N]) {
        self.put_slice(&bytes);
    }

    /// Appends `len` zeros, at most three.
    #[inline]
    fn put_padding(&mut self, len: usize) {
        self.put_slice(&[0; 3][..len.min(3)]);
    }

    /// Appends `len` bytes of a block of `N`, at most all of them: zeros, save for what `fill` puts
    /// there.
    #[inline]
    fn put_block<const N: usize>(&mut self, len: usize, fill: impl FnOnce(&mut [u8; N])) {
        let mut block = [0; N];
        fill(&mut block);
        self.put_slice(&block[..len.min(N)]);
    }

    /// The number of bytes that can be appended without an allocation, where that is known.
    #[inline]
    fn room(&self) -> usize {
        0
    }

    /// Makes room for `additional` bytes at once. A hint: what is written may be more or less.
    #[inline]
    fn reserve(&mut self, additional: usize) {
        let _ = additional;
    }

    /// The number of bytes that stand in the buffer, those from before included.
    fn position(&self) -> usize;

    /// Takes back what has been written since the buffer stood at `position`, where it can.
    fn rewind(&mut self, position: usize);

    /// Encodes `value` at the end; what this does is what
    /// [`encode_into`](crate::encode_into) does.
    #[doc(hidden)]
    fn append<T: Encode + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        let mut writer = Writer::new(&mut *self);
        value.encode(&mut writer);
        writer.finish().map(|_| ())
    }

    /// Whether bytes did not fit and were dropped.
    #[inline]
    fn is_overfull(&self) -> bool {
        false
    }

    /// Counts `len` bytes that are not written, where this [counts](Self::COUNTS).
    #[doc(hidden)]
    #[inline]
    fn skip(&mut self, len: usize) {
        let _ = len;
    }
}

/// `Vec<u8>` and `BytesMut` grow as they need to and share the names of what they do.
macro_rules! growing_buffer {
    ($type:ty) => {
        impl Buffer for $type {
            #[inline]
            fn put_slice(&mut self, bytes: &[u8]) {
                self.extend_from_slice(bytes);
            }

            #[inline]
            fn put_array<const N: usize>(&mut self, bytes: [u8; N]) {
                self.extend_from_slice(&bytes);
            }

            /// Nothing is allocated for the zeros that are cut off: where there is no room for them, as
            /// at the end of a buffer that is exactly as long as the message, they are not written.
            #[inline]
            fn put_padding(&mut self, len: usize) {
                if self.room() < 4 {
                    return self.extend_from_slice(&[0; 3][..len.min(3)]);
                }
                let end = self.len() + len;
                self.extend_from_slice(&[0; 4]);
                self.truncate(end);
            }

            #[inline]
            fn put_block<const N: usize>(&mut self, len: usize, fill: impl FnOnce(&mut [u8; N])) {
                let end = self.len() + len;
                self.extend_from_slice(&[0; N]);
                if let Some(block) = self.last_chunk_mut() {
                    fill(block);
                }
                self.truncate(end);
            }

            #[inline]
            fn room(&self) -> usize {
                self.capacity() - self.len()
            }

            #[inline]
            fn reserve(&mut self, additional: usize) {
                self.reserve(additional);
            }

            /// The writer owns the buffer for as long as it writes: its length then stays in a register
            /// from one append to the next, where behind a reference it is stored and loaded again.
            fn append<T: Encode + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
                let mut writer = Writer::new(core::mem::take(self));
                value.encode(&mut writer);
                let result;
                (*self, result) = writer.into_parts();
                result
            }

            #[inline]
            fn position(&self) -> usize {
                self.len()
            }

            #[inline]
            fn rewind(&mut self, position: usize) {
                self.truncate(position);
            }
        }
    };
}

growing_buffer!(Vec<u8>);
growing_buffer!(BytesMut);

impl<B: Buffer + ?Sized> Buffer for &mut B {
    #[inline]
    fn put_slice(&mut self, bytes: &[u8]) {
        (**self).put_slice(bytes);
    }

    #[inline]
    fn put_array<const N: usize>(&mut self, bytes: [u8; N]) {
        (**self).put_array(bytes);
    }

    #[inline]
    fn put_padding(&mut self, len: usize) {
        (**self).put_padding(len);
    }

    #[inline]
    fn put_block<const N: usize>(&mut self, len: usize, fill: impl FnOnce(&mut [u8; N])) {
        (**self).put_block(len, fill);
    }

    #[inline]
    fn room(&self) -> usize {
        (**self).room()
    }

    #[inline]
    fn reserve(&mut self, additional: usize) {
        (**self).reserve(additional);
    }

    #[inline]
    fn position(&self) -> usize {
        (**self).position()
    }

    #[inline]
    fn rewind(&mut self, position: usize) {
        (**self).rewind(position);
    }

    fn append<T: Encode + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        (**self).append(value)
    }

    #[inline]
    fn is_overfull(&self) -> bool {
        (**self).is_overfull()
    }
}

/// Appends to anything that implements [`bytes::BufMut`]: a slice, a chain, a limited buffer.
///
/// `BufMut` cannot take bytes back: after an error the target holds the beginning of the value.
/// Where it is too small, encoding fails with
/// [`EncodeErrorKind::BufferFull`](crate::EncodeErrorKind::BufferFull) instead of a panic.
///
/// ```
/// use tl_core::{AnyBufMut, EncodeErrorKind, encode_into};
///
/// let mut packet = [0xee; 8];
/// encode_into(&7_i32, &mut AnyBufMut::new(&mut packet.as_mut_slice()))?;
/// assert_eq!(packet, [7, 0, 0, 0, 0xee, 0xee, 0xee, 0xee]);
///
/// let error = encode_into("too long", &mut AnyBufMut::new(&mut packet.as_mut_slice())).unwrap_err();
/// assert!(matches!(error.kind(), EncodeErrorKind::BufferFull));
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct AnyBufMut<'a, B: ?Sized> {
    target: &'a mut B,
    written: usize,
    overfull: bool,
}

impl<'a, B: BufMut + ?Sized> AnyBufMut<'a, B> {
    /// Appends to `target`.
    pub fn new(target: &'a mut B) -> Self {
        Self { target, written: 0, overfull: false }
    }
}

impl<B: BufMut + ?Sized> Buffer for AnyBufMut<'_, B> {
    fn put_slice(&mut self, bytes: &[u8]) {
        if self.overfull || self.target.remaining_mut() < bytes.len() {
            self.overfull = true;
            return;
        }
        self.target.put_slice(bytes);
        self.written += bytes.len();
    }

    fn position(&self) -> usize {
        self.written
    }

    fn rewind(&mut self, _position: usize) {}

    fn is_overfull(&self) -> bool {
        self.overfull
    }
}
