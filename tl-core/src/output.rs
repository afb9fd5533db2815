//! Functions that encode into memory, a `Vec` or a stream.

use alloc::vec;
use alloc::vec::Vec;

use bytes::{BufMut, Bytes, BytesMut};

use crate::encode::Encode;
use crate::error::{EncodeError, EncodeErrorKind};
use crate::object::Constructor;
use crate::types::Bare;
use crate::writer::{Writer, more_left_than_before};

/// The size of the first buffer, in bytes. An established phone call fits: it takes 1,044 bytes. A longer value is
/// encoded again into a larger buffer. To zero a buffer takes a nanosecond per hundred bytes.
const FIRST_TRY: usize = 1280;

/// A value of any type. Functions that take a `dyn Write` are compiled once for all types.
pub(crate) trait Write {
    /// Writes the value, and returns the number of free bytes.
    fn write(&self, out: Writer<'_>) -> Result<usize, EncodeError>;
}

impl<T: Encode + ?Sized> Write for &T {
    fn write(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        match self.encode(out) {
            Ok(out) => Ok(out.left()),
            Err(error) => Err(error),
        }
    }
}

/// Encodes `value` into `memory`, and returns the written part.
///
/// If `memory` is too small, the error is [`BufferFull`](EncodeErrorKind::BufferFull). No memory is allocated.
///
/// ```
/// let mut memory = [0; 16];
/// assert_eq!(tl_core::to_slice(&true, &mut memory)?, [0xb5, 0x75, 0x72, 0x99]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[inline]
pub fn to_slice<'w, T: Encode + ?Sized>(
    value: &T,
    memory: &'w mut [u8],
) -> Result<&'w mut [u8], EncodeError> {
    match value.encode(Writer::new(memory)) {
        Ok(out) => {
            let left = out.left();
            written(memory, left)
        }
        Err(error) => Err(error),
    }
}

/// The part of `memory` before the last `left` bytes.
#[inline]
fn written(memory: &mut [u8], left: usize) -> Result<&mut [u8], EncodeError> {
    match memory.len().checked_sub(left) {
        Some(len) if len.is_multiple_of(4) => Ok(&mut memory[..len]),
        Some(len) => Err(misaligned(len)),
        None => Err(more_left_than_before()),
    }
}

#[cold]
fn misaligned(len: usize) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Misaligned { len })
}

/// Encodes `value` into a new `Vec`.
///
/// ```
/// assert_eq!(tl_core::to_vec(&true)?, [0xb5, 0x75, 0x72, 0x99]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    write_vec(&value)
}

pub(crate) fn write_vec(value: &dyn Write) -> Result<Vec<u8>, EncodeError> {
    let mut block = [0; FIRST_TRY];
    match value.write(Writer::new(&mut block)) {
        Ok(left) => written(&mut block, left).map(|packet| packet.to_vec()),
        Err(error) => write_long_vec(error, value),
    }
}

/// Encodes `object` into a new `Vec` without its constructor id.
///
/// ```
/// assert_eq!(tl_core::to_vec_bare(&vec![5_i32])?, [1, 0, 0, 0, 5, 0, 0, 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_vec_bare<T: Constructor>(object: &T) -> Result<Vec<u8>, EncodeError> {
    to_vec(&Bare(object))
}

/// Encodes `value` into new [`Bytes`]. If the value is short, it allocates once, with the exact size.
///
/// ```
/// assert_eq!(tl_core::to_bytes(&1_i32)?, [1, 0, 0, 0].as_slice());
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_bytes<T: Encode + ?Sized>(value: &T) -> Result<Bytes, EncodeError> {
    to_vec(value).map(Bytes::from)
}

