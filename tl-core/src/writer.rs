//! Where bytes are written, and nowhere else.

use core::fmt;

use crate::error::{EncodeError, EncodeErrorKind};

/// Writes one TL value after another into memory: it is the part of the memory that is still free.
///
/// Each method takes the writer and gives the writer of the rest, so that its two words stay in registers. An
/// error ends the writer: the memory then holds the beginning of a value.
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
#[must_use = "a value is written by the writer that the last method gave"]
pub struct Writer<'w> {
    free: &'w mut [u8],
}

impl<'w> Writer<'w> {
    /// Writes into `memory`, from its beginning.
    #[inline]
    pub fn new(memory: &'w mut [u8]) -> Self {
        Self { free: memory }
    }

    /// Gives the number of bytes that are still free.
    #[inline]
    #[must_use]
    pub fn left(&self) -> usize {
        self.free.len()
    }

    /// Writes `bytes` as they are; the compiler knows their number.
    #[inline]
    pub fn write_array<const N: usize>(self, bytes: [u8; N]) -> Result<Self, EncodeError> {
        match self.reserve() {
            Ok((place, out)) => {
                *place = bytes;
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

    /// Writes `bytes` as they are, without a length or padding. TL wants a multiple of four.
    #[inline]
    pub fn write_slice(self, bytes: &[u8]) -> Result<Self, EncodeError> {
        let left = self.free.len();
        match self.free.split_at_mut_checked(bytes.len()) {
            Some((place, free)) => {
                place.copy_from_slice(bytes);
                Ok(Self { free })
            }
            None => Err(EncodeError::buffer_full(bytes.len(), left)),
        }
    }

    /// Writes `content` as a `string` or as `bytes`: its length in the shortest form, itself, and zeros up to a
    /// multiple of four.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "measured: a call per string is a quarter of a call's encoding"
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
            None => Err(EncodeError::buffer_full(padded_len(content.len()), left)),
        }
    }

    /// Writes `content` of any length; `None` if it does not fit. One function, and its result in registers.
    fn write_any_bytes(self, content: &[u8]) -> Option<Self> {
        let (place, free) = self.free.split_at_mut_checked(padded_len(content.len()))?;
        // The content goes over all of these zeros but the padding.
        *place.last_chunk_mut()? = [0; 4];
        let place = write_header(content.len(), place)?;
        place.get_mut(..content.len())?.copy_from_slice(content);
        Some(Self { free })
    }

    /// Writes what `write` writes as the content of a `bytes`: an object inside of `bytes`.
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
        // The length is known at the end. The content is written behind the header that most of them have, and
        // moved if its length needs another.
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
        let (place, free) = memory.split_at_mut(padded);
        place[header + len..].fill(0);
        match write_header(len, place) {
            Some(_) => Ok(Self { free }),
            None => Err(EncodeError::buffer_full(padded, padded)),
        }
    }

    /// Writes a value with `write`, and gives the number of bytes that it took to `note`, which fills the `N` bytes
    /// in front of the value: a length in front of its content.
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
        let (place, out) = self.reserve()?;
        let before = out.left();
        let out = write(out)?;
        *place = note(taken(before, &out)?)?;
        Ok(out)
    }

    /// The next `N` bytes, to be written now or later, and the writer of the rest.
    #[inline]
    fn reserve<const N: usize>(self) -> Result<(&'w mut [u8; N], Self), EncodeError> {
        let left = self.free.len();
        match self.free.split_first_chunk_mut() {
            Some((place, free)) => Ok((place, Self { free })),
            None => Err(EncodeError::buffer_full(N, left)),
        }
    }

    /// The same memory, to be written for a while.
    #[inline]
    pub(crate) fn reborrow(&mut self) -> Writer<'_> {
        Writer { free: &mut *self.free }
    }

    /// The writer of the last `left` bytes: the others have been written.
    #[inline]
    pub(crate) fn leaving(self, left: usize) -> Result<Self, EncodeError> {
        match self.free.len().checked_sub(left) {
            Some(written) => Ok(Self { free: &mut self.free[written..] }),
            None => Err(more_left_than_before()),
        }
    }
}

/// The number of bytes that have been written since `before` were left.
fn taken(before: usize, out: &Writer<'_>) -> Result<usize, EncodeError> {
    before.checked_sub(out.left()).ok_or_else(more_left_than_before)
}

/// An encoder written by hand gave a number of bytes that it cannot have left.
#[cold]
pub(crate) fn more_left_than_before() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom(
        "an encoder leaves more bytes than it was given".into(),
    ))
}

/// The longest content that is short.
const SHORT: usize = 32;
/// The number of bytes that it takes with its length and padding.
const SLOT: usize = SHORT + 4;

/// The number of bytes that a length of `len` takes.
fn header_len(len: usize) -> usize {
    match len {
        0..=253 => 1,
        254..=0xff_ffff => 4,
        _ => 8,
    }
}

/// The number of bytes that a content of `len` takes with its length and padding. No slice is so long that this
/// wraps.
fn padded_len(len: usize) -> usize {
    (len + header_len(len) + 3) & !3
}

/// Writes the length `len`, in its shortest form, and gives the memory behind it. The sizes are constant, so that
/// no call of `memcpy` is needed.
#[inline]
fn write_header(len: usize, place: &mut [u8]) -> Option<&mut [u8]> {
    let long = len as u64;
    match header_len(len) {
        1 => {
            let (head, place) = place.split_first_mut()?;
            *head = u8::try_from(len).unwrap_or_default();
            Some(place)
        }
        4 => {
            let (head, place) = place.split_first_chunk_mut()?;
            *head = (u32::try_from(len).unwrap_or_default() << 8 | 0xfe).to_le_bytes();
            Some(place)
        }
        _ => {
            let (head, place) = place.split_first_chunk_mut()?;
            *head = (long << 8 | 0xff).to_le_bytes();
            Some(place)
        }
    }
}

/// Writes a short `content` with its length and padding, and gives the number of bytes that they take: zeros, and
/// then the content over them with two moves that overlap. This needs no call of `memcpy`.
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
        _ => slot.iter_mut().zip(content).for_each(|(to, from)| *to = *from),
    }
    padded
}

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

/// Shows the number of bytes that are free.
impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("left", &self.left()).finish_non_exhaustive()
    }
}
