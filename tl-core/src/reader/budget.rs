//! The unused part of the limits: depth, memory and items.

use alloc::boxed::Box;

use super::Reader;
use super::nesting::Nesting;
use crate::error::{DecodeError, DecodeErrorKind, Failure};
use crate::limits::Limits;

/// The number of bytes that each newtype and each conversion uses of `nested_size`, in addition to the sizes of its
/// types. Many of them can be nested without an object between them. In a debug build each takes 360 to 530 bytes of
/// stack in a decoder, and 1 to 2 kB in a dump. `Limits` promises at most 16 bytes of stack for each byte of
/// `nested_size`; objects take half of that.
pub(crate) const WRAPPER: usize = 256;

impl Reader<'_> {
    /// Subtracts `size` bytes from the memory that the packet may still allocate. Call it before you allocate.
    #[inline]
    pub fn allocate(&mut self, size: usize) -> Result<(), DecodeError> {
        Ok(self.count_memory(size)?)
    }

    #[inline]
    fn count_memory(&mut self, size: usize) -> Result<(), Box<Failure>> {
        match self.allocation.checked_sub(size) {
            Some(left) => {
                self.allocation = left;
                Ok(())
            }
            None => Err(allocation_limit(self.limits.allocation, self.offset())),
        }
    }

    /// Checks the item count of a vector against the limit of its field.
    pub(crate) fn expect_items_within(&self, limit: u32, count: usize) -> Result<(), DecodeError> {
        if u32::try_from(count).is_ok_and(|count| count <= limit) {
            return Ok(());
        }
        Err(self.error(DecodeErrorKind::ItemLimit { count, limit }))
    }

    /// Checks the item count of a vector against the limit, and against the remaining bytes, if each item takes at
    /// least `min_len` bytes. Counts `size` bytes of memory for each item.
    ///
    /// The error is boxed, so that it and the result of a caller fit in registers.
    #[inline]
    pub(crate) fn expect_items(
        &mut self,
        count: usize,
        min_len: usize,
        size: usize,
    ) -> Result<(), Box<Failure>> {
        let limit = self.limits.items;
        if u32::try_from(count).map_or(true, |count| count > limit) {
            return Err(Failure::new(DecodeErrorKind::ItemLimit { count, limit }, self.offset()));
        }
        let needed = count.saturating_mul(min_len);
        if needed > self.rest.len() {
            return Err(self.end_error(
                DecodeErrorKind::TooManyItems { count, left: self.rest.len() },
                needed,
            ));
        }
        self.count_memory(count.saturating_mul(size))
    }

    /// Counts a vector item if it took no bytes. `remaining` is the number of remaining bytes before the item.
    pub(crate) fn count_item(&mut self, remaining: usize) -> Result<(), DecodeError> {
        if self.rest.len() != remaining {
            return Ok(());
        }
        match self.empty_items.checked_sub(1) {
            Some(left) => {
                self.empty_items = left;
                Ok(())
            }
            None => {
                let limit = self.limits.empty_items;
                Err(self.error(DecodeErrorKind::EmptyItemLimit { limit }))
            }
        }
    }

    /// Begins an object of a type of `size` bytes. The caller calls [`leave`](Self::leave) at its end.
    #[inline]
    pub(crate) fn enter(&mut self, size: usize) -> Result<(), DecodeError> {
        self.enter_levels(1, size)
    }

    /// Begins a value of a type of `size` bytes that counts as `levels` levels. A converted value is not an object, so
    /// it counts as no level. But its decoder has stack memory for it while it reads the values inside, so the caller
    /// passes its size plus [`WRAPPER`].
    #[inline]
    pub(crate) fn enter_levels(&mut self, levels: u32, size: usize) -> Result<(), DecodeError> {
        match self.nesting.enter(levels, size) {
            Some(nesting) => {
                self.nesting = nesting;
                Ok(())
            }
            None => Err(nesting_limit(self.nesting, levels, self.limits, self.offset()).into()),
        }
    }

    /// Reads a value of a type of `size` bytes with `read`, and counts it as `levels` levels.
    #[inline]
    pub(crate) fn nested<T>(
        &mut self,
        levels: u32,
        size: usize,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let outer = self.nesting();
        let value = match self.enter_levels(levels, size) {
            Ok(()) => read(self),
            Err(error) => Err(error),
        };
        self.leave(outer);
        value
    }

    /// Reads the constructor id of an object of a type of `size` bytes, and begins the object.
    #[inline]
    pub(crate) fn enter_boxed(&mut self, size: usize) -> Result<u32, DecodeError> {
        let id = self.read_u32()?;
        self.enter(size)?;
        Ok(id)
    }

    /// Returns the unused part of the nesting limits, which [`leave`](Self::leave) restores.
    #[inline]
    pub(crate) fn nesting(&self) -> Nesting {
        self.nesting
    }

    /// Ends an object. `outer` is the unused part before the object began. If `enter` failed, this changes nothing.
    #[inline]
    pub(crate) fn leave(&mut self, outer: Nesting) {
        self.nesting = outer;
    }

    /// Returns the unused part of the limits, for an input that comes from this one, such as unpacked data.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits {
            depth: self.nesting.depth(),
            nested_size: self.nesting.size(),
            allocation: self.allocation,
            empty_items: self.empty_items,
            items: self.limits.items,
        }
    }
}

#[cold]
fn allocation_limit(limit: usize, offset: usize) -> Box<Failure> {
    Failure::new(DecodeErrorKind::AllocationLimit { limit }, offset)
}

#[cold]
fn nesting_limit(unused: Nesting, levels: u32, limits: Limits, offset: usize) -> Box<Failure> {
    let kind = if unused.depth() < levels {
        DecodeErrorKind::DepthLimit { limit: limits.depth }
    } else {
        DecodeErrorKind::NestedSizeLimit { limit: limits.nested_size }
    };
    Failure::new(kind, offset)
}
