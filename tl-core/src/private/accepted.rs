//! Constructors that are also read from the lines of other layers.

use alloc::vec::Vec;

use super::fields::{Decoded, Written};
use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::output::write_vec;
use crate::reader::Reader;
use crate::schema::definition::Definition;
use crate::writer::Writer;

/// Returns whether one of the definitions has the id.
#[must_use]
pub fn has_id(definitions: &[Definition], id: u32) -> bool {
    definitions.iter().any(|it| it.id == id)
}

/// Makes the error of the constructor id `found`, which none of the definitions has.
#[cold]
#[must_use]
pub fn unknown_constructor_of(
    found: u32,
    definitions: &'static [Definition],
    reader: &Reader<'_>,
) -> DecodeError {
    reader.unknown_constructor_of(found, definitions)
}

/// Joins the definitions `own` and the accepted lines of `others`: `N` definitions. The first definition in each of
/// `others` is already in `own`; the rest are its accepted lines.
#[must_use]
pub const fn with_accepted<const N: usize>(
    own: &[Definition],
    others: &[&[Definition]],
) -> [Definition; N] {
    let mut all = [own[0]; N];
    let mut len = 0;
    while len < own.len() {
        all[len] = own[len];
        len += 1;
    }
    let mut rest = others;
    while let [object, after @ ..] = rest {
        let mut index = 1;
        while index < object.len() {
            all[len] = object[index];
            len += 1;
            index += 1;
        }
        rest = after;
    }
    all
}

/// Converts the bytes of a value: reads it from `bytes` with `read`, and writes it as another type with `write`.
pub fn rewrite<'a, T>(
    bytes: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Decoded<T>,
    write: impl for<'w> Fn(&T, Writer<'w>) -> Written<'w>,
) -> Result<Vec<u8>, EncodeError> {
    let value = read(&mut Reader::new(bytes));
    let value = value.map_err(|error| {
        EncodeError::new(EncodeErrorKind::Custom(alloc::format!("{error}").into()))
    })?;
    write_with(&value, write)
}

/// Writes a value with `write`.
pub fn write_with<T>(
    value: &T,
    write: impl for<'w> Fn(&T, Writer<'w>) -> Written<'w>,
) -> Result<Vec<u8>, EncodeError> {
    write_vec(&WriteWith { value, write })
}

/// A value with its `write` function.
struct WriteWith<'a, T, W> {
    value: &'a T,
    write: W,
}

impl<T, W: for<'w> Fn(&T, Writer<'w>) -> Written<'w>> crate::output::Write for WriteWith<'_, T, W> {
    fn write(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        (self.write)(self.value, out).map(|out| out.left())
    }
}
