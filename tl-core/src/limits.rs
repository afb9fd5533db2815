//! Limits of the cost of a packet.

/// Bounds the cost of decoding: the stack and the memory that a hostile packet can use.
///
/// The defaults are far above the needs of Telegram's and TON's own traffic. Each limit is a field, and a method
/// `with_…` sets it:
///
/// ```
/// use tl_core::{DecodeErrorKind, Limits, from_slice_with};
///
/// let limits = Limits::DEFAULT.with_items(2);
/// let packet = tl_core::to_vec(&vec![1, 2, 3])?;
/// let error = from_slice_with::<Vec<i32>>(&packet, limits).unwrap_err();
/// assert!(matches!(error.kind(), DecodeErrorKind::ItemLimit { count: 3, limit: 2 }));
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
///
/// # Stack
///
/// Two limits bound the stack: [`depth`](Self::depth) counts the objects around a value, and
/// [`nested_size`](Self::nested_size) adds up their sizes. With the defaults, decoding any derived type whose
/// `size_of` is at most 16 kB uses less than 256 KiB of stack in a release build and less than 512 KiB in a debug
/// build. A larger type needs a larger `nested_size`, or an error is returned before it is decoded; its decoder
/// needs about ten times its size of stack in a debug build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bounds how deep objects are nested, in levels: the outermost object is the first. A vector is an object.
    /// 64 by default.
    pub depth: u32,
    /// Bounds the sum of the sizes of the objects around a value, in bytes. An object counts the `size_of` of its type,
    /// because its decoder needs memory for it on the stack. An enum with structs in variants, `Variant(Struct)`,
    /// counts 1.5 times the largest of them. A newtype counts its own size and 256 bytes in addition, and a conversion
    /// the sizes of both types and 256 bytes. 32 KiB by default.
    pub nested_size: u32,
    /// Bounds the items of one vector. 2²⁰ by default.
    pub items: u32,
    /// Bounds the number of vector items, in the whole packet, that take no bytes: the length of the input does not
    /// bound it. 2¹⁶ by default.
    pub empty_items: u32,
    /// Bounds the memory that the values of the packet take on the heap, in bytes: the `size_of` of a vector's
    /// items and of the value in a smart pointer, and the length of copied text and bytes. Values that share the
    /// input's memory (borrowed fields, `Bytes` decoded from `Bytes`) do not count, and neither does memory that the
    /// default of a `#[tl(skip)]` field takes: only the number of items bounds the latter. 64 MiB by default.
    ///
    /// While a vector grows, it may take 1.5 times its memory.
    pub allocation: usize,
}

impl Limits {
    /// The limits of all functions without `_with` in their names.
    pub const DEFAULT: Self = Self {
        depth: 64,
        nested_size: 32 << 10,
        items: 1 << 20,
        empty_items: 1 << 16,
        allocation: 64 << 20,
    };

    /// Sets [`depth`](Self::depth), in levels.
    #[must_use]
    pub const fn with_depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }

    /// Sets [`nested_size`](Self::nested_size), in bytes.
    #[must_use]
    pub const fn with_nested_size(mut self, nested_size: u32) -> Self {
        self.nested_size = nested_size;
        self
    }

    /// Sets [`items`](Self::items), per vector.
    #[must_use]
    pub const fn with_items(mut self, items: u32) -> Self {
        self.items = items;
        self
    }

    /// Sets [`empty_items`](Self::empty_items), per packet.
    #[must_use]
    pub const fn with_empty_items(mut self, empty_items: u32) -> Self {
        self.empty_items = empty_items;
        self
    }

    /// Sets [`allocation`](Self::allocation), in bytes.
    #[must_use]
    pub const fn with_allocation(mut self, allocation: usize) -> Self {
        self.allocation = allocation;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
