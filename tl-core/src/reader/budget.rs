//! The unused part of the limits: depth, memory, items.

use super::Reader;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::limits::Limits;

impl Reader<'_> {
    /// Takes `size` bytes off the memory that the packet may still allocate. Call it before you allocate.
    #[inline]
    pub fn allocate(&mut self, size: usize) -> Result<(), DecodeError> {
        match self.left.allocation.checked_sub(size) {
            Some(left) => {
                self.left.allocation = left;
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
    pub(crate) fn expect_items(
        &mut self,
        count: usize,
        min_len: usize,
        size: usize,
    ) -> Result<(), DecodeError> {
        self.expect_items_within(self.limits.items, count)?;
        let needed = count.saturating_mul(min_len);
        if needed > self.rest.len() {
            let left = self.rest.len();
            return Err(self.end_error(DecodeErrorKind::TooManyItems { count, left }, needed));
        }
        self.allocate(count.saturating_mul(size))
    }

    /// Counts an item of a vector if it took no bytes: if the reader is where it was before the item, with
    /// `remaining` bytes left.
    pub(crate) fn count_item(&mut self, remaining: usize) -> Result<(), DecodeError> {
        if self.rest.len() != remaining {
            return Ok(());
        }
        match self.left.empty_items.checked_sub(1) {
            Some(left) => {
                self.left.empty_items = left;
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
        let depth = self.left.depth.checked_sub(1);
        let size = u32::try_from(size).ok().and_then(|it| self.left.nested_size.checked_sub(it));
        match (depth, size) {
            (Some(depth), Some(size)) => {
                self.left.depth = depth;
                self.left.nested_size = size;
                Ok(())
            }
            _ => Err(nesting_limit(depth.is_none(), self.limits, self.offset())),
        }
    }

    /// Reads the constructor id of an object whose type has the size `size`, and begins the object.
    #[inline]
    pub(crate) fn enter_boxed(&mut self, size: usize) -> Result<u32, DecodeError> {
        let id = self.read_u32()?;
        self.enter(size)?;
        Ok(id)
    }

    /// Ends an object.
    #[inline]
    pub(crate) fn leave(&mut self, size: usize) {
        self.left.depth += 1;
        // It came off when the object was entered.
        self.left.nested_size += u32::try_from(size).unwrap_or(0);
    }
}

#[cold]
fn allocation_limit(limit: usize, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::AllocationLimit { limit }, offset)
}

#[cold]
fn nesting_limit(is_depth: bool, limits: Limits, offset: usize) -> DecodeError {
    let kind = if is_depth {
        DecodeErrorKind::DepthLimit { limit: limits.depth }
    } else {
        DecodeErrorKind::NestedSizeLimit { limit: limits.nested_size }
    };
    DecodeError::new(kind, offset)
}
