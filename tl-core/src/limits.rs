//! How much a packet may ask of the decoder.

/// Bounds on what decoding a packet may cost, whatever the packet says.
///
/// The defaults are far above what Telegram's and TON's own traffic needs.
///
/// ```
/// use tl_core::{DecodeErrorKind, Limits, from_slice_with};
///
/// let limits = Limits { items: 2, ..Limits::default() };
/// let packet = tl_core::to_vec(&vec![1, 2, 3])?;
/// let error = from_slice_with::<Vec<i32>>(&packet, limits).unwrap_err();
/// assert!(matches!(error.kind(), DecodeErrorKind::ItemLimit { count: 3, limit: 2 }));
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How deep objects may be nested, in levels: the outermost object is the first. 64 by default.
    pub depth: u32,
    /// How many bytes of memory one packet's values may take on the heap: the `size_of` of a vector's
    /// items and of what is in a `Box`, the length of copied text and bytes. What shares the input's
    /// own memory (borrowed fields, `Bytes` from `Bytes`) is not counted. 64 MiB by default.
    pub allocation: usize,
    /// How many items one vector may have. 2²⁰ by default.
    pub items: usize,
}

impl Limits {
    /// The limits that the functions without `_with` in their names keep.
    pub const DEFAULT: Self = Self { depth: 64, allocation: 64 << 20, items: 1 << 20 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
