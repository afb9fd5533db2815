//! From a value to its bytes.

use crate::error::EncodeError;
use crate::object::TlObject;
use crate::schema::definition::Type;
use crate::writer::Writer;

/// Writes a value as a field, in the form of its TL type.
///
/// The field form of an object is *boxed*: its constructor id, then its body. [`Bare`](crate::Bare) writes the body
/// alone. Derive [`TlObject`] instead of implementing this trait: a blanket implementation gives it to every object.
///
/// To implement it by hand, write into `out` and return the writer of the remaining memory:
///
/// ```
/// use tl_core::{Encode, EncodeError, Type, Writer};
///
/// /// A point on a map, written as two `int`s.
/// struct Point(i32, i32);
///
/// impl Encode for Point {
///     const TYPE: Type = Type::Text("point");
///
///     fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
///         let out = self.0.encode(out)?;
///         self.1.encode(out)
///     }
/// }
///
/// assert_eq!(tl_core::to_vec(&Point(1, 2))?, [1, 0, 0, 0, 2, 0, 0, 0]);
/// # Ok::<(), EncodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a TL field",
    label = "has no TL form",
    note = "if you define the type, derive its form: `#[derive(TlObject)]`",
    note = "for any other type, name a module with its codec, `#[tl(with = module)]`, or a type that it is \
            converted to, `#[tl(as = Type)]`"
)]
pub trait Encode {
    /// The TL type of the written value.
    const TYPE: Type;

    /// Writes the value, and returns the writer of the remaining memory.
    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError>;

    /// Writes `items`, one after another. Types of a fixed size write all of them at once.
    fn encode_items<'w>(items: &[Self], mut out: Writer<'w>) -> Result<Writer<'w>, EncodeError>
    where
        Self: Sized,
    {
        let available = out.left();
        // No iterator: it would add two functions per type to compile.
        let mut rest = items;
        while let [item, after @ ..] = rest {
            match item.encode(out) {
                Ok(free) => out = free,
                Err(error) => {
                    let index = items.len() - rest.len();
                    return Err(error.at_item(index, items.len(), available));
                }
            }
            rest = after;
        }
        Ok(out)
    }

    /// Writes the value as the field `field`, such as `help.config.date`. `out` is the result of the earlier fields:
    /// if it is an error, nothing is written.
    #[doc(hidden)]
    #[inline]
    fn encode_field<'w>(
        &self,
        out: Result<Writer<'w>, EncodeError>,
        field: &'static str,
    ) -> Result<Writer<'w>, EncodeError> {
        match out {
            Ok(out) => at_field(self.encode(out), field),
            Err(error) => Err(error),
        }
    }

    /// Writes an optional field, in the same way as `encode_field`.
    #[doc(hidden)]
    #[inline]
    fn encode_optional<'w>(
        value: &Option<Self>,
        out: Result<Writer<'w>, EncodeError>,
        field: &'static str,
    ) -> Result<Writer<'w>, EncodeError>
    where
        Self: Sized,
    {
        match out {
            Ok(out) => at_field(encode_if_some(value, out), field),
            Err(error) => Err(error),
        }
    }
}

/// Not inlined: a call per field compiles faster, by some seconds for a whole API layer.
#[inline(never)]
#[expect(clippy::ref_option, reason = "`as_ref` would be code in each encoder")]
fn encode_if_some<'w, T: Encode>(
    value: &Option<T>,
    out: Writer<'w>,
) -> Result<Writer<'w>, EncodeError> {
    match value {
        Some(value) => value.encode(out),
        None => Ok(out),
    }
}

/// Adds the field `field` to the path of an error.
#[inline]
pub(crate) fn at_field<'w>(
    result: Result<Writer<'w>, EncodeError>,
    field: &'static str,
) -> Result<Writer<'w>, EncodeError> {
    match result {
        Ok(out) => Ok(out),
        Err(error) => Err(failed(error, field)),
    }
}

#[cold]
fn failed(error: EncodeError, field: &'static str) -> EncodeError {
    error.at_field(field)
}

#[diagnostic::do_not_recommend]
impl<T: TlObject + ?Sized> Encode for T {
    const TYPE: Type = <T as TlObject>::TYPE;

    #[inline]
    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        match out.write_u32(self.constructor_id()) {
            Ok(mut out) => match self.encode_body(out.reborrow()) {
                Ok(left) => out.leaving(left),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }
}

/// Writes the body of an object without its id.
#[inline]
pub fn encode_bare<'w, T: TlObject + ?Sized>(
    object: &T,
    mut out: Writer<'w>,
) -> Result<Writer<'w>, EncodeError> {
    match object.encode_body(out.reborrow()) {
        Ok(left) => out.leaving(left),
        Err(error) => Err(error),
    }
}
