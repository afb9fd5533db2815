//! Pointers: written and read as the value that they point to.
//!
//! `&` and `Box` are fundamental types in Rust's coherence rules: an implementation of [`Encode`] for them would
//! conflict with the blanket one for objects. So they forward [`TlObject`]. The other pointers forward [`Encode`] and
//! [`Decode`].

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::object::{Constructor, DecodeObject, Function, TlObject};
use crate::reader::Reader;
use crate::schema::definition::{Definition, Type};
use crate::signed::Signed;
use crate::writer::Writer;

macro_rules! forward_object {
    ($($pointer:ty),*) => {$(
        impl<T: TlObject + ?Sized> TlObject for $pointer {
            const TYPE: Type = T::TYPE;
            const CONSTRUCTORS: &'static [Definition] = T::CONSTRUCTORS;

            #[inline]
            fn constructor_id(&self) -> u32 {
                (**self).constructor_id()
            }

            #[inline]
            fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
                (**self).encode_body(out)
            }
        }

        impl<T: Constructor + ?Sized> Constructor for $pointer {
            const ID: u32 = T::ID;
            const NAME: &'static str = T::NAME;
            const DEFINITION: &'static Definition = T::DEFINITION;
            const BARE_TYPE: Type = T::BARE_TYPE;
        }

        impl<T: Function + ?Sized> Function for $pointer {
            type Response = T::Response;
        }

        impl<T: Signed + ?Sized> Signed for $pointer {
            #[inline]
            fn encode_unsigned_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
                (**self).encode_unsigned_body(out)
            }
        }
    )*};
}

forward_object!(&T, Box<T>);

macro_rules! forward_encode {
    ($([$($bound:tt)*] $pointer:ty),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Encode + ?Sized + $($bound)*> Encode for $pointer {
            const TYPE: Type = T::TYPE;

            #[inline]
            fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
                (**self).encode(out)
            }
        }
    )*};
}

forward_encode!([] Arc<T>, [] Rc<T>, [ToOwned] Cow<'_, T>);

impl<'de, T: DecodeObject<'de>> DecodeObject<'de> for Box<T> {
    const BARE_ID: u32 = T::BARE_ID;
    const SIZE: usize = T::SIZE;

    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.allocate(size_of::<T>()) {
            Ok(()) => T::decode_body(id, reader).map(Self::new),
            Err(error) => Err(error),
        }
    }
}

macro_rules! forward_decode {
    ($([$($bound:tt)*] $pointer:ty, $new:expr, $allocated:expr);* $(;)?) => {$(
        #[diagnostic::do_not_recommend]
        impl<'de, T: Decode<'de> $($bound)*> Decode<'de> for $pointer {
            const MIN_LEN: usize = T::MIN_LEN;

            #[inline]
            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                reader.allocate($allocated)?;
                T::decode(reader).map($new)
            }
        }
    )*};
}

/// The size of the two counters in front of a reference-counted value.
pub(super) const COUNTERS: usize = 2 * size_of::<usize>();

forward_decode! {
    [] Arc<T>, Arc::new, size_of::<T>() + COUNTERS;
    [] Rc<T>, Rc::new, size_of::<T>() + COUNTERS;
    [+ Clone] Cow<'_, T>, Cow::Owned, 0;
}
