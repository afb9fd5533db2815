//! Collections, item by item: written in the order of their iterators, built by `FromIterator`.

use alloc::format;
use core::cell::Cell;
use core::iter;

use crate::error::{DecodeError, DecodeErrorKind, EncodeError};
use crate::reader::Reader;
use crate::types::item_form::{DecodeItemForm, write_each};
use crate::types::vector::{self, count_bytes, read_count};
use crate::writer::Writer;

/// Writes the vector of `items`, each with `write`. The iterator runs once, and does not have to know its length.
pub(super) fn write_vector<'w, T>(
    is_boxed: bool,
    items: impl Iterator<Item = T>,
    out: Writer<'w>,
    write: impl for<'o> Fn(T, Writer<'o>) -> Result<Writer<'o>, EncodeError>,
) -> Result<Writer<'w>, EncodeError> {
    let out = if is_boxed { out.write_u32(vector::ID)? } else { out };
    let written = Cell::new(0);
    let items = items.inspect(|_| written.set(written.get() + 1));
    out.write_after(|out| write_each(items, out, write), |_| count_bytes(written.get()))
}

/// Reads a vector of items `T` in the form `F`, and collects the items that `convert` returns.
pub(super) fn read_vector<'de, F, T, I, C>(
    is_boxed: bool,
    reader: &mut Reader<'de>,
    convert: impl Fn(T) -> I,
) -> Result<C, DecodeError>
where
    F: DecodeItemForm<'de, T>,
    C: FromIterator<I>,
    for<'c> &'c C: IntoIterator,
{
    let id = if is_boxed { reader.read_u32()? } else { vector::ID };
    // While an item is read, the stack holds the collection, the item and the converted item.
    let size = size_of::<C>() + size_of::<T>() + size_of::<I>();
    reader.nested(1, size, |reader| read_items::<F, T, I, C>(id, reader, convert))
}

/// Returns how much memory the limits count for `count` items of `size` bytes, in any collection of the standard
/// library. An item counts three times its size, and 16 bytes for pointers: a hash table has up to two slots per item,
/// and the nodes of a tree up to three. One to three items count as four: the smallest node has eleven slots, and the
/// smallest table or vector has four.
const fn cost(count: usize, size: usize) -> usize {
    let places = match count {
        0 => 0,
        1..4 => 4,
        count => count,
    };
    places.saturating_mul(3 * size + 16)
}

fn read_items<'de, F, T, I, C>(
    id: u32,
    reader: &mut Reader<'de>,
    convert: impl Fn(T) -> I,
) -> Result<C, DecodeError>
where
    F: DecodeItemForm<'de, T>,
    C: FromIterator<I>,
    for<'c> &'c C: IntoIterator,
{
    let count = read_count(id, reader)?;
    reader.expect_items(count, F::MIN_LEN, 0)?;
    reader.allocate(cost(count, size_of::<I>()))?;
    let mut index = 0;
    // `from_fn` gives no size hint. With one, a collection would reserve memory before any item has been read.
    let items = iter::from_fn(|| {
        if index == count {
            return None;
        }
        let item = read_item::<F, T>(index, count, reader);
        index += 1;
        Some(item.map(&convert))
    });
    let collection: C = items.collect::<Result<C, DecodeError>>()?;
    let kept = (&collection).into_iter().count();
    if kept == count { Ok(collection) } else { Err(lost_items(kept, count, reader)) }
}

fn read_item<'de, F: DecodeItemForm<'de, T>, T>(
    index: usize,
    count: usize,
    reader: &mut Reader<'de>,
) -> Result<T, DecodeError> {
    let remaining = reader.remaining().len();
    let item = F::decode(reader).map_err(|error| error.in_item_of(index, count, F::MIN_LEN))?;
    if F::MIN_LEN == 0 {
        reader.count_item(remaining)?;
    }
    Ok(item)
}

#[cold]
fn lost_items(kept: usize, count: usize, reader: &Reader<'_>) -> DecodeError {
    let message = format!("a collection that keeps {kept} of {count} items: some are equal");
    reader.error(DecodeErrorKind::Custom(message.into()))
}
