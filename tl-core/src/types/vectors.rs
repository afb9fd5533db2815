//! `Vector<t>` as a Rust type other than `Vec`: `VecDeque<T>`, `Box<[T]>`, `Arc<[T]>`, `Rc<[T]>`.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::error::{DecodeError, EncodeError};
use crate::object::{Constructor, DecodeObject, TlObject};
use crate::reader::Reader;
use crate::schema::definition::{Definition, Type};
use crate::types::item_form::write_each;
use crate::types::pointer::COUNTERS;
use crate::types::vector::write_count;
use crate::writer::Writer;

/// A Rust type of TL vectors that stores its items in one or two slices.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a vector",
    label = "`items` and `max_items` go on a vector",
    note = "a vector is a `Vec<T>`, `VecDeque<T>`, `Box<[T]>`, `Arc<[T]>` or `Rc<[T]>`"
)]
pub trait VectorField: Sized {
    /// The type of the items.
    type Item;

    /// Returns the items, as two slices.
    fn parts(&self) -> [&[Self::Item]; 2];

    /// Makes the vector of `items`, which have just been read.
    fn from_items(items: Vec<Self::Item>, reader: &mut Reader<'_>) -> Result<Self, DecodeError>;
}

macro_rules! owned_vector {
    ($($vector:ty, |$it:ident| $parts:expr;)*) => {$(
        impl<T> VectorField for $vector {
            type Item = T;

            fn parts(&self) -> [&[T]; 2] {
                let $it = self;
                $parts
            }

            fn from_items(items: Vec<T>, _: &mut Reader<'_>) -> Result<Self, DecodeError> {
                Ok(items.into())
            }
        }
    )*};
}

owned_vector! {
    Vec<T>, |it| [it, &[]];
    Box<[T]>, |it| [it, &[]];
    VecDeque<T>, |it| <[_; 2]>::from(it.as_slices());
}

macro_rules! counted_vector {
    ($($pointer:ident),*) => {$(
        impl<T> VectorField for $pointer<[T]> {
            type Item = T;

            fn parts(&self) -> [&[T]; 2] {
                [self, &[]]
            }

            /// The items move to new memory. For a moment both memories exist, so both count.
            fn from_items(items: Vec<T>, reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
                reader.allocate(size_of_val(items.as_slice()) + COUNTERS)?;
                Ok(items.into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de, T: Decode<'de>> Decode<'de> for $pointer<[T]> {
            const MIN_LEN: usize = <Vec<T> as Decode<'de>>::MIN_LEN;

            fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                let items = <Vec<T>>::decode(reader)?;
                Self::from_items(items, reader)
            }
        }
    )*};
}

counted_vector!(Arc, Rc);

/// Decodes a `Vec`, and converts it. The conversion reuses the memory.
macro_rules! decode_as_vec {
    ($($vector:ty),*) => {$(
        impl<'de, T: Decode<'de>> DecodeObject<'de> for $vector {
            const BARE_ID: u32 = <Vec<T> as DecodeObject<'de>>::BARE_ID;
            const SIZE: usize = <Vec<T> as DecodeObject<'de>>::SIZE;

            #[inline]
            fn decode_body(id: u32, reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
                <Vec<T>>::decode_body(id, reader).map(Self::from)
            }
        }
    )*};
}

decode_as_vec!(Box<[T]>, VecDeque<T>);

impl<T: Encode> TlObject for VecDeque<T> {
    const TYPE: Type = <[T] as TlObject>::TYPE;
    const CONSTRUCTORS: &'static [Definition] = <[T] as TlObject>::CONSTRUCTORS;

    #[inline]
    fn constructor_id(&self) -> u32 {
        Self::ID
    }

    fn encode_body(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        match self.as_slices() {
            (items, []) => items.encode_body(out),
            _ => {
                let out = write_count(self.len(), out)?;
                write_each(self.iter(), out, T::encode).map(|out| out.left())
            }
        }
    }
}

impl<T: Encode> Constructor for VecDeque<T> {
    const ID: u32 = <[T] as Constructor>::ID;
    const NAME: &'static str = <[T] as Constructor>::NAME;
}
