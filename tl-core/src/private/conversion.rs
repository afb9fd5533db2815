//! `#[tl(as = Type)]`: a field that is written and read as another type.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::Display;
use core::marker::PhantomData;

use super::fields::{Decoded, Written};
use crate::decode::{Decode, decode_bare};
use crate::encode::{Encode, encode_bare};
use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::object::{Constructor, DecodeObject};
use crate::reader::{Reader, WRAPPER};
use crate::schema::definition::{Type, VectorType, WrappedType};
use crate::types::bare::Bare;
use crate::types::item_form::write_each;
use crate::types::vector;
use crate::writer::Writer;

/// Holds a `T` whose wire form is that of an `X`. It is converted when it is read.
#[derive(Debug)]
pub struct As<T, X>(T, PhantomData<X>);

/// Holds a `T` whose wire form is that of an `X` without its constructor id.
#[derive(Debug)]
pub struct BareAs<T, X>(T, PhantomData<X>);

/// Takes the place of a field while it is read: an [`As`], or a vector of it.
pub trait Wire {
    /// The field's type.
    type Value;
    /// The TL type.
    const TYPE: Type;

    /// Returns the field's value.
    fn into_value(self) -> Self::Value;
}

/// The size that limits count for a conversion: the decoder has memory for both types while it reads the value.
const fn size_of_both<T, X>() -> usize {
    size_of::<T>() + size_of::<X>()
}

impl<T, X: Encode> Wire for As<T, X> {
    type Value = T;
    const TYPE: Type =
        Type::Wrapped(&WrappedType { ty: X::TYPE, size: size_of_both::<T, X>(), levels: 0 });

    fn into_value(self) -> T {
        self.0
    }
}

impl<T, X: Constructor> Wire for BareAs<T, X> {
    type Value = T;
    const TYPE: Type =
        Type::Wrapped(&WrappedType { ty: X::BARE_TYPE, size: size_of_both::<T, X>(), levels: 0 });

    fn into_value(self) -> T {
        self.0
    }
}

impl<W: Wire> Wire for Vec<W> {
    type Value = Vec<W::Value>;
    const TYPE: Type = Type::Vector(&VectorType::of::<W>(W::TYPE));

    /// Converts in place: the vector keeps its memory.
    fn into_value(self) -> Vec<W::Value> {
        self.into_iter().map(W::into_value).collect()
    }
}

impl<W: Wire> Wire for Bare<Vec<W>> {
    type Value = Vec<W::Value>;
    const TYPE: Type = <Vec<W> as Wire>::TYPE.bare("vector");

    fn into_value(self) -> Vec<W::Value> {
        self.0.into_value()
    }
}

impl<'de, T, X> Decode<'de> for As<T, X>
where
    X: Decode<'de> + ConvertTo<T>,
{
    const MIN_LEN: usize = X::MIN_LEN;

    fn decode(reader: &mut Reader<'de>) -> Decoded<Self> {
        decode_converted(reader, X::decode).map(|it| Self(it, PhantomData))
    }
}

impl<'de, T, X> Decode<'de> for BareAs<T, X>
where
    X: DecodeObject<'de> + ConvertTo<T>,
{
    const MIN_LEN: usize = 0;

    fn decode(reader: &mut Reader<'de>) -> Decoded<Self> {
        decode_converted(reader, decode_bare::<X>).map(|it| Self(it, PhantomData))
    }
}

/// Reads a value with `read` and converts it.
fn decode_converted<'de, T, X: ConvertTo<T>>(
    reader: &mut Reader<'de>,
    read: impl FnOnce(&mut Reader<'de>) -> Decoded<X>,
) -> Decoded<T> {
    let offset = reader.offset();
    reader.nested(0, size_of_both::<T, X>() + WRAPPER, read)?.convert_to(offset)
}

/// Decodes a [`Wire`]. It is a separate trait, so that the compiler's message names the field's type and the type
/// in `as`.
#[diagnostic::on_unimplemented(
    message = "`{X}` cannot be converted to `{T}`",
    label = "no conversion to `{T}`",
    note = "to read a field with `as = {X}`, implement `TryFrom<{X}>` or `From<{X}>` for `{T}`; the error implements \
            `Display`"
)]
pub trait WireDecode<'de, T, X>: Wire + Decode<'de> {}

impl<'de, T, X: Encode> WireDecode<'de, T, X> for As<T, X> where X: Decode<'de> + ConvertTo<T> {}

impl<'de, T, X> WireDecode<'de, T, X> for BareAs<T, X> where
    X: Constructor + DecodeObject<'de> + ConvertTo<T>
{
}

impl<'de, T, X, W: WireDecode<'de, T, X>> WireDecode<'de, T, X> for Vec<W> {}

