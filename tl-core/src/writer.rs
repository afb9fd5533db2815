//! The only module that writes bytes.

use core::fmt;

use crate::error::{EncodeError, EncodeErrorKind};

/// Writes one TL value after another into memory.
///
/// A writer is the free part of the memory. Each method takes the writer and returns the writer of the remaining
/// memory, so that its two words stay in registers. After an error, the writer is gone, and the memory holds the
/// beginning of a value.
///
/// ```
/// use tl_core::{Encode, Writer};
///
/// let mut memory = [0xee; 12];
/// let out = Writer::new(&mut memory);
/// let out = 7_i32.encode(out)?;
/// let out = "hi".encode(out)?;
/// assert_eq!(out.left(), 4);
/// assert_eq!(memory, [7, 0, 0, 0, 2, b'h', b'i', 0, 0xee, 0xee, 0xee, 0xee]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[must_use = "use the returned writer for the next value"]
pub struct Writer<'w> {
    free: &'w mut [u8],
}

impl<'w> Writer<'w> {
    /// Writes into `memory`, from its beginning.
    #[inline]
    pub fn new(memory: &'w mut [u8]) -> Self {
        Self { free: memory }
    }

    /// Returns the number of free bytes.
    #[inline]
    #[must_use]
    pub fn left(&self) -> usize {
        self.free.len()
    }

    /// Writes `bytes` as they are. The compiler knows their number.
    #[inline]
    pub fn write_array<const N: usize>(self, bytes: [u8; N]) -> Result<Self, EncodeError> {
        match self.reserve() {
            Ok((slot, out)) => {
                *slot = bytes;
                Ok(out)
            }
            Err(error) => Err(error),
        }
    }

    /// Writes four bytes, little-endian: an `int`, a `#`, a flags word or a constructor id.
    #[inline]
    pub fn write_u32(self, value: u32) -> Result<Self, EncodeError> {
        self.write_array(value.to_le_bytes())
    }

    /// Writes `bytes` as they are, without a length or padding. The caller writes a multiple of four bytes, as TL
    /// requires.
    #[inline]
    pub fn write_slice(self, bytes: &[u8]) -> Result<Self, EncodeError> {
        let left = self.free.len();
        match self.free.split_at_mut_checked(bytes.len()) {
            Some((slot, free)) => {
                slot.copy_from_slice(bytes);
                Ok(Self { free })
            }
            None => Err(EncodeError::buffer_full(bytes.len(), left)),
        }
    }

    /// Writes `content` as a `string` or as `bytes`: its length in the shortest form, the content, and zeros up to a
    /// multiple of four.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "measured: a function call per string is a quarter of the time to encode a phone call"
    )]
    pub fn write_bytes(self, content: &[u8]) -> Result<Self, EncodeError> {
        if content.len() <= SHORT
            && let Some(slot) = self.free.first_chunk_mut()
        {
            let padded = fill_slot(slot, content);
            return Ok(Self { free: &mut self.free[padded..] });
        }
        let left = self.free.len();
        match self.write_any_bytes(content) {
            Some(out) => Ok(out),
            None => Err(no_memory_for(content.len(), left)),
        }
    }

    /// Writes `content` of any length; `None` if it does not fit. Not generic and not inlined; its result fits in
    /// registers.
    fn write_any_bytes(self, content: &[u8]) -> Option<Self> {
        let (slot, free) = self.free.split_at_mut_checked(padded_len(content.len()))?;
        // The content overwrites all of these zeros, except the padding.
        *slot.last_chunk_mut()? = [0; 4];
        let slot = write_header(content.len(), slot)?;
        slot.get_mut(..content.len())?.copy_from_slice(content);
        Some(Self { free })
    }

    /// Writes a `bytes`, and its content with `write`: for example an object inside of `bytes`.
    ///
    /// ```
    /// use tl_core::{Encode, Writer};
    ///
    /// let mut memory = [0xee; 12];
    /// let out = Writer::new(&mut memory);
    /// out.write_bytes_with(|out| 7_i32.encode(out))?;
    /// assert_eq!(memory, [4, 7, 0, 0, 0, 0, 0, 0, 0xee, 0xee, 0xee, 0xee]);
    /// # Ok::<(), tl_core::EncodeError>(())
    /// ```
    pub fn write_bytes_with(
        self,
        write: impl for<'c> FnOnce(Writer<'c>) -> Result<Writer<'c>, EncodeError>,
    ) -> Result<Self, EncodeError> {
        // The length is known only after the content is written. So the content goes after a header of the usual
        // size, and moves if its length needs another size.
        const USUAL: usize = 4;
        let memory = self.free;
        let (_, out) = Writer { free: &mut *memory }.reserve::<USUAL>()?;
        let before = out.left();
        let len = taken(before, &write(out)?)?;
        let (padded, header) = (padded_len(len), header_len(len));
        if padded > memory.len() {
            return Err(EncodeError::buffer_full(padded, memory.len()));
        }
        memory.copy_within(USUAL..USUAL + len, header);
        let (slot, free) = memory.split_at_mut(padded);
        slot[header + len..].fill(0);
        match write_header(len, slot) {
            Some(_) => Ok(Self { free }),
            None => Err(EncodeError::buffer_full(padded, padded)),
        }
    }

    /// Writes a value with `write`, after `N` bytes that depend on its length. `note` takes the number of bytes of
    /// the value and returns these `N` bytes: for example a length before its content.
    ///
    /// ```
    /// use tl_core::{Encode, Writer};
    ///
    /// let mut memory = [0; 12];
    /// let out = Writer::new(&mut memory);
    /// out.write_after(|out| "hi".encode(out), |len| Ok((len as u64).to_le_bytes()))?;
    /// assert_eq!(memory, [4, 0, 0, 0, 0, 0, 0, 0, 2, b'h', b'i', 0]);
    /// # Ok::<(), tl_core::EncodeError>(())
    /// ```
    pub fn write_after<const N: usize>(
        self,
        write: impl FnOnce(Self) -> Result<Self, EncodeError>,
        note: impl FnOnce(usize) -> Result<[u8; N], EncodeError>,
    ) -> Result<Self, EncodeError> {
        let (slot, out) = self.reserve()?;
        let before = out.left();
        let out = write(out)?;
        *slot = note(taken(before, &out)?)?;
        Ok(out)
    }

    /// Returns the next `N` bytes, which the caller fills, and the writer of the memory after them.
    #[inline]
    fn reserve<const N: usize>(self) -> Result<(&'w mut [u8; N], Self), EncodeError> {
        let left = self.free.len();
        match self.free.split_first_chunk_mut() {
            Some((slot, free)) => Ok((slot, Self { free })),
            None => Err(EncodeError::buffer_full(N, left)),
        }
    }

    /// Borrows the writer.
    #[inline]
    pub(crate) fn reborrow(&mut self) -> Writer<'_> {
        Writer { free: &mut *self.free }
    }

    /// Returns the writer of the last `left` bytes: the bytes before them have been written.
    #[inline]
    pub(crate) fn leaving(self, left: usize) -> Result<Self, EncodeError> {
        match self.free.len().checked_sub(left) {
            Some(written) => Ok(Self { free: &mut self.free[written..] }),
            None => Err(more_left_than_before()),
        }
    }
}

