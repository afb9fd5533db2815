//! Objects of different types in one collection.

use crate::error::EncodeError;
use crate::object::TlObject;
use crate::schema::definition::{Definition, Type};
use crate::writer::Writer;

/// A [`TlObject`] of any type, to be encoded later: `Box<dyn DynObject>`, `&dyn DynObject`.
///
/// Every object implements it. The object behind the pointer is written boxed, as TL's `Object`.
///
/// ```
/// use tl_core::{DynObject, TlObject};
///
/// #[derive(TlObject)]
/// #[tl(name = "ping", returns = i64)]
/// struct Ping {
///     ping_id: i64,
/// }
///
/// #[derive(TlObject)]
/// #[tl(name = "saveName", returns = bool)]
/// struct SaveName {
///     name: String,
/// }
///
/// let queue: Vec<Box<dyn DynObject>> =
///     vec![Box::new(Ping { ping_id: 7 }), Box::new(SaveName { name: "N".into() })];
/// let packet = tl_core::to_vec(&queue)?;
/// assert_eq!(packet[..12], [0x15, 0xc4, 0xb5, 0x1c, 2, 0, 0, 0, 0xf5, 0x30, 0x43, 0xc0]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub trait DynObject {
    /// Returns the id of this value's constructor, as [`TlObject::constructor_id`] does.
    fn dyn_constructor_id(&self) -> u32;

    /// Writes the body of this value's constructor, as [`TlObject::encode_body`] does.
    fn dyn_encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError>;
}

impl<T: TlObject> DynObject for T {
    fn dyn_constructor_id(&self) -> u32 {
        self.constructor_id()
    }

    fn dyn_encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        self.encode_body(out)
    }
}

macro_rules! dyn_object {
    ($($object:ty),*) => {$(
        impl TlObject for $object {
            const TYPE: Type = Type::AnyObject;
            const CONSTRUCTORS: &'static [Definition] = &[];

            fn constructor_id(&self) -> u32 {
                self.dyn_constructor_id()
            }

            fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
                self.dyn_encode_body(out)
            }
        }
    )*};
}

dyn_object!(dyn DynObject + '_, dyn DynObject + Send + '_, dyn DynObject + Send + Sync + '_);
