//! What bytes can be appended to.

use alloc::vec::Vec;

use bytes::{BufMut, BytesMut};

/// Takes bytes at its end: where a [`Writer`](crate::Writer) writes to.
///
/// It is smaller than [`bytes::BufMut`] and can do one thing more: padding is cheapest when a
/// constant number of zeros is appended and the superfluous ones are cut off again.
///
/// Implemented for `Vec<u8>`, for [`BytesMut`], for references to them, and by [`AnyBufMut`] for
/// whatever else implements `BufMut`.
pub trait Buffer {
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

    /// Makes room for `additional` bytes at once. A hint: what is written may be more or less.
    #[inline]
    fn reserve(&mut self, additional: usize) {
        let _ = additional;
    }

    /// The number of bytes that stand in the buffer, those from before included.
    fn position(&self) -> usize;

    /// Takes back what has been written since the buffer stood at `position`, where it can.
    fn rewind(&mut self, position: usize);

    /// Whether bytes did not fit and were dropped.
    #[inline]
    fn is_overfull(&self) -> bool {
        false
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

            #[inline]
            fn put_padding(&mut self, len: usize) {
                let end = self.len() + len;
                self.extend_from_slice(&[0; 4]);
                self.truncate(end);
            }

            #[inline]
            fn reserve(&mut self, additional: usize) {
                self.reserve(additional);
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