/// Encodes a value that did not fit in the first buffer: `error` is the result of that attempt.
#[cold]
fn write_long_vec(error: EncodeError, value: &dyn Write) -> Result<Vec<u8>, EncodeError> {
    let mut size = Size::after(FIRST_TRY, error)?;
    loop {
        let mut memory = size.zeroed()?;
        match value.write(Writer::new(&mut memory)) {
            Ok(left) => {
                let len = written(&mut memory, left)?.len();
                memory.truncate(len);
                memory.shrink_to_fit();
                return Ok(memory);
            }
            Err(error) => size = Size::after(size.0, error)?,
        }
    }
}

/// The size of the next buffer.
struct Size(usize);

impl Size {
    /// A size above `size`, if `error` says that the memory is too small; else `error`.
    fn after(size: usize, error: EncodeError) -> Result<Self, EncodeError> {
        let Some(missing) = error.missing() else { return Err(error) };
        let estimate = size.saturating_add(missing).saturating_add(missing / 8);
        Ok(Self(estimate.max(size.saturating_mul(4))))
    }

    /// Allocates a buffer of this size. Returns an error if there is not enough memory: a hand-written codec may ask
    /// for any size.
    fn zeroed(&self) -> Result<Vec<u8>, EncodeError> {
        /// From this size on, the allocation is tried first, since a failure of `vec!` aborts.
        const LARGE: usize = 1 << 30;
        if self.0 >= LARGE {
            let mut probe = Vec::<u8>::new();
            probe.try_reserve_exact(self.0).map_err(|_| EncodeError::buffer_full(self.0, 0))?;
        }
        Ok(vec![0; self.0])
    }
}

/// A buffer that grows at its end: `Vec<u8>` or [`BytesMut`].
///
/// No other type implements it. [`to_slice`] writes into a slice, [`to_buf`] into any other `BufMut`, and `to_io`
/// (feature `std`) into a stream.
#[diagnostic::on_unimplemented(
    message = "`encode_into` does not append to a `{Self}`",
    label = "expected a `Vec<u8>` or a `BytesMut`",
    note = "`to_slice` writes into a slice or an array, `to_buf` to any other `BufMut`, and `to_io` to a \
            `std::io::Write`"
)]
pub trait Append: sealed::Grow {}

mod sealed {
    use core::ops::DerefMut;

    use bytes::BufMut;

    pub trait Grow: DerefMut<Target = [u8]> + BufMut {
        fn truncate(&mut self, len: usize);
        /// Reserves memory for `additional` bytes; `false` if there is not so much.
        fn try_reserve(&mut self, additional: usize) -> bool;
    }
}

// The message above names both types.
#[diagnostic::do_not_recommend]
impl Append for Vec<u8> {}
#[diagnostic::do_not_recommend]
impl Append for BytesMut {}

impl sealed::Grow for Vec<u8> {
    fn truncate(&mut self, len: usize) {
        self.truncate(len);
    }

    fn try_reserve(&mut self, additional: usize) -> bool {
        self.try_reserve(additional).is_ok()
    }
}

impl sealed::Grow for BytesMut {
    fn truncate(&mut self, len: usize) {
        self.truncate(len);
    }

    /// `BytesMut` has no `try_reserve`: if it must grow, a `Vec` tries the allocation first.
    fn try_reserve(&mut self, additional: usize) -> bool {
        if self.capacity() - self.len() >= additional {
            return true;
        }
        let len = self.len().saturating_add(additional);
        let is_there = Vec::<u8>::new().try_reserve_exact(len).is_ok();
        if is_there {
            self.reserve(additional);
        }
        is_there
    }
}

/// Appends `value` to `buffer`: a `Vec<u8>` or a [`BytesMut`].
///
/// After an error, or a panic in a hand-written codec, the buffer is unchanged.
///
/// ```
/// let mut packet = vec![0xaa];
/// tl_core::encode_into(&1_i32, &mut packet)?;
/// assert_eq!(packet, [0xaa, 1, 0, 0, 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn encode_into<T, B>(value: &T, buffer: &mut B) -> Result<(), EncodeError>
where
    T: Encode + ?Sized,
    // `?Sized`, so that a slice causes one compile error instead of two.
    B: Append + ?Sized,
{
    append(buffer, &value)
}

