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
    fn bare_len(&self) -> usize {
        T::items_len(self).saturating_add(4)
    }

    #[inline]
    fn encode_bare<B: Buffer>(&self, writer: &mut Writer<B>) {
        self.encode_form::<false, B>(writer);
    }

    #[inline]
    fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>) {
        match i32::try_from(self.len()) {
            Ok(count) => {
                private::write_head::<BOXED, 2, B>([ID, private::word(&count)], writer);
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
    fn bare_len(&self) -> usize {
        self.as_slice().bare_len()
    }

    #[inline]
    fn encode_bare<B: Buffer>(&self, writer: &mut Writer<B>) {
        self.as_slice().encode_bare(writer);
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
    fn decode_bare(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        check_id(id, reader)?;
        match reader.read_u32() {
            Ok(count) => T::decode_items(usize::try_from(count).unwrap_or(usize::MAX), reader),
            Err(error) => Err(error),
        }
    }
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
pub(crate) fn decode_each<'de, T: Decode<'de>>(
    count: usize,
    reader: &mut Reader<'de>,
) -> Result<Vec<T>, DecodeError> {
    let size = size_of::<T>();
    reader.expect_items(count, T::MIN_LEN, size)?;
    // Up to here there is room.
    let mut end = count.min(FIRST_RESERVATION / size.max(1) + 1);
    let mut items = Vec::with_capacity(end);
    loop {
        for index in items.len()..end {
            match T::decode(reader) {
                Ok(item) => items.push(item),
                Err(error) => return Err(error.in_item(index)),
            }
        }
        if end == count {
            return Ok(items);
        }
        let more = end.min(count - end);
        items.reserve_exact(more);
        end += more;
    }
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
