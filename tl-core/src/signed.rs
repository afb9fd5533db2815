//! Objects with a signature: written with it, and without it to be signed.

use alloc::vec::Vec;

use crate::encode::Encode;
use crate::error::EncodeError;
use crate::object::TlObject;
use crate::output::{to_slice, to_vec};
use crate::schema::definition::Type;
use crate::writer::Writer;

/// An object with a field that is its signature, `#[tl(signature)]`.
///
/// Derived together with [`TlObject`] for a struct that has such a field. [`Unsigned`] writes the object without it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no signature",
    label = "no field is marked as the signature",
    note = "mark the field: `#[tl(signature)] signature: Bytes`"
)]
pub trait Signed: TlObject {
    /// Writes the body as [`TlObject::encode_body`] does, with an empty signature.
    fn encode_unsigned_body(&self, out: Writer<'_>) -> Result<usize, EncodeError>;
}

/// An object written with an empty signature: the bytes that are signed.
///
/// It works with all functions that encode, and a reference is enough: `Unsigned(&object)`. Only the signature of this
/// object is empty, not the signatures of the objects in it. If the signature is an `Option`, it is written as `None`.
///
/// ```
/// use tl_core::{Bytes, Int256, TlObject, Unsigned};
///
/// #[derive(TlObject)]
/// #[tl(name = "node.record")]
/// struct Record {
///     key: Int256,
///     version: i32,
///     #[tl(signature)]
///     signature: Bytes,
/// }
///
/// # fn sign(bytes: &[u8]) -> Bytes { Bytes::copy_from_slice(&bytes[..4]) }
/// let mut record = Record { key: Int256([7; 32]), version: 1, signature: Bytes::new() };
/// record.signature = tl_core::using_encoded(&Unsigned(&record), sign)?;
/// // To check it, the same bytes:
/// assert_eq!(sign(&tl_core::to_vec(&Unsigned(&record))?), record.signature);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unsigned<T>(pub T);

// `Unsigned` is not meant as a field, so the compiler does not have to suggest it.
#[diagnostic::do_not_recommend]
impl<T: Signed> Encode for Unsigned<T> {
    const TYPE: Type = T::TYPE;

    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        let mut out = out.write_u32(self.0.constructor_id())?;
        let left = self.0.encode_unsigned_body(out.reborrow())?;
        out.leaving(left)
    }
}

/// Encodes `object` with an empty signature into a new `Vec`.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(id = 0x00000001, proof = false)]
/// struct Message {
///     text: String,
///     #[tl(signature)]
///     signature: Vec<u8>,
/// }
///
/// let message = Message { text: "hi".into(), signature: vec![0xaa; 64] };
/// assert_eq!(tl_core::to_vec_unsigned(&message)?, [1, 0, 0, 0, 2, b'h', b'i', 0, 0, 0, 0, 0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub fn to_vec_unsigned<T: Signed + ?Sized>(object: &T) -> Result<Vec<u8>, EncodeError> {
    to_vec(&Unsigned(object))
}

/// Encodes `object` with an empty signature into `memory`, as [`to_slice`] does: no memory is allocated.
pub fn to_slice_unsigned<'w, T: Signed + ?Sized>(
    object: &T,
    memory: &'w mut [u8],
) -> Result<&'w mut [u8], EncodeError> {
    to_slice(&Unsigned(object), memory)
}