/// The buffer while a value is appended. `Drop` truncates it to `len`, after success, an error or a panic.
struct Tail<'b, B: sealed::Grow + ?Sized> {
    buffer: &'b mut B,
    len: usize,
}

impl<B: sealed::Grow + ?Sized> Drop for Tail<'_, B> {
    fn drop(&mut self) {
        self.buffer.truncate(self.len);
    }
}

fn append<B: sealed::Grow + ?Sized>(buffer: &mut B, value: &dyn Write) -> Result<(), EncodeError> {
    let start = buffer.len();
    let tail = &mut Tail { buffer, len: start };
    let mut size = Size(FIRST_TRY);
    loop {
        let end = start.saturating_add(size.0);
        if !tail.buffer.try_reserve(end - tail.buffer.len()) {
            return Err(EncodeError::buffer_full(size.0, 0));
        }
        tail.buffer.put_bytes(0, end - tail.buffer.len());
        let memory = &mut tail.buffer[start..];
        match value.write(Writer::new(memory)) {
            Ok(left) => {
                tail.len = start + written(memory, left)?.len();
                return Ok(());
            }
            Err(error) => size = Size::after(size.0, error)?,
        }
    }
}

/// Encodes `value`, and passes its bytes to `use_bytes`: to hash, sign or compare them.
///
/// A value of up to 1,280 bytes is written on the stack, so that no memory is allocated.
///
/// ```
/// let sum: u32 = tl_core::using_encoded(&7_i64, |bytes| bytes.iter().map(|byte| u32::from(*byte)).sum())?;
/// assert_eq!(sum, 7);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn using_encoded<T: Encode + ?Sized, R>(
    value: &T,
    use_bytes: impl FnOnce(&[u8]) -> R,
) -> Result<R, EncodeError> {
    let mut block = [0; FIRST_TRY];
    match to_slice(value, &mut block) {
        Ok(packet) => Ok(use_bytes(packet)),
        Err(error) => {
            let packet = write_long_vec(error, &value)?;
            Ok(use_bytes(&packet))
        }
    }
}

/// Returns the exact number of bytes of `value` on the wire.
///
/// It costs as much as encoding: the value is encoded into temporary memory.
///
/// ```
/// assert_eq!(tl_core::encoded_len("hello")?, 8);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn encoded_len<T: Encode + ?Sized>(value: &T) -> Result<usize, EncodeError> {
    using_encoded(value, <[u8]>::len)
}

/// Appends `value` to any [`BufMut`]: a slice, a chain, a limited buffer.
///
/// The value is encoded into temporary memory first, and then copied. After an error the buffer is unchanged.
///
/// ```
/// let mut memory = [0xee; 8];
/// tl_core::to_buf(&7_i32, &mut memory.as_mut_slice())?;
/// assert_eq!(memory, [7, 0, 0, 0, 0xee, 0xee, 0xee, 0xee]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_buf<T, B>(value: &T, buffer: &mut B) -> Result<(), EncodeError>
where
    T: Encode + ?Sized,
    B: BufMut + ?Sized,
{
    using_encoded(value, |packet| {
        let left = buffer.remaining_mut();
        if left < packet.len() {
            return Err(EncodeError::buffer_full(packet.len(), left));
        }
        buffer.put_slice(packet);
        Ok(())
    })?
}

/// Appends `value` to any collection of bytes, such as a `VecDeque<u8>`.
///
/// ```
/// use std::collections::VecDeque;
///
/// let mut queue = VecDeque::new();
/// tl_core::to_extend(&7_i32, &mut queue)?;
/// assert_eq!(queue, [7, 0, 0, 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_extend<T, B>(value: &T, collection: &mut B) -> Result<(), EncodeError>
where
    T: Encode + ?Sized,
    B: Extend<u8> + ?Sized,
{
    using_encoded(value, |packet| collection.extend(packet.iter().copied()))
}
