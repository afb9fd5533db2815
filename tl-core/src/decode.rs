//! From bytes to a value.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::error::{DecodeError, Failure};
use crate::object::DecodeObject;
use crate::reader::{Reader, WRAPPER};
use crate::types::flags::bit;

/// Reads a value that was written as a field, in the form of its TL type.
///
/// The field form of an object is *boxed*: its constructor id, then its body. [`Bare`](crate::Bare) reads the body
/// alone. Derive [`TlObject`](crate::TlObject) instead of implementing this trait: a blanket implementation gives it
/// to every object.
///
/// `'de` is the lifetime of the input, which `&'de str`, `&'de [u8]` and `Cow` fields borrow from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as a TL field",
    label = "has no TL form",
    note = "if you define the type, derive its form: `#[derive(TlObject)]`",
    note = "for any other type, name a module with its codec, `#[tl(with = module)]`, or a type that it is \
            converted to, `#[tl(as = Type)]`"
)]
pub trait Decode<'de>: Sized {
    /// The smallest number of input bytes per value; 0 if unknown. A vector checks its count against it before it
    /// allocates.
    const MIN_LEN: usize;

    /// Reads the value.
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError>;

    /// Reads `count` values, one after another, within the limits of the reader. The path of an error has the index
    /// of the item. Types of a fixed size read all items at once.
    fn decode_items(count: usize, reader: &mut Reader<'de>) -> Result<Vec<Self>, DecodeError> {
        decode_each(count, reader)
    }

    /// Reads an optional field: it has a value if bit `index` of `word` is set.
    #[doc(hidden)]
    fn decode_optional(
        word: u32,
        index: u32,
        reader: &mut Reader<'de>,
    ) -> Result<Option<Self>, DecodeError> {
        if !bit(word, index) {
            return Ok(None);
        }
        match Self::decode(reader) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(error),
        }
    }
}

/// Reads a value that borrows nothing from its input.
pub trait DecodeOwned: for<'de> Decode<'de> {}

impl<T: for<'de> Decode<'de>> DecodeOwned for T {}

#[diagnostic::do_not_recommend]
impl<'de, T: DecodeObject<'de>> Decode<'de> for T {
    /// Size of the constructor id. The size of the body is not added: if a type contains itself, that constant would
    /// depend on itself.
    const MIN_LEN: usize = 4;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        let outer = reader.nesting();
        let object = match reader.enter_boxed(T::SIZE) {
            Ok(id) => T::decode_body(id, reader),
            Err(error) => Err(error),
        };
        reader.leave(outer);
        object
    }
}

/// Reads the body of an object without its id.
///
/// Inlined: bare objects are small and few, and a call would copy the object once more.
#[inline]
pub fn decode_bare<'de, T: DecodeObject<'de>>(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
    let outer = reader.nesting();
    let object = match reader.enter(T::SIZE) {
        Ok(()) => T::decode_body(T::BARE_ID, reader),
        Err(error) => Err(error),
    };
    reader.leave(outer);
    object
}

impl<'de> Reader<'de> {
    /// Reads one value as a field: an object is boxed.
    #[inline]
    pub fn read<T: Decode<'de>>(&mut self) -> Result<T, DecodeError> {
        self.read_or_go_back(T::decode)
    }

    /// Reads one object without its constructor id.
    ///
    /// ```
    /// use tl_core::Reader;
    ///
    /// let mut reader = Reader::new(&[1, 0, 0, 0, 5, 0, 0, 0]);
    /// assert_eq!(reader.read_bare::<Vec<i32>>()?, [5]);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn read_bare<T: DecodeObject<'de>>(&mut self) -> Result<T, DecodeError> {
        self.read_or_go_back(decode_bare)
    }

    /// Reads one value, and also returns its bytes. MTProto hashes these bytes if padding follows the value.
    ///
    /// ```
    /// use tl_core::Reader;
    ///
    /// let mut reader = Reader::new(&[2, b'h', b'i', 0, 0xaa, 0xaa, 0xaa, 0xaa]);
    /// let (text, bytes) = reader.read_with_bytes::<&str>()?;
    /// assert_eq!((text, bytes), ("hi", [2, b'h', b'i', 0].as_slice()));
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn read_with_bytes<T: Decode<'de>>(&mut self) -> Result<(T, &'de [u8]), DecodeError> {
        let before = self.remaining();
        let value = self.read()?;
        Ok((value, self.read_since(before)?))
    }
}

/// The number of bytes that is reserved before the first item is read.
const FIRST_RESERVATION: usize = 4096;

