//! Fields that are vectors, with the attributes `items` and `max_items`.

use core::marker::PhantomData;

use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::reader::Reader;
use crate::schema::definition::{Type, VectorType};
use crate::types::item_form::write_each;
use crate::types::vector::{self, read_count, write_count};
use crate::writer::Writer;

pub use crate::types::item_form::{
    AsSigned, BareItems, BoxedItems, DecodeItemForm, ItemForm, ItemType, SignedItems,
};
pub use crate::types::vectors::VectorField;

/// Encodes and decodes a vector, boxed or bare, of at most `MAX` items in the form `F`.
#[derive(Debug)]
pub struct VectorCodec<F, const IS_BOXED: bool, const MAX: u32>(PhantomData<F>);

/// Gives the TL types of the vector that [`VectorCodec`] writes.
pub trait VectorTypes<F, const MAX: u32> {
    /// `Vector<t>`
    const BOXED: Type;
    /// `vector<t>`
    const BARE: Type;
}

impl<V: VectorField, F: ItemType<V::Item>, const MAX: u32> VectorTypes<F, MAX> for V {
    const BOXED: Type =
        Type::Vector(&VectorType { max_items: MAX, ..VectorType::of::<V::Item>(F::TYPE) });
    const BARE: Type = <V as VectorTypes<F, MAX>>::BOXED.bare("vector");
}

impl<F, const IS_BOXED: bool, const MAX: u32> VectorCodec<F, IS_BOXED, MAX> {
    /// The smallest size of a vector, in bytes: its id, if it is boxed. A bare vector has at least its count, but the
    /// value for bare objects is always 0.
    pub const MIN_LEN: usize = if IS_BOXED { 4 } else { 0 };

    /// Writes the vector. If it has more than `MAX` items, it is an error.
    pub fn encode<'w, V>(vector: &V, out: Writer<'w>) -> Result<Writer<'w>, EncodeError>
    where
        V: VectorField,
        F: ItemForm<V::Item>,
    {
        let [first, second] = vector.parts();
        let count = first.len() + second.len();
        check_count(count, MAX)?;
        let out = if IS_BOXED { out.write_u32(vector::ID)? } else { out };
        let out = write_count(count, out)?;
        if second.is_empty() {
            return F::encode_items(first, out);
        }
        write_each(first.iter().chain(second), out, F::encode)
    }

    /// Reads the vector. If it has more than `MAX` items, it is an error.
    pub fn decode<'de, V>(reader: &mut Reader<'de>) -> Result<V, DecodeError>
    where
        V: VectorField,
        F: DecodeItemForm<'de, V::Item>,
    {
        let id = if IS_BOXED { reader.read_u32()? } else { vector::ID };
        reader.nested(1, vector::SIZE, |reader| Self::decode_body(id, reader))
    }

    fn decode_body<'de, V>(id: u32, reader: &mut Reader<'de>) -> Result<V, DecodeError>
    where
        V: VectorField,
        F: DecodeItemForm<'de, V::Item>,
    {
        let count = read_count(id, reader)?;
        reader.expect_items_within(MAX, count)?;
        let items = F::decode_items(count, reader)?;
        V::from_items(items, reader)
    }
}

/// Checks that a vector of `count` items has at most `limit` items.
fn check_count(count: usize, limit: u32) -> Result<(), EncodeError> {
    if u32::try_from(count).is_ok_and(|count| count <= limit) {
        return Ok(());
    }
    // No limit of the field: only the limit of TL applies, which is checked when the count is written.
    if limit == u32::MAX {
        return Ok(());
    }
    Err(EncodeError::new(EncodeErrorKind::ItemLimit { count, limit }))
}
