//! The only module that reads bytes.

mod budget;
mod known;
mod nesting;
mod text;

use alloc::boxed::Box;
use core::fmt;

use bytes::Bytes;

pub(crate) use self::budget::WRAPPER;
#[cfg(feature = "schema")]
pub(crate) use self::known::KnownConstructors;
pub(crate) use self::known::check_aligned;
use self::nesting::Nesting;
use crate::error::{DecodeError, DecodeErrorKind, Expected, Failure};
use crate::hex::ShortHex;
use crate::limits::Limits;

/// Reads one TL value after another from a slice or from [`Bytes`].
///
/// If a method of this type fails, the reader has not moved. This is not true of a decoder that you call directly: if
/// `T::decode(&mut reader)` fails, the reader may be in the middle of the value. [`read`](Self::read) calls the
/// decoder and, if it fails, goes back.
///
/// ```
/// use tl_core::Reader;
///
/// let mut reader = Reader::new(&[1, 0, 0, 0, 2, b'h', b'i', 0]);
/// assert_eq!(reader.read::<i32>()?, 1);
/// assert_eq!(reader.read::<&str>()?, "hi");
/// reader.finish()?;
/// # Ok::<(), tl_core::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Reader<'de> {
    rest: &'de [u8],
    /// The offset, in the whole input, of the first byte after `rest`.
    end: usize,
    /// The whole input if it is shared: [`Bytes`] fields are slices of it.
    shared: Option<&'de Bytes>,
    limits: Limits,
    // The unused part of `limits`.
    nesting: Nesting,
    allocation: usize,
    empty_items: u32,
    /// Whether a length before `rest` gives its end. If so, more input would not move the end.
    is_inner: bool,
    /// Finds the ends of objects whose constructors are unknown to compiled types. It is a field only with the
    /// feature, because it adds a third to the instructions of reading a small message.
    #[cfg(feature = "schema")]
    known: Option<&'de dyn KnownConstructors>,
}

impl<'de> Reader<'de> {
    /// Makes a reader of `input` with the default [`Limits`].
    #[inline]
    #[must_use]
    pub fn new(input: &'de [u8]) -> Self {
        Self::with_limits(input, Limits::DEFAULT)
    }

    /// Makes a reader of `input` with `limits`.
    #[inline]
    #[must_use]
    pub fn with_limits(input: &'de [u8], limits: Limits) -> Self {
        Self {
            rest: input,
            end: input.len(),
            shared: None,
            limits,
            nesting: Nesting::of(limits),
            allocation: limits.allocation,
            empty_items: limits.empty_items,
            is_inner: false,
            #[cfg(feature = "schema")]
            known: None,
        }
    }

    /// Makes a reader of `input`. [`Bytes`] fields are slices of it that share its allocation.
    #[inline]
    #[must_use]
    pub fn from_bytes(input: &'de Bytes) -> Self {
        Self::from_bytes_with(input, Limits::DEFAULT)
    }

    /// Makes a reader of `input` as [`from_bytes`](Self::from_bytes) does, with `limits`.
    #[inline]
    #[must_use]
    pub fn from_bytes_with(input: &'de Bytes, limits: Limits) -> Self {
        Self { shared: Some(input), ..Self::with_limits(input, limits) }
    }

    /// Makes a reader of `input`, which is a part of an earlier input and was kept without decoding.
    pub(crate) fn from_inner_bytes(input: &'de Bytes, limits: Limits) -> Self {
        Self { is_inner: true, ..Self::from_bytes_with(input, limits) }
    }

