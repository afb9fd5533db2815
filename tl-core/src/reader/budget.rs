//! The unused part of the limits: depth, memory, items.

use alloc::boxed::Box;

use super::Reader;
use crate::error::{DecodeError, DecodeErrorKind, Failure};
use crate::limits::Limits;

/// The bytes that a newtype and a conversion each add to `nested_size`, beside the sizes of their types: many can be in
/// each other without an object between them. Each takes 360 to 530 bytes of the stack in a debug build, and a dump 1 to
/// 2 kB. The promised stack is 16 times `nested_size`, and objects take half of it.
pub(crate) const WRAPPER: usize = 256;

impl Reader<'_> {
    /// Takes `size` bytes off the memory that the packet may still allocate. Call it before you allocate.
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

    /// Checks the number of items that a vector gives against the limit of its field.
    pub(crate) fn expect_items_within(&self, limit: u32, count: usize) -> Result<(), DecodeError> {
        if u32::try_from(count).is_ok_and(|count| count <= limit) {
            return Ok(());
        }
        Err(self.error(DecodeErrorKind::ItemLimit { count, limit }))
    }

    /// Checks the number of items that a vector gives: against the limit, and against the bytes that are left if
    /// each item takes `min_len` of them at least. Counts the memory of the items, `size` bytes each.
    ///
    /// An error in its box fits in a register, and so does the result of a function that calls this.
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

    /// Counts an item of a vector if it took no bytes: if the reader is where it was before the item, with
    /// `remaining` bytes left.
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

    /// Begins an object whose type has the size `size`. The caller calls [`leave`](Self::leave) at its end.
    #[inline]
    pub(crate) fn enter(&mut self, size: usize) -> Result<(), DecodeError> {
        self.enter_levels(1, size)
    }

    /// Begins a value that counts as `levels` levels and has the size `size`. A converted value counts as no level: it
    /// is no object. Its size counts with [`WRAPPER`], since its decoder has memory for it while the values in it are
    /// read.
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

    /// Reads a value with `read` that counts as `levels` levels and has the size `size`.
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

    /// Reads the constructor id of an object whose type has the size `size`, and begins the object.
    #[inline]
    pub(crate) fn enter_boxed(&mut self, size: usize) -> Result<u32, DecodeError> {
        let id = self.read_u32()?;
        self.enter(size)?;
        Ok(id)
    }

    /// Gives the unused part of the nesting limits: [`leave`](Self::leave) restores it.
    #[inline]
    pub(crate) fn nesting(&self) -> Nesting {
        self.nesting
    }

    /// Ends an object, or does nothing if it has not begun. `outer` is the unused part before it.
    #[inline]
    pub(crate) fn leave(&mut self, outer: Nesting) {
        self.nesting = outer;
    }

    /// Gives the unused part of the limits: for an input that comes from this one, such as unpacked data.
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

/// How many more levels objects may be nested, in the upper half, and how large they may be together, in the lower
/// half: one word, since it is read and written for each object.
#[derive(Clone, Copy)]
pub(crate) struct Nesting(u64);

impl Nesting {
    const LEVEL: u64 = 1 << 32;

    #[inline]
    pub(super) fn of(limits: Limits) -> Self {
        Self(u64::from(limits.depth) << 32 | u64::from(limits.nested_size))
    }

    /// The unused part within a value of this many levels and of the size `size`; `None` if the limits do not allow it.
    #[inline]
    fn enter(self, levels: u32, size: usize) -> Option<Self> {
        let (levels, size) = (u64::from(levels) * Self::LEVEL, size as u64);
        let is_allowed = self.0 >= levels && self.0 % Self::LEVEL >= size;
        is_allowed.then(|| Self(self.0 - levels - size))
    }

    fn depth(self) -> u32 {
        (self.0 >> 32) as u32
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    fn size(self) -> u32 {
        self.0 as u32
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
