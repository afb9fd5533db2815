//! The unused part of the limits for nested values.

use crate::limits::Limits;

/// The unused depth in the upper half, and the unused size of nested objects in the lower half. One word, since it is
/// read and written for each object.
#[derive(Clone, Copy)]
pub(crate) struct Nesting(u64);

impl Nesting {
    const LEVEL: u64 = 1 << 32;

    #[inline]
    pub(super) fn of(limits: Limits) -> Self {
        Self(u64::from(limits.depth) << 32 | u64::from(limits.nested_size))
    }

    /// The unused part inside of a value of `levels` levels and `size` bytes; `None` if the limits do not allow the
    /// value.
    #[inline]
    pub(super) fn enter(self, levels: u32, size: usize) -> Option<Self> {
        let (levels, size) = (u64::from(levels) * Self::LEVEL, size as u64);
        let is_allowed = self.0 >= levels && self.0 % Self::LEVEL >= size;
        is_allowed.then(|| Self(self.0 - levels - size))
    }

    pub(super) fn depth(self) -> u32 {
        (self.0 >> 32) as u32
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    pub(super) fn size(self) -> u32 {
        self.0 as u32
    }
}