    /// Ends reading. If bytes remain, it is an error.
    #[inline]
    pub fn finish(self) -> Result<(), DecodeError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.left_over()) }
    }

    /// The error of remaining bytes.
    #[inline]
    pub(crate) fn left_over(&self) -> DecodeError {
        trailing_bytes(self.rest.len(), self.end).into()
    }

    /// Returns the number of bytes read so far. It is the offset of the next byte in the whole input.
    #[inline]
    #[must_use]
    pub fn offset(&self) -> usize {
        self.end - self.rest.len()
    }

    /// Returns the bytes that have not been read.
    #[inline]
    #[must_use]
    pub fn remaining(&self) -> &'de [u8] {
        self.rest
    }

    /// Returns the next constructor id without reading it; `None` if fewer than four bytes remain.
    ///
    /// ```
    /// use tl_core::Reader;
    ///
    /// let mut reader = Reader::new(&[0xb5, 0x75, 0x72, 0x99]); // boolTrue#997275b5
    /// assert_eq!(reader.peek_id(), Some(0x997275b5));
    /// assert_eq!(reader.read::<bool>()?, true);
    /// assert_eq!(reader.peek_id(), None);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    #[must_use]
    pub fn peek_id(&self) -> Option<u32> {
        self.rest.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Makes the error `kind` at the current offset, which is after the bytes read so far. For an error at the
    /// beginning of a value that has been read, keep its [`offset`](Self::offset) and use [`DecodeError::new`].
    #[cold]
    #[must_use]
    pub fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    /// Reads exactly `len` bytes with `read`: for an envelope that gives the length of its content.
    ///
    /// The outer result is an error if fewer than `len` bytes remain. The inner result is the result of `read`, or an
    /// error if `read` does not use all `len` bytes. If the outer result is `Ok`, the reader is after the `len`
    /// bytes, so you can read the values after an invalid body.
    ///
    /// ```
    /// use tl_core::Reader;
    ///
    /// let mut reader = Reader::new(&[0xff, 0xff, 0xff, 0xff, 7, 0, 0, 0]);
    /// let body = reader.read_within(4, |body| body.read::<bool>())?;
    /// assert!(body.is_err());
    /// assert_eq!(reader.read::<i32>()?, 7);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn read_within<T>(
        &mut self,
        len: usize,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Result<T, DecodeError>, DecodeError> {
        let body = self.read_slice(len)?;
        Ok(self.read_inner(body, self.offset(), read))
    }

    /// Reads all of `part` with `read`, within the unused part of the limits. `part` has just been read; `end` is the
    /// offset of its end.
    fn read_inner<T>(
        &mut self,
        part: &'de [u8],
        end: usize,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let mut inner = Self { rest: part, end, is_inner: true, ..self.clone() };
        let value = read(&mut inner);
        self.allocation = inner.allocation;
        self.empty_items = inner.empty_items;
        let value = value?;
        inner.finish()?;
        Ok(value)
    }

    /// Reads `N` bytes as they are.
    #[inline]
    pub fn read_array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        self.read_number(|bytes| bytes)
    }

    /// Reads `N` bytes and converts them with `from_bytes` to a number.
    ///
    /// The conversion is done before the `Result` is made: rustc would copy an array in a `Result` byte by byte.
    #[inline]
    pub(crate) fn read_number<T, const N: usize>(
        &mut self,
        from_bytes: impl FnOnce([u8; N]) -> T,
    ) -> Result<T, DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(from_bytes(*bytes))
            }
            None => Err(unexpected_end(N, self.rest.len(), self.end, self.is_inner).into()),
        }
    }

    /// Reads the item count of a vector. The error is boxed, so that the result fits in registers.
    #[inline]
    pub(crate) fn read_count(&mut self) -> Result<usize, Box<Failure>> {
        match self.rest.split_first_chunk() {
            Some((count, rest)) => {
                self.rest = rest;
                Ok(usize::try_from(u32::from_le_bytes(*count)).unwrap_or(usize::MAX))
            }
            None => Err(unexpected_end(4, self.rest.len(), self.end, self.is_inner)),
        }
    }

    /// Borrows `N` bytes of the input as they are.
    #[inline]
    pub fn read_array_ref<const N: usize>(&mut self) -> Result<&'de [u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(unexpected_end(N, self.rest.len(), self.end, self.is_inner).into()),
        }
    }

    /// Reads `len` bytes as they are, without a length or padding.
    #[inline]
    pub fn read_slice(&mut self, len: usize) -> Result<&'de [u8], DecodeError> {
        match self.rest.split_at_checked(len) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(unexpected_end(len, self.rest.len(), self.end, self.is_inner).into()),
        }
    }

    /// Reads all remaining bytes.
    pub fn read_rest(&mut self) -> &'de [u8] {
        core::mem::take(&mut self.rest)
    }

    /// Reads four bytes, little-endian: an `int`, a `#`, a flags word or a constructor id.
    #[inline]
    pub fn read_u32(&mut self) -> Result<u32, DecodeError> {
        self.read_number(u32::from_le_bytes)
    }

    /// Reads with `read`, and goes back if it fails.
    #[inline]
    pub(crate) fn read_or_go_back<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        // A hand-written decoder may replace the reader by one of another input.
        let (before, end) = (self.rest, self.end);
        let result = read(self);
        #[expect(
            clippy::redundant_pattern_matching,
            reason = "`is_err` takes the address: the result would be moved once more"
        )]
        if let Err(_) = result {
            (self.rest, self.end) = (before, end);
        }
        result
    }

    /// Returns the bytes that have been read since `before`, which is an earlier `remaining`.
    pub(crate) fn read_since<'b>(&self, before: &'b [u8]) -> Result<&'b [u8], DecodeError> {
        let len = before.len().checked_sub(self.rest.len());
        len.and_then(|len| before.get(..len)).ok_or_else(|| {
            let message = "a decoder leaves more bytes than it was given";
            self.error(DecodeErrorKind::Custom(message.into()))
        })
    }

    /// Makes [`Bytes`] of a part of the input, without a copy if the input is `Bytes`, too.
    pub(crate) fn share(&mut self, part: &'de [u8]) -> Result<Bytes, DecodeError> {
        // A hand-written codec may pass a `part` that is not in the input: `slice_ref` would panic.
        if let Some(input) = self.shared
            && is_part_of(part, input)
        {
            return Ok(input.slice_ref(part));
        }
        self.allocate(part.len())?;
        Ok(Bytes::copy_from_slice(part))
    }

    /// Reads the rest of an object after its constructor id `id`, and returns the whole object. It ends where
    /// [`body_of`](Self::body_of) says.
    pub(crate) fn read_whole_object(&mut self, id: u32) -> Result<Bytes, DecodeError> {
        let body = self.body_of(id)?;
        let (start, end) = (self.offset().checked_sub(4), self.offset() + body.len());
        let id = id.to_le_bytes();
        let shared = self.shared.zip(start).and_then(|(input, start)| {
            let object = start..end;
            // A hand-written decoder may pass an `id` that is not in the input.
            input.get(object.clone())?.starts_with(&id).then(|| input.slice(object))
        });
        let object = match shared {
            Some(object) => object,
            None => {
                self.allocate(body.len() + 4)?;
                [&id, body].concat().into()
            }
        };
        self.rest = &self.rest[body.len()..];
        Ok(object)
    }

    /// Makes the error `kind` of a value that takes at least `needed` bytes from the current offset.
    #[cold]
    fn end_error(&self, kind: DecodeErrorKind, needed: usize) -> Box<Failure> {
        end_error(kind, needed, self.rest.len(), self.end, self.is_inner)
    }

    /// Makes the error of the constructor id `found`, which has just been read and is not in `expected`.
    #[inline]
    pub(crate) fn unknown_constructor(
        &self,
        found: u32,
        expected: &'static Expected,
    ) -> DecodeError {
        match self.known() {
            Some(known) => known.refused(found, expected, self.offset()),
            None => DecodeError::refused(found, expected, self.offset()),
        }
    }
}