/// The number of bytes that have been written since `before` bytes were free.
fn taken(before: usize, out: &Writer<'_>) -> Result<usize, EncodeError> {
    before.checked_sub(out.left()).ok_or_else(more_left_than_before)
}

/// The error of a hand-written encoder that returns more free bytes than it had.
#[cold]
pub(crate) fn more_left_than_before() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom(
        "an encoder leaves more bytes than it was given".into(),
    ))
}

/// The longest content that `fill_slot` writes, in bytes.
const SHORT: usize = 32;
/// The size of a short content with its length and padding, in bytes.
const SLOT: usize = SHORT + 4;

/// The size of the length `len` on the wire, in bytes.
fn header_len(len: usize) -> usize {
    match len {
        0..=253 => 1,
        254..=0xff_ffff => 4,
        _ => 8,
    }
}

/// The size of a content of `len` bytes with its length and padding. No slice is long enough for an overflow here.
fn padded_len(len: usize) -> usize {
    (len + header_len(len) + 3) & !3
}

/// Writes the length `len`, in its shortest form, and returns the memory after it. The sizes are constants, so the
/// compiler emits no call of `memcpy`.
#[inline]
fn write_header(len: usize, slot: &mut [u8]) -> Option<&mut [u8]> {
    let long = len as u64;
    match header_len(len) {
        1 => {
            let (head, slot) = slot.split_first_mut()?;
            *head = u8::try_from(len).unwrap_or_default();
            Some(slot)
        }
        4 => {
            let (head, slot) = slot.split_first_chunk_mut()?;
            *head = (u32::try_from(len).unwrap_or_default() << 8 | 0xfe).to_le_bytes();
            Some(slot)
        }
        _ => {
            let (head, slot) = slot.split_first_chunk_mut()?;
            *head = (long << 8 | 0xff).to_le_bytes();
            Some(slot)
        }
    }
}

/// Writes a short `content` with its length and padding, and returns their number of bytes. It writes zeros first,
/// and then the content in two moves that overlap: this needs no call of `memcpy`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of `write_bytes`")]
fn fill_slot(slot: &mut [u8; SLOT], content: &[u8]) -> usize {
    let padded = (content.len() + 4) & !3;
    if let Some(last_word) = slot.get_mut(padded - 4..padded) {
        last_word.copy_from_slice(&[0; 4]);
    }
    let [length, slot @ ..] = slot;
    *length = u8::try_from(content.len()).unwrap_or_default();
    match content.len() {
        16.. => move_ends::<16>(content, slot),
        8.. => move_ends::<8>(content, slot),
        4.. => move_ends::<4>(content, slot),
        // If there are at most 3 bytes, the first, the middle and the last one are all bytes.
        len => {
            if let (Some(first), Some(middle), Some(last)) =
                (content.first(), content.get(len / 2), content.last())
            {
                slot[0] = *first;
                slot[len / 2] = *middle;
                slot[len - 1] = *last;
            }
        }
    }
    padded
}

/// Makes the error of memory with `left` free bytes, for a content of `len` bytes.
#[cold]
fn no_memory_for(len: usize, left: usize) -> EncodeError {
    EncodeError::buffer_full(padded_len(len), left)
}

/// Copies the first `N` bytes and the last `N` bytes of `content`, which has from `N` to `2 * N` bytes.
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

/// Shows the number of free bytes.
impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("left", &self.left()).finish_non_exhaustive()
    }
}
