//! The bound for fields of generic types, in place of `Decode`.

use crate::decode::Decode;
use crate::error::DecodeError;
use crate::reader::Reader;
use crate::types::bare::Bare;

/// Reads a field. Every type with `Decode` has it.
///
/// If the user's bound on a type parameter has the supertrait `DecodeOwned`, a second bound by `Decode` would be
/// ambiguous: the compiler does not choose between them ("type annotations needed").
pub trait DecodeField<'de>: Sized {
    /// As [`Decode::MIN_LEN`].
    const MIN_LEN: usize;

    /// As [`Decode::decode`].
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError>;

    /// As [`Decode::decode_optional`].
    fn decode_optional(
        word: u32,
        bit: u32,
        reader: &mut Reader<'de>,
    ) -> Result<Option<Self>, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<'de, T: Decode<'de>> DecodeField<'de> for T {
    const MIN_LEN: usize = <T as Decode<'de>>::MIN_LEN;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        <T as Decode<'de>>::decode(reader)
    }

    #[inline]
    fn decode_optional(
        word: u32,
        bit: u32,
        reader: &mut Reader<'de>,
    ) -> Result<Option<Self>, DecodeError> {
        <T as Decode<'de>>::decode_optional(word, bit, reader)
    }
}

/// Reads a field of a generic type without its constructor id.
pub fn decode_bare_field<'de, T>(reader: &mut Reader<'de>) -> Result<T, DecodeError>
where
    Bare<T>: DecodeField<'de>,
{
    <Bare<T> as DecodeField<'de>>::decode(reader).map(Bare::into_inner)
}
