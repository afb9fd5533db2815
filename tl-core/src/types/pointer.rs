//! Pointers: what they point to, in its own form.
//!
//! `&` and `Box` are fundamental to Rust's coherence rules, so that a blanket implementation for
//! objects would clash with one for them: they forward [`TlObject`]. The others forward [`Encode`]
//! and [`Decode`].

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;

use crate::buffer::Buffer;
use crate::decode::Decode;
use crate::definition::{Definition, Type};
use crate::encode::Encode;
use crate::error::DecodeError;
use crate::object::{Constructor, DecodeObject, Function, TlObject};
use crate::reader::Reader;
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
            fn encode_form<const BOXED: bool, B: Buffer>(&self, writer: &mut Writer<B>) {
                (**self).encode_form::<BOXED, B>(writer);
            }
        }

        impl<T: Constructor + ?Sized> Constructor for $pointer {
            const ID: u32 = T::ID;
            const NAME: &'static str = T::NAME;
            const DEFINITION: &'static Definition = T::DEFINITION;
        }

        impl<T: Function + ?Sized> Function for $pointer {
            type Response = T::Response;
        }
    )*};
}

forward_object!(&T, Box<T>);

macro_rules! forward_encode {
    ($([$($bound:tt)*] $pointer:ty),* $(,)?) => {$(
        impl<T: Encode + ?Sized + $($bound)*> Encode for $pointer {
            const TYPE: Type = T::TYPE;

            #[inline]
            fn encode<B: Buffer>(&self, writer: &mut Writer<B>) {
                (**self).encode(writer);
            }
        }
    )*};
}

forward_encode!([] Arc<T>, [] Rc<T>, [ToOwned] Cow<'_, T>);

impl<'de, T: DecodeObject<'de>> DecodeObject<'de> for Box<T> {
    #[inline]
    fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        match reader.allocate(size_of::<T>()) {
            Ok(()) => T::decode_body(id, reader).map(Self::new),
            Err(error) => Err(error),
        }
    }
}

macro_rules! forward_decode {
    ($([$($bound:tt)*] $pointer:ty, $new:expr, $allocated:expr);* $(;)?) => {$(
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

/// A reference-counted value stands behind its two counters.
const COUNTERS: usize = 2 * size_of::<usize>();

forward_decode! {
    [] Arc<T>, Arc::new, size_of::<T>() + COUNTERS;
    [] Rc<T>, Rc::new, size_of::<T>() + COUNTERS;
    [+ Clone] Cow<'_, T>, Cow::Owned, 0;
}
