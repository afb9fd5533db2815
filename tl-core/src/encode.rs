//! From a value to its bytes.

use alloc::vec::Vec;

use bytes::Bytes;

use crate::buffer::Buffer;
use crate::definition::Type;
use crate::error::EncodeError;
use crate::length::length_of;
use crate::object::TlObject;
use crate::writer::Writer;

/// Can be written as a field: a TL type, in the form that it has where it is named.
///
/// An object is *boxed*: its constructor id, then its body. [`Bare`](crate::Bare) writes the body
/// alone. Derive [`TlObject`] rather than implementing this: every object has it by a blanket
/// implementation.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a TL field",
    label = "no TL type is written as `{Self}`",
    note = "a field can be an `i32`, `i64`, `f64`, `u32`, `bool`, `String`, `Bytes`, \
            `Int128`, …, a `Vec` of what can be one, or a type that derives `TlObject`",
    note = "for any other type, name a module with its codec: `#[tl(with = module)]`"
)]
pub trait Encode {
    /// The TL type that this is written as.
    const TYPE: Type;

    /// The exact number of bytes that [`encode`](Self::encode) writes, where it does not fail:
    /// encodes the value and keeps nothing but their number.
    fn encoded_len(&self) -> usize {
        length_of(|writer| self.encode(writer))
    }

    /// Appends the value to `writer`. What is wrong with it is told by [`Writer::finish`].
    fn encode<B: Buffer>(&self, writer: &mut Writer<B>);

    /// Appends `items`, one after another. Types of a fixed size write them in bulk.
    #[inline]
    fn encode_items<B: Buffer>(items: &[Self], writer: &mut Writer<B>)
    where
        Self: Sized,
    {
        for item in items {
            item.encode(writer);
        }
    }

    /// Writes a conditional field.
    #[doc(hidden)]
    #[inline]
    fn encode_optional<B: Buffer>(field: &Option<Self>, writer: &mut Writer<B>)
    where
        Self: Sized,
    {
        if let Some(value) = field {
            value.encode(writer);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: TlObject + ?Sized> Encode for T {
    const TYPE: Type = <T as TlObject>::TYPE;

    #[inline]
    fn encode<B: Buffer>(&self, writer: &mut Writer<B>) {
        self.encode_form::<true, B>(writer);
    }
}

/// Encodes `value` into a new `Vec`.
///
/// ```
/// assert_eq!(tl_core::to_vec(&true)?, [0xb5, 0x75, 0x72, 0x99]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    // No more than that: `Bytes` keeps a `Vec` that is full as it is, and allocates for any other.
    let mut writer = Writer::new(Vec::with_capacity(value.encoded_len()));
    value.encode(&mut writer);
    writer.finish()
}

/// Encodes `value` into new [`Bytes`].
///
/// ```
/// assert_eq!(tl_core::to_bytes(&1_i32)?, [1, 0, 0, 0].as_slice());
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_bytes<T: Encode + ?Sized>(value: &T) -> Result<Bytes, EncodeError> {
    to_vec(value).map(Bytes::from)
}

/// Appends `value` to `buffer`: a `Vec<u8>`, a [`BytesMut`](bytes::BytesMut), or any
/// [`BufMut`](bytes::BufMut) in an [`AnyBufMut`](crate::AnyBufMut).
///
/// After an error the buffer is as it was before. Should a codec written by hand panic, a `Vec` or
/// `BytesMut` is left empty.
///
/// ```
/// let mut packet = vec![0xaa];
/// tl_core::encode_into(&1_i32, &mut packet)?;
/// assert_eq!(packet, [0xaa, 1, 0, 0, 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn encode_into<T, B>(value: &T, buffer: &mut B) -> Result<(), EncodeError>
where
    T: Encode + ?Sized,
    B: Buffer,
{
    buffer.append(value)
}
