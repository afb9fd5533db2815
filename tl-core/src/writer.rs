//! Where values are written: a buffer, and what went wrong on the way to it.

use core::fmt;

use crate::buffer::Buffer;
use crate::error::{EncodeError, EncodeErrorKind};

/// Writes one TL value after another to a [`Buffer`], and keeps the first error.
///
/// Encoding a value does not stop at an error: [`fail`](Self::fail) notes it, and
/// [`finish`](Self::finish), the only way back to the buffer, reports it. A value that cannot fail
/// therefore pays nothing for those that can, and nobody can forget to look.
///
/// ```
/// use tl_core::{Encode, Writer};
///
/// let mut writer = Writer::new(Vec::new());
/// 7_i32.encode(&mut writer);
/// "hi".encode(&mut writer);
/// assert_eq!(writer.finish()?, [7, 0, 0, 0, 2, b'h', b'i', 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub struct Writer<B> {
    buffer: B,
    /// Where `buffer` stood when it was handed over.
    start: usize,
    error: Option<EncodeError>,
}

impl<B: Buffer> Writer<B> {
    /// Appends to `buffer`.
    #[must_use]
    pub fn new(buffer: B) -> Self {
        let start = buffer.position();
        Self { buffer, start, error: None }
    }

    /// Gives the buffer back, or the first error.
    ///
    /// After an error nothing is left of what this writer wrote, as far as the buffer can take it
    /// back.
    pub fn finish(self) -> Result<B, EncodeError> {
        match self.into_parts() {
            (buffer, Ok(())) => Ok(buffer),
            (_, Err(error)) => Err(error),
        }
    }

    /// The buffer, and the first error.
    pub(crate) fn into_parts(mut self) -> (B, Result<(), EncodeError>) {
        if self.error.is_none() && self.buffer.is_overfull() {
            self.error = Some(EncodeError::new(EncodeErrorKind::BufferFull));
        }
        match self.error {
            None => (self.buffer, Ok(())),
            Some(error) => {
                self.buffer.rewind(self.start);
                (self.buffer, Err(error))
            }
        }
    }

    /// The number of bytes that have been written.
    pub(crate) fn written(&self) -> usize {
        self.buffer.position().saturating_sub(self.start)
    }

    /// Whether only the number of bytes matters.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn counts(&self) -> bool {
        B::COUNTS
    }

    /// Counts `len` bytes that are not written, where this [counts](Self::counts).
    #[doc(hidden)]
    #[inline]
    pub fn skip(&mut self, len: usize) {
        self.buffer.skip(len);
    }

    /// Notes that the value has no TL form. The first error stays.
    #[cold]
    pub fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// Writes four bytes, little-endian: an `int`, a `#`, a flags word or a constructor id.
    #[inline]
    pub fn write_u32(&mut self, value: u32) {
        self.buffer.put_array(value.to_le_bytes());
    }

    /// Writes `bytes` as they stand, whose number the compiler knows.
    #[inline]
    pub fn write_array<const N: usize>(&mut self, bytes: [u8; N]) {
        self.buffer.put_array(bytes);
    }

    /// Writes `bytes` as they stand, without a length or padding. TL wants a multiple of four.
    #[inline]
    pub fn write_slice(&mut self, bytes: &[u8]) {
        self.buffer.put_slice(bytes);
    }

    /// Writes `content` as a `string` or `bytes`: its length in the shortest form, itself, and zeros
    /// up to a multiple of four.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "measured: a call a string costs a tenth of a call's encoding"
    )]
    pub fn write_bytes(&mut self, content: &[u8]) {
        if content.len() <= SHORT && self.buffer.room() >= SLOT {
            self.write_short_bytes(content);
        } else {
            self.write_any_bytes(content);
        }
    }

    /// Puts the content over zeros with two moves that overlap: no call of `memcpy`, and what is
    /// left of the zeros is the padding.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of `write_bytes`")]
    fn write_short_bytes(&mut self, content: &[u8]) {
        self.buffer.put_block((content.len() + 4) & !3, |block: &mut [u8; SLOT]| {
            let [length, slot @ ..] = block;
            *length = u8::try_from(content.len()).unwrap_or_default();
            match content.len() {
                16.. => move_ends::<16>(content, slot),
                8.. => move_ends::<8>(content, slot),
                4.. => move_ends::<4>(content, slot),
                _ => slot.iter_mut().zip(content).for_each(|(to, from)| *to = *from),
            }
        });
    }

    fn write_any_bytes(&mut self, content: &[u8]) {
        match u8::try_from(content.len()) {
            Ok(length @ ..=253) => {
                self.buffer.put_array([length]);
                self.buffer.put_slice(content);
                self.buffer.put_padding(usize::from(!length & 3));
            }
            _ => self.write_long_bytes(content),
        }
    }

    fn write_long_bytes(&mut self, content: &[u8]) {
        // The length follows its mark, in three bytes or in seven.
        match u32::try_from(content.len()) {
            Ok(length @ ..=0xff_ffff) => self.buffer.put_array((length << 8 | 0xfe).to_le_bytes()),
            _ => {
                let length = content.len() as u64;
                self.buffer.put_array((length << 8 | 0xff).to_le_bytes());
            }
        }
        self.buffer.put_slice(content);
        self.buffer.put_padding(content.len().wrapping_neg() & 3);
    }
}

/// The longest content that is short.
const SHORT: usize = 32;
/// What it takes with its length and padding.
const SLOT: usize = SHORT + 4;

/// Copies the first `N` bytes and the last `N`, which together are all of them.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of `write_bytes`")]
fn move_ends<const N: usize>(content: &[u8], slot: &mut [u8]) {
    if let (Some(first), Some(last)) = (content.first_chunk::<N>(), content.last_chunk::<N>())
        && let Some(slot) = slot.get_mut(..content.len())
    {
        slot[..N].copy_from_slice(first);
        slot[content.len() - N..].copy_from_slice(last);
    }
}

/// How far it is, and the first error.
impl<B: Buffer> fmt::Debug for Writer<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("written", &self.written())
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}
