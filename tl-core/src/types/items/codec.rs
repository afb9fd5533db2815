//! The codecs: one per form of the vector and of its items.

/// Defines `encode`, `decode` and `As` for the TL type `$vector`.
macro_rules! codec {
    ($vector:literal, is_boxed: $is_boxed:literal, $form:ident, $encode:ident, $decode:ident) => {
        use core::marker::PhantomData;

        use crate::error::{DecodeError, EncodeError};
        use crate::reader::Reader;
        use crate::types::item_form::{$form, ItemForm};
        use crate::types::items::collect::{read_vector, write_vector};
        use crate::writer::Writer;

        #[doc = concat!("Writes the items of a collection as `", $vector, "`.")]
        pub fn encode<'w, 'c, C, T>(
            items: &'c C,
            out: Writer<'w>,
        ) -> Result<Writer<'w>, EncodeError>
        where
            C: ?Sized,
            &'c C: IntoIterator<Item = &'c T>,
            T: $encode + 'c,
        {
            write_vector($is_boxed, items.into_iter(), out, <$form as ItemForm<T>>::encode)
        }

        #[doc = concat!("Reads a `", $vector, "` into a collection.")]
        pub fn decode<'de, C, T>(reader: &mut Reader<'de>) -> Result<C, DecodeError>
        where
            C: FromIterator<T> + IntoIterator<Item = T>,
            for<'c> &'c C: IntoIterator,
            T: $decode<'de>,
        {
            read_vector::<$form, T, T, C>($is_boxed, reader, |item| item)
        }

        #[doc = concat!("A codec of `", $vector, "` for collections whose items are converted to `E` and from it.")]
        ///
        /// See [`items`](crate::items#maps-and-conversions).
        #[derive(Debug)]
        pub struct As<E>(PhantomData<fn() -> E>);

        impl<E> As<E> {
            /// Writes the items of a collection, each as an `E`.
            pub fn encode<'w, 'c, C>(
                items: &'c C,
                out: Writer<'w>,
            ) -> Result<Writer<'w>, EncodeError>
            where
                C: ?Sized,
                &'c C: IntoIterator<Item: Into<E>>,
                E: $encode,
            {
                write_vector($is_boxed, items.into_iter(), out, |item, out| {
                    let item: E = item.into();
                    <$form as ItemForm<E>>::encode(&item, out)
                })
            }

            /// Reads a vector of `E`, and converts its items to those of the collection.
            pub fn decode<'de, C>(reader: &mut Reader<'de>) -> Result<C, DecodeError>
            where
                C: FromIterator<<C as IntoIterator>::Item> + IntoIterator,
                for<'c> &'c C: IntoIterator,
                E: $decode<'de> + Into<<C as IntoIterator>::Item>,
            {
                read_vector::<$form, E, <C as IntoIterator>::Item, C>($is_boxed, reader, E::into)
            }
        }
    };
}

use crate::decode::Decode;
use crate::encode::Encode;

codec!("Vector<T>", is_boxed: true, BoxedItems, Encode, Decode);

/// A codec like [`items`](crate::items), with bare items: `Vector<%T>`.
pub mod bare {
    use crate::object::{Constructor, DecodeObject};

    codec!("Vector<%T>", is_boxed: true, BareItems, Constructor, DecodeObject);
}

/// A codec like [`items`](crate::items), without the vector's constructor id: `vector<T>`.
pub mod bare_vector {
    use crate::decode::Decode;
    use crate::encode::Encode;

    codec!("vector<T>", is_boxed: false, BoxedItems, Encode, Decode);

    /// A codec like [`items`](crate::items), for bare items in a bare vector: `vector<%T>`.
    pub mod bare {
        use crate::object::{Constructor, DecodeObject};

        codec!("vector<%T>", is_boxed: false, BareItems, Constructor, DecodeObject);
    }
}