/// Reads `count` items, one at a time. The reserved memory grows with the number of items that have been read.
fn decode_each<'de, T: Decode<'de>>(
    count: usize,
    reader: &mut Reader<'de>,
) -> Result<Vec<T>, DecodeError> {
    let mut items = match first_reservation(count, T::MIN_LEN, size_of::<T>(), reader) {
        Ok(reservation) => Vec::with_capacity(reservation),
        Err(error) => return Err(error.into()),
    };
    while items.len() < count {
        if items.len() == items.capacity() {
            items.reserve_exact(next_reservation(items.len(), count - items.len()));
        }
        let remaining = reader.remaining().len();
        let item = match T::decode(reader) {
            Ok(item) => item,
            Err(error) => return Err(error.in_item_of(items.len(), count, T::MIN_LEN)),
        };
        items.push(item);
        if T::MIN_LEN == 0
            && let Err(error) = reader.count_item(remaining)
        {
            return Err(error);
        }
    }
    Ok(items)
}

/// Reads the items of a newtype `U` as items of its field type `T`, all at once if `T` does so. The vector is
/// converted in place: it keeps its memory.
pub fn decode_items_of<'de, T: Decode<'de>, U: Decode<'de>>(
    count: usize,
    reader: &mut Reader<'de>,
    wrap: impl FnMut(T) -> U,
) -> Result<Vec<U>, DecodeError> {
    let is_alike = size_of::<T>() == size_of::<U>() && align_of::<T>() == align_of::<U>();
    let outer = reader.nesting();
    // `U` may have skipped fields. If they take memory, the items do not fit in the memory of the field types.
    // If the limits do not allow an item, `decode_each` returns the right error: that of the count if the count is
    // wrong, else that of the first item.
    if !is_alike || reader.enter_levels(0, size_of::<U>() + WRAPPER).is_err() {
        return decode_each(count, reader);
    }
    let items = T::decode_items(count, reader);
    reader.leave(outer);
    match items {
        Ok(items) => Ok(items.into_iter().map(wrap).collect()),
        Err(error) => Err(error),
    }
}

/// Reads a newtype `U` as its field, with `read`. Limits count its size, `WRAPPER` bytes, and `LEVELS` levels.
#[inline]
pub fn decode_wrapped<'de, const LEVELS: u32, T, U>(
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, DecodeError>,
    wrap: impl FnOnce(T) -> U,
) -> Result<U, DecodeError> {
    match reader.nested(LEVELS, size_of::<U>() + WRAPPER, read) {
        Ok(value) => Ok(wrap(value)),
        Err(error) => Err(error),
    }
}

/// Returns for how many items to reserve memory before the first is read. There are `count` items, each at least
/// `min_len` bytes in the input and `size` bytes in memory. Not generic, so that all vector types share it.
fn first_reservation(
    count: usize,
    min_len: usize,
    size: usize,
    reader: &mut Reader<'_>,
) -> Result<usize, Box<Failure>> {
    reader.expect_items(count, min_len, size)?;
    Ok(count.min(FIRST_RESERVATION / size.max(1) + 1))
}

/// Returns for how many more items to reserve memory, if `read` items are read and `left` remain. The memory doubles,
/// or it grows to its final size if that is at most four times the present size. While the vector moves for the last
/// time, its old memory exists, too: it is at most half as large as the new memory, unless it is the first
/// reservation. Not generic, so that all vector types share it.
#[inline(never)]
fn next_reservation(read: usize, left: usize) -> usize {
    if left <= read.saturating_mul(3) { left } else { read }
}

/// Reads `count` items of `N` bytes each at once.
pub(crate) fn decode_fixed<T, const N: usize>(
    count: usize,
    reader: &mut Reader<'_>,
    from_bytes: impl Fn([u8; N]) -> T,
) -> Result<Vec<T>, DecodeError> {
    reader.expect_items(count, N, size_of::<T>())?;
    let bytes = reader.read_slice(count * N)?;
    Ok(convert_chunks(bytes, from_bytes))
}

/// Never inlined: the compiler can assume that `bytes` does not overlap the new memory only if `bytes` is an argument.
/// With this assumption, the loop becomes one `memcpy`.
#[inline(never)]
fn convert_chunks<T, const N: usize>(bytes: &[u8], from_bytes: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks().0.iter().map(|chunk| from_bytes(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use super::next_reservation;

    #[test]
    fn the_last_move_leaves_at_most_half_behind() {
        for count in 1..5000 {
            const FIRST: usize = 9;
            let (mut old, mut reserved) = (0, FIRST);
            while reserved < count {
                old = reserved;
                let more = next_reservation(reserved, count - reserved);
                assert!(more <= 3 * reserved, "reserved by the number of items read");
                reserved += more;
            }
            assert!(old == FIRST || old <= count / 2, "{old} of {count}");
            assert!(old == 0 || reserved == count, "{reserved} for {count}");
        }
    }
}
