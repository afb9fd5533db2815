//! Where bytes are read, and nowhere else.

use alloc::borrow::Cow;
use core::fmt;

use bytes::Bytes;

use crate::decode::Decode;
use crate::definition::ConstructorName;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::hex::ShortHex;
use crate::limits::Limits;

/// Reads one TL value after another from a slice or from [`Bytes`].
///
/// After an error the position is unspecified, but a further read is safe: what has gone wrong within an object
/// leaves nothing to read.
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
    /// The whole input where it is shared: what [`Bytes`] fields take their slices from.
    shared: Option<&'de Bytes>,
    limits: Limits,
    /// What is left of `limits.depth`.
    depth: u32,
    /// What is left of `limits.allocation`.
    allocation: usize,
    /// The error of a field, while the objects around it are read to their end.
    failure: Option<Failure>,
}

/// The first error of what is being read.
#[derive(Clone)]
struct Failure {
    error: DecodeError,
    /// The least `depth` that a reader has where the next step is added to the error's path. What stands
    /// after the field at fault has one that is too small: it cannot be read, which is not its own fault.
    next: u64,
}

impl<'de> Reader<'de> {
    /// Reads from `input`, within the default [`Limits`].
    #[must_use]
    pub fn new(input: &'de [u8]) -> Self {
        Self::with_limits(input, Limits::DEFAULT)
    }

    /// Reads from `input`, within `limits`.
    #[must_use]
    pub fn with_limits(input: &'de [u8], limits: Limits) -> Self {
        Self {
            rest: input,
            end: input.len(),
            shared: None,
            limits,
            depth: limits.depth,
            allocation: limits.allocation,
            failure: None,
        }
    }

    /// Reads from `input`; [`Bytes`] fields become slices of it that share its allocation.
    #[must_use]
    pub fn from_bytes(input: &'de Bytes) -> Self {
        Self::from_bytes_with(input, Limits::DEFAULT)
    }

    /// Reads from `input` as [`from_bytes`](Self::from_bytes) does, within `limits`.
    #[must_use]
    pub fn from_bytes_with(input: &'de Bytes, limits: Limits) -> Self {
        Self { shared: Some(input), ..Self::with_limits(input, limits) }
    }