// The functions below take single values instead of the reader, so that a reader that is local to a function stays in
// registers.

/// Whether the memory of `part` is in that of `input`.
#[inline]
fn is_part_of(part: &[u8], input: &[u8]) -> bool {
    let (part, input) = (part.as_ptr_range(), input.as_ptr_range());
    input.start <= part.start && part.end <= input.end
}

/// Makes the error of a read of `needed` bytes when only `left` bytes remain.
#[cold]
fn unexpected_end(needed: usize, left: usize, end: usize, is_inner: bool) -> Box<Failure> {
    end_error(DecodeErrorKind::UnexpectedEnd { needed, left }, needed, left, end, is_inner)
}

/// Makes the error `kind` of a value that takes at least `needed` bytes when `left` bytes remain. The error says how
/// many bytes are missing, except if a length has already given the end: then more input would not help.
#[cold]
fn end_error(
    kind: DecodeErrorKind,
    needed: usize,
    left: usize,
    end: usize,
    is_inner: bool,
) -> Box<Failure> {
    let missing = if is_inner { 0 } else { needed.saturating_sub(left) };
    Failure::with_missing(kind, end - left, missing)
}

#[cold]
fn trailing_bytes(left: usize, end: usize) -> Box<Failure> {
    Failure::new(DecodeErrorKind::TrailingBytes { left }, end - left)
}

/// Shows the offset and the next bytes.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("offset", &self.offset())
            .field("remaining", &ShortHex(self.rest))
            .finish_non_exhaustive()
    }
}
