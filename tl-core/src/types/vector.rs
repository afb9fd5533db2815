//! `vector#1cb5c415 {t:Type} # [ t ] = Vector t;`: a count and as many items
//! ([Vector](https://core.telegram.org/mtproto/TL-formal#vector)).

use alloc::vec::Vec;

use crate::buffer::Buffer;
use crate::decode::Decode;
use crate::definition::{ConstructorName, Definition, Type, VectorType};
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::object::{Constructor, DecodeObject, TlObject};
use crate::private;
use crate::reader::Reader;
use crate::writer::Writer;

const ID: u32 = 0x1cb5_c415;
const NAME: &str = "vector";

static DEFINITION: Definition =
    Definition::new(NAME, ID, "#\n[ t ]", &[], Type::Text("Vector t")).with_variables(&["t"]);

/// The most memory, in bytes, that is reserved before any item has been read.
const FIRST_RESERVATION: usize = 4096;

impl<T: Encode> TlObject for [T] {
    const TYPE: Type = Type::Vector(&VectorType { item: T::TYPE, item_size: size_of::<T>() });
    const CONSTRUCTORS: &'static [Definition] = core::slice::from_ref(&DEFINITION);

    #[inline]
    fn constructor_id(&self) -> u32 {
        ID
    }

    #[inline]
    fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>) {
        match i32::try_from(self.len()) {
            Ok(count) => {
                private::write_head::<BOXED, 2, B>([ID, private::int(&count)], writer);
            }
            Err(_) => writer.fail(too_many_items(self.len())),
        }
        T::encode_items(self, writer);
    }
}

#[cold]
fn too_many_items(count: usize) -> EncodeError {
    EncodeError::new(EncodeErrorKind::TooManyItems { count })
}

impl<T: Encode> TlObject for Vec<T> {
    const TYPE: Type = <[T] as TlObject>::TYPE;
    const CONSTRUCTORS: &'static [Definition] = <[T] as TlObject>::CONSTRUCTORS;

    #[inline]
    fn constructor_id(&self) -> u32 {
        ID
    }

    #[inline]
    fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>) {
        self.as_slice().encode_form::<BOXED, B>(writer);
    }
}

impl<T: Encode> Constructor for Vec<T> {
    const ID: u32 = ID;
    const NAME: &'static str = NAME;
}

impl<'de, T: Decode<'de>> DecodeObject<'de> for Vec<T> {
    #[inline]
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match read_count(id, reader) {
            Ok(count) => T::decode_items(count, reader),
            Err(error) => Err(error),
        }
    }
}

/// Reads how many items there are, after the id `id`. One function for the vectors of all types.
fn read_count(id: u32, reader: &mut Reader<'_>) -> Result<usize, DecodeError> {
    check_id(id, reader)?;
    reader.read_u32().map(|count| usize::try_from(count).unwrap_or(usize::MAX))
}

/// Checks that the id `id`, which has just been read, is a vector's.
#[inline]
pub(crate) fn check_id(id: u32, reader: &Reader<'_>) -> Result<(), DecodeError> {
    if id == ID {
        return Ok(());
    }
    Err(reader.wrong_constructor(id, ConstructorName { name: NAME, id: ID }))
}

/// Reads `count` items, one at a time. The reservation grows with what has really been read.
///
/// The error of an item is left with the reader, and the items before it stand in.
pub(crate) fn decode_each<'de, T: Decode<'de>>(
    count: usize,
    reader: &mut Reader<'de>,
) -> Result<Vec<T>, DecodeError> {
    let mut items = match first_reservation(count, T::MIN_LEN, size_of::<T>(), reader) {
        Ok(reservation) => Vec::with_capacity(reservation),
        Err(error) => return Err(error),
    };
    while items.len() < count {
        if items.len() == items.capacity() {
            items.reserve_exact(next_reservation(items.len(), count - items.len()));
        }
        let index = items.len();
        match T::decode_part(reader) {
            Ok(item) => items.push(item),
            Err(error) => {
                reader.fail_in_item(error, index);
                break;
            }
        }
        if T::LEAVES_ERRORS && reader.has_failed() {
            reader.has_failed_in_item(index);
            break;
        }
    }
    Ok(items)
}

/// How many of `count` items to reserve memory for before any has been read, where an item takes at least
/// `min_len` bytes in the input and `size` in memory. One function for the vectors of all types.
fn first_reservation(
    count: usize,
    min_len: usize,
    size: usize,
    reader: &mut Reader<'_>,
) -> Result<usize, DecodeError> {
    reader.expect_items(count, min_len, size)?;
    Ok(count.min(FIRST_RESERVATION / size.max(1) + 1))
}

/// For how many more items to reserve memory where `read` have been read and `left` are left: for as many
/// again, or for all once they are no more than three times as many. So the memory that a vector leaves
/// behind when it moves for the last time is at most half of what it has then.
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

/// Never inlined: `bytes` is known not to alias what is allocated for as long as it is an argument, and
/// only then the loop becomes one `memcpy`.
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
                assert!(more <= 3 * reserved, "reserved for no more than what has been read tells");
                reserved += more;
            }
            assert!(old == FIRST || old <= count / 2, "{old} of {count}");
            assert!(old == 0 || reserved == count, "{reserved} for {count}");
        }
    }
}
