//! The forms that the items of a vector can have.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::decode::{Decode, decode_bare};
use crate::encode::{Encode, encode_bare};
use crate::error::{DecodeError, EncodeError};
use crate::object::{Constructor, DecodeObject, TlObject};
use crate::reader::Reader;
use crate::schema::definition::{Type, VectorType};
use crate::types::bare::Bare;
use crate::writer::Writer;

/// The TL type of an item `T` in this form.
pub trait ItemType<T> {
    /// The TL type.
    const TYPE: Type;
}

/// How an item `T` is written.
///
/// [`ItemType`] is another trait, because its implementations have stronger bounds. If an item does not have this form,
/// rustc so reports one error instead of two.
pub trait ItemForm<T> {
    /// Writes the item.
    fn encode<'w>(item: &T, out: Writer<'w>) -> Result<Writer<'w>, EncodeError>;

    /// Writes `items`, one after another.
    fn encode_items<'w>(items: &[T], out: Writer<'w>) -> Result<Writer<'w>, EncodeError>;
}

/// How an item `T` is read.
pub trait DecodeItemForm<'de, T> {
    /// The smallest number of bytes that an item takes in the input.
    const MIN_LEN: usize;

    /// Reads an item.
    fn decode(reader: &mut Reader<'de>) -> Result<T, DecodeError>;

    /// Reads `count` items, within the limits of the reader.
    fn decode_items(count: usize, reader: &mut Reader<'de>) -> Result<Vec<T>, DecodeError>;
}

/// Writes each of `items` with `write`.
pub(crate) fn write_each<'w, T>(
    items: impl Iterator<Item = T>,
    mut out: Writer<'w>,
    write: impl for<'o> Fn(T, Writer<'o>) -> Result<Writer<'o>, EncodeError>,
) -> Result<Writer<'w>, EncodeError> {
    let available = out.left();
    // The least number of items that the iterator promises, to estimate the memory for all of them.
    let (count, _) = items.size_hint();
    for (index, item) in items.enumerate() {
        match write(item, out) {
            Ok(free) => out = free,
            Err(error) => return Err(error.at_item(index, count.max(index + 1), available)),
        }
    }
    Ok(out)
}

/// Items in the form that they have as fields: objects are boxed.
#[derive(Debug)]
pub struct BoxedItems;

impl<T: Encode> ItemType<T> for BoxedItems {
    const TYPE: Type = T::TYPE;
}

impl<T: Encode> ItemForm<T> for BoxedItems {
    #[inline]
    fn encode<'w>(item: &T, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        item.encode(out)
    }

    #[inline]
    fn encode_items<'w>(items: &[T], out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        T::encode_items(items, out)
    }
}

impl<'de, T: Decode<'de>> DecodeItemForm<'de, T> for BoxedItems {
    const MIN_LEN: usize = T::MIN_LEN;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
        T::decode(reader)
    }

    #[inline]
    fn decode_items(count: usize, reader: &mut Reader<'de>) -> Result<Vec<T>, DecodeError> {
        T::decode_items(count, reader)
    }
}

/// Objects without their constructor ids.
#[derive(Debug)]
pub struct BareItems;

impl<T: Constructor> ItemType<T> for BareItems {
    const TYPE: Type = T::BARE_TYPE;
}

impl<T: TlObject> ItemForm<T> for BareItems {
    #[inline]
    fn encode<'w>(item: &T, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        encode_bare(item, out)
    }

    fn encode_items<'w>(items: &[T], out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        write_each(items.iter(), out, encode_bare)
    }
}

impl<'de, T: DecodeObject<'de>> DecodeItemForm<'de, T> for BareItems {
    const MIN_LEN: usize = <Bare<T> as Decode<'de>>::MIN_LEN;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<T, DecodeError> {
        decode_bare(reader)
    }

    fn decode_items(count: usize, reader: &mut Reader<'de>) -> Result<Vec<T>, DecodeError> {
        let items = <Bare<T>>::decode_items(count, reader)?;
        // `collect` reuses the vector's memory.
        Ok(items.into_iter().map(Bare::into_inner).collect())
    }
}

/// The TL type of unsigned numbers that keep the bits of `int`s and `long`s, and of vectors of them. They are written
/// and read as [`BoxedItems`].
#[derive(Debug)]
pub struct SignedItems;

impl<T: AsSigned> ItemType<T> for SignedItems {
    const TYPE: Type = <T as AsSigned>::TYPE;
}

/// Rust's built-in unsigned numbers, which the derive recognises by name: `u32` as `int`, `u64` as `long`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the built-in `u32` or `u64`, or a vector of them",
    label = "the derive takes this name for the built-in type",
    note = "if you have your own type with such a name, write its path, as in `self::u32`"
)]
pub trait AsSigned: Encode {
    /// The TL type of the signed number.
    const TYPE: Type;
}

impl AsSigned for u32 {
    const TYPE: Type = Type::Int;
}

impl AsSigned for u64 {
    const TYPE: Type = Type::Long;
}

macro_rules! vector_as_signed {
    ($($vector:ty),*) => {$(
        impl<T: AsSigned> AsSigned for $vector {
            const TYPE: Type = Type::Vector(&VectorType::of::<T>(<T as AsSigned>::TYPE));
        }
    )*};
}

vector_as_signed!(Vec<T>, VecDeque<T>, Box<[T]>, Arc<[T]>, Rc<[T]>);