impl<'de, T, X, W: WireDecode<'de, T, X>> WireDecode<'de, T, X> for Bare<Vec<W>> {}

/// Converts into a `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted to `{T}`",
    label = "no conversion to `{T}`",
    note = "to read a field with `as = {Self}`, implement `TryFrom<{Self}>` or `From<{Self}>` for `{T}`; the error \
            implements `Display`"
)]
pub trait ConvertTo<T> {
    /// Converts the value that was read at `offset`.
    fn convert_to(self, offset: usize) -> Decoded<T>;
}

#[diagnostic::do_not_recommend]
impl<T: TryFrom<X, Error: Display>, X> ConvertTo<T> for X {
    fn convert_to(self, offset: usize) -> Decoded<T> {
        T::try_from(self).map_err(|error| cannot_be_read(&error, offset))
    }
}

#[cold]
fn cannot_be_read(error: &dyn Display, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Custom(error.to_string().into()), offset)
}

#[cold]
fn cannot_be_written(error: &dyn Display) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom(error.to_string().into()))
}

/// Converts a `T` into an `X`: by reference if there is such a conversion, else a clone by value. The compiler
/// chooses, since it looks for a method on `&Convert` before it looks on `Convert`.
#[derive(Debug)]
pub struct Convert<T, X>(PhantomData<(T, X)>);

impl<T, X> Convert<T, X> {
    /// The receiver of the methods.
    pub const NEW: Self = Self(PhantomData);
}

/// Converts by reference.
pub trait ConvertRef<T, X> {
    /// Converts the value.
    fn __tl_convert(&self, value: &T) -> Result<X, EncodeError>;
}

impl<T, X> ConvertRef<T, X> for &Convert<T, X>
where
    for<'a> X: TryFrom<&'a T, Error: Display>,
{
    fn __tl_convert(&self, value: &T) -> Result<X, EncodeError> {
        X::try_from(value).map_err(|error| cannot_be_written(&error))
    }
}

/// Converts a clone, by value.
pub trait ConvertClone<T, X> {
    /// Converts the value.
    fn __tl_convert(&self, value: &T) -> Result<X, EncodeError>
    where
        X: ConvertFrom<T>;
}

impl<T, X> ConvertClone<T, X> for Convert<T, X> {
    fn __tl_convert(&self, value: &T) -> Result<X, EncodeError>
    where
        X: ConvertFrom<T>,
    {
        X::convert_from(value)
    }
}

/// Converts from a `T`.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot be converted to `{Self}`",
    label = "no conversion to `{Self}`",
    note = "to write a field with `as = {Self}`, implement `TryFrom<&{T}>` or `From<&{T}>` for `{Self}`, or the same by \
            value if `{T}` is `Clone`; the error implements `Display`",
    note = "if both types are of other crates, convert to a struct of yours: `#[tl(transparent)] struct …`"
)]
pub trait ConvertFrom<T>: Sized {
    /// Converts a clone of the value.
    fn convert_from(value: &T) -> Result<Self, EncodeError>;
}

#[diagnostic::do_not_recommend]
impl<T: Clone, X: TryFrom<T, Error: Display>> ConvertFrom<T> for X {
    fn convert_from(value: &T) -> Result<Self, EncodeError> {
        X::try_from(value.clone()).map_err(|error| cannot_be_written(&error))
    }
}

/// Writes a converted value.
pub fn encode_as<X: Encode>(value: Result<X, EncodeError>, out: Writer<'_>) -> Written<'_> {
    value?.encode(out)
}

/// Writes a converted object without its constructor id.
pub fn encode_bare_as<X: Constructor>(
    value: Result<X, EncodeError>,
    out: Writer<'_>,
) -> Written<'_> {
    encode_bare(&value?, out)
}

/// Writes a vector. `encode` writes each item.
pub fn encode_vector_as<'w, T>(
    items: &[T],
    out: Writer<'w>,
    encode: impl for<'i> Fn(&T, Writer<'i>) -> Written<'i>,
) -> Written<'w> {
    encode_bare_vector_as(items, out.write_u32(vector::ID)?, encode)
}

/// Writes a vector without its constructor id. `encode` writes each item.
pub fn encode_bare_vector_as<'w, T>(
    items: &[T],
    out: Writer<'w>,
    encode: impl for<'i> Fn(&T, Writer<'i>) -> Written<'i>,
) -> Written<'w> {
    write_each(items.iter(), vector::write_count(items.len(), out)?, encode)
}

/// Reads a field.
pub fn decode_as<'de, T, X, W: WireDecode<'de, T, X>>(
    reader: &mut Reader<'de>,
) -> Decoded<W::Value> {
    W::decode(reader).map(W::into_value)
}