    /// Reads one value in the form that it has as a field: an object is boxed.
    ///
    /// Use [`Bare`](crate::Bare) for an object without its constructor id.
    pub fn read<T: Decode<'de>>(&mut self) -> Result<T, DecodeError> {
        T::decode(self)
    }

    /// Ends reading: bytes that are left are an error.
    pub fn finish(self) -> Result<(), DecodeError> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(self.error(DecodeErrorKind::TrailingBytes { left: self.rest.len() }))
    }

    /// The number of bytes read so far: the offset, in the whole input, of the next one.
    #[inline]
    #[must_use]
    pub fn offset(&self) -> usize {
        self.end - self.rest.len()
    }

    /// What has not been read yet.
    #[must_use]
    pub fn remaining(&self) -> &'de [u8] {
        self.rest
    }

    /// The constructor id that comes next, without reading it; `None` where fewer than four bytes
    /// are left.
    #[must_use]
    pub fn peek_id(&self) -> Option<u32> {
        self.rest.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Makes the error `kind` at the present position: behind what has been read. To tell where a value
    /// stands that has been read already, keep [`offset`](Self::offset) and use [`DecodeError::new`].
    #[cold]
    #[must_use]
    pub fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    /// Reads exactly `len` bytes with `read`, as an envelope that gives its content's length needs.
    ///
    /// The outer result is an error where fewer than `len` bytes are left. The inner one is that of
    /// `read`, to which bytes left over are an error too; either way the reader stands behind the
    /// `len` bytes afterwards, so that a body that cannot be read loses none of those after it.
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
        let Some((body, rest)) = self.rest.split_at_checked(len) else {
            return Err(self.unexpected_end(len));
        };
        let mut inner = Self { rest: body, end: self.end - rest.len(), ..self.clone() };
        let value = read(&mut inner);
        self.allocation = inner.allocation;
        self.rest = rest;
        Ok(value.and_then(|value| inner.finish().map(|()| value)))
    }

    /// Reads `N` bytes as they stand.
    #[inline]
    pub fn read_array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(*bytes)
            }
            None => Err(self.unexpected_end(N)),
        }
    }

    /// The next `len` bytes, where there are as many.
    #[inline]
    pub(crate) fn read_part(&mut self, len: usize) -> Option<&'de [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Reads `len` bytes as they stand, without a length or padding.
    #[inline]
    pub fn read_slice(&mut self, len: usize) -> Result<&'de [u8], DecodeError> {
        match self.read_part(len) {
            Some(bytes) => Ok(bytes),
            None => Err(self.unexpected_end(len)),
        }
    }

    /// Reads all that is left.
    pub fn read_rest(&mut self) -> &'de [u8] {
        core::mem::take(&mut self.rest)
    }

    /// Reads four bytes, little-endian: an `int`, a `#`, a flags word or a constructor id.
    #[inline]
    pub fn read_u32(&mut self) -> Result<u32, DecodeError> {
        match self.read_array() {
            Ok(bytes) => Ok(u32::from_le_bytes(bytes)),
            Err(error) => Err(error),
        }
    }

    /// Reads with what may leave an error here and go on: the error, if one was left.
    ///
    /// Decoders of objects do so (see [`DecodeObject::decode_body`](crate::DecodeObject::decode_body)). All
    /// that anybody else calls goes through here.
    #[inline]
    pub(crate) fn read_strictly<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        if self.has_failed() {
            return Err(self.unexpected_end(0));
        }
        // One variable, which stays where it has been made: a large value is not moved once more.
        let mut result = read(self);
        if let Some(failure) = self.failure.take() {
            result = Err(failure.error);
        }
        result
    }

    /// Whether an error has been left: what has been read since is incomplete.
    #[inline]
    pub(crate) fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// The field at `place` of the present object has been read. Where that may have left an error, its path
    /// goes through `place`.
    #[inline]
    pub(crate) fn after_field(&mut self, may_have_failed: bool, place: &'static str) {
        if may_have_failed && self.has_failed() {
            self.has_failed_in_field(place);
        }
    }

    #[cold]
    fn has_failed_in_field(&mut self, place: &'static str) {
        self.failed_in(|error| error.in_place(place));
    }

    /// The field at `place` of the present object could not be read for `error`, which it returned, or for
    /// what it left before.
    #[cold]
    pub(crate) fn error_in_field(
        &mut self,
        error: DecodeError,
        place: &'static str,
    ) -> DecodeError {
        self.has_failed_in_field(place);
        error.in_place(place)
    }

    /// As [`error_in_field`](Self::error_in_field), and leaves the error here.
    #[cold]
    pub(crate) fn fail_in_field(&mut self, error: DecodeError, place: &'static str) {
        let error = self.error_in_field(error, place);
        self.fail(error);
    }

    /// The path of the error that an item of a vector has left goes through the item.
    #[cold]
    pub(crate) fn has_failed_in_item(&mut self, index: usize) {
        self.failed_in(|error| error.in_item(index));
    }

    /// An item of a vector could not be read, as [`fail_in_field`](Self::fail_in_field) has it.
    #[cold]
    pub(crate) fn fail_in_item(&mut self, error: DecodeError, index: usize) {
        self.has_failed_in_item(index);
        self.fail(error.in_item(index));
    }

    /// Leaves an error of the present object, unless one has been left before, of which this is a
    /// consequence. There is nothing more to read from here on.
    pub(crate) fn fail(&mut self, error: DecodeError) {
        if self.failure.is_none() {
            self.failure = Some(Failure { error, next: self.level_around() });
            self.rest = &[];
        }
    }

    /// Adds `step` to the path of the error that was left by what has just been read, if it was.
    fn failed_in(&mut self, step: impl FnOnce(DecodeError) -> DecodeError) {
        let next = self.level_around();
        if let Some(failure) = self.failure.take() {
            self.failure = Some(if failure.next < next {
                Failure { error: step(failure.error), next }
            } else {
                failure
            });
        }
    }

    /// The `depth` of what is around the present object.
    fn level_around(&self) -> u64 {
        u64::from(self.depth) + 1
    }

    /// Reads the content of a `string` or of `bytes`: length, content, padding, in any of the three
    /// length forms and with any padding.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs a tenth of decoding")]
    pub fn read_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        match self.rest {
            &[length @ ..=253, ..] => {
                let length = usize::from(length);
                // The content follows the one byte of its length; both are padded together.
                match self.rest.split_at_checked((length + 4) & !3) {
                    Some((padded, rest)) => {
                        self.rest = rest;
                        Ok(&padded[1..=length])
                    }
                    None => Err(self.length_past_end(length as u64, 1)),
                }
            }
            _ => self.read_long_bytes(),
        }
    }

    fn read_long_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        // The length follows its mark, in three bytes or in seven.
        let (header, length) = if let [0xff, ..] = self.rest {
            match self.rest.first_chunk() {
                Some(bytes) => (8, u64::from_le_bytes(*bytes) >> 8),
                None => return Err(self.unexpected_end(8)),
            }
        } else {
            match self.rest.first_chunk() {
                Some(bytes) => (4, u64::from(u32::from_le_bytes(*bytes) >> 8)),
                None => return Err(self.unexpected_end(4)),
            }
        };
        let padded =
            usize::try_from(length).ok().and_then(|length| length.checked_next_multiple_of(4));
        let content = padded.and_then(|padded| self.rest[header..].split_at_checked(padded));
        match content {
            Some((padded, rest)) => {
                self.rest = rest;
                // `length` fits: its multiple of four is that of a slice.
                Ok(&padded[..usize::try_from(length).unwrap_or(padded.len())])
            }
            None => Err(self.length_past_end(length, header)),
        }
    }

    /// Reads the content of a `string` that has to be UTF-8.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs 4 % of decoding")]
    pub fn read_str(&mut self) -> Result<&'de str, DecodeError> {
        match self.split_ascii() {
            Some((text, rest)) => {
                self.rest = rest;
                Ok(text)
            }
            None => self.read_any_str(),
        }
    }

    /// A short string of ASCII, and what follows it.
    #[cfg(feature = "ascii")]
    #[inline]
    fn split_ascii(&self) -> Option<(&'de str, &'de [u8])> {
        // From here on the search for other bytes takes longer than the check of UTF-8.
        let &[length @ ..=32, ..] = self.rest else {
            return None;
        };
        let length = usize::from(length);
        let (padded, rest) = self.rest.split_at_checked((length + 4) & !3)?;
        let text = ascii::AsciiStr::from_ascii(&padded[1..=length]).ok()?;
        Some((text.as_str(), rest))
    }

    #[cfg(not(feature = "ascii"))]
    #[inline]
    #[expect(clippy::unused_self, reason = "in place of the one above")]
    fn split_ascii(&self) -> Option<(&'de str, &'de [u8])> {
        None
    }

    fn read_any_str(&mut self) -> Result<&'de str, DecodeError> {
        if let Some((text, rest)) = self.split_short_str() {
            self.rest = rest;
            return Ok(text);
        }
        let before = self.rest;
        match self.read_bytes() {
            Ok(bytes) => match core::str::from_utf8(bytes) {
                Ok(text) => Ok(text),
                Err(error) => Err(self.invalid_utf8(before, error.valid_up_to())),
            },
            Err(error) => Err(error),
        }
    }

    /// A string whose length is below 128, and what follows it.
    ///
    /// Such a length is ASCII itself: checked along with the content, it brings the check to where
    /// words begin three bytes sooner. Up to there the check goes byte by byte.
    fn split_short_str(&self) -> Option<(&'de str, &'de [u8])> {
        let &[length @ ..=127, ..] = self.rest else {
            return None;
        };
        let length = usize::from(length);
        let (padded, rest) = self.rest.split_at_checked((length + 4) & !3)?;
        let text = core::str::from_utf8(&padded[..=length]).ok()?;
        Some((text.get(1..)?, rest))
    }

    /// Reads the content of a `string` or of `bytes`, as a slice of the input where the input is
    /// [`Bytes`], and else as a copy.
    pub fn read_shared_bytes(&mut self) -> Result<Bytes, DecodeError> {
        let content = self.read_bytes()?;
        self.share(content)
    }

    /// Turns a part of the input into [`Bytes`], without a copy where the input is `Bytes`.
    pub(crate) fn share(&mut self, part: &'de [u8]) -> Result<Bytes, DecodeError> {
        if let Some(input) = self.shared {
            return Ok(input.slice_ref(part));
        }
        self.allocate(part.len())?;
        Ok(Bytes::copy_from_slice(part))
    }

    /// Takes `size` bytes off what the packet may still allocate. Call it before allocating.
    #[inline]
    pub fn allocate(&mut self, size: usize) -> Result<(), DecodeError> {
        match self.allocation.checked_sub(size) {
            Some(left) => {
                self.allocation = left;
                Ok(())
            }
            None => Err(self.allocation_limit()),
        }
    }

    /// Checks the number of items that a vector gives against the limit and against the bytes that
    /// are left, where an item takes at least `min_len` bytes in the input; counts the memory that
    /// items of `size` bytes will take.
    pub(crate) fn expect_items(
        &mut self,
        count: usize,
        min_len: usize,
        size: usize,
    ) -> Result<(), DecodeError> {
        if count > self.limits.items {
            let limit = self.limits.items;
            return Err(self.error(DecodeErrorKind::ItemLimit { count, limit }));
        }
        if count.saturating_mul(min_len) > self.rest.len() {
            let left = self.rest.len();
            return Err(self.error(DecodeErrorKind::TooManyItems { count, left }));
        }
        // An item that takes no memory still takes a turn of the loop.
        self.allocate(count.saturating_mul(size.max(1)))
    }

    /// Goes one object deeper. The caller calls [`leave`](Self::leave) when it is read.
    #[inline]
    pub(crate) fn enter(&mut self) -> Result<(), DecodeError> {
        match self.depth.checked_sub(1) {
            Some(left) => {
                self.depth = left;
                Ok(())
            }
            None => {
                let limit = self.limits.depth;
                Err(self.error(DecodeErrorKind::DepthLimit { limit }))
            }
        }
    }

    /// Reads the constructor id of an object, and goes one deeper.
    #[inline]
    pub(crate) fn enter_boxed(&mut self) -> Result<u32, DecodeError> {
        let id = self.read_u32()?;
        self.enter()?;
        Ok(id)
    }

    #[inline]
    pub(crate) fn leave(&mut self) {
        self.depth += 1;
    }

    #[cold]
    pub(crate) fn unexpected_end(&self, needed: usize) -> DecodeError {
        self.error(DecodeErrorKind::UnexpectedEnd { needed, left: self.rest.len() })
    }

    #[cold]
    fn length_past_end(&self, length: u64, header: usize) -> DecodeError {
        self.error(DecodeErrorKind::LengthPastEnd { length, left: self.rest.len() - header })
    }

    /// The string that `before` begins with has been read, and is valid up to its byte
    /// `valid_up_to`.
    #[cold]
    fn invalid_utf8(&self, before: &[u8], valid_up_to: usize) -> DecodeError {
        let header = match before {
            [0xff, ..] => 8,
            [0xfe, ..] => 4,
            _ => 1,
        };
        let offset = self.end - before.len() + header + valid_up_to;
        DecodeError::new(DecodeErrorKind::InvalidUtf8, offset)
    }

    #[cold]
    fn allocation_limit(&self) -> DecodeError {
        self.error(DecodeErrorKind::AllocationLimit { limit: self.limits.allocation })
    }

    /// The constructor id `found` has just been read where only `expected` can stand.
    #[cold]
    pub(crate) fn wrong_constructor(&self, found: u32, expected: ConstructorName) -> DecodeError {
        DecodeError::new(DecodeErrorKind::WrongConstructor { found, expected }, self.id_offset())
    }

    /// The constructor id `found` has just been read and is none of `expected`.
    #[cold]
    pub(crate) fn unknown_constructor(
        &self,
        found: u32,
        expected: impl Into<Cow<'static, [ConstructorName]>>,
    ) -> DecodeError {
        let expected = expected.into();
        let kind = match *expected {
            [expected] => DecodeErrorKind::WrongConstructor { found, expected },
            _ => DecodeErrorKind::UnknownConstructor { found, expected },
        };
        DecodeError::new(kind, self.id_offset())
    }

    /// Where the id that has just been read stands.
    fn id_offset(&self) -> usize {
        self.offset().saturating_sub(4)
    }
}

/// Where it stands, and the next bytes.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("offset", &self.offset())
            .field("remaining", &ShortHex(self.rest))
            .finish_non_exhaustive()
    }
}
