//! `t` and `%T`: an object without its constructor id.

use core::ops::{Deref, DerefMut};

use crate::decode::{Decode, decode_bare};
use crate::encode::{Encode, encode_bare};
use crate::error::{DecodeError, EncodeError};
use crate::object::{Constructor, DecodeObject};
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::writer::Writer;

/// An object written without its constructor id: TL's `t` or `%T`.
///
/// It can be used inside of other types: `Bare<Vec<Bare<Message>>>` is `vector<%Message>`. For a field, `#[tl(bare)]`
/// has the same effect, and the field keeps the type `T`. To write an object, a reference is enough: `Bare(&object)`.
///
/// ```
/// use tl_core::{Bare, from_slice, to_vec};
///
/// let items = vec![5_i32];
/// let packet = to_vec(&Bare(&items))?;
/// assert_eq!(packet, [1, 0, 0, 0, 5, 0, 0, 0]);
/// let Bare(items) = from_slice::<Bare<Vec<i32>>>(&packet).unwrap();
/// assert_eq!(items, [5]);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bare<T>(pub T);

impl<T> Bare<T> {
    /// Returns the object itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Bare<T> {
    fn from(object: T) -> Self {
        Self(object)
    }
}

impl<T> Deref for Bare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Bare<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

#[diagnostic::do_not_recommend]
impl<T: Constructor> Encode for Bare<T> {
    const TYPE: Type = T::BARE_TYPE;

    #[inline]
    fn encode<'w>(&self, out: Writer<'w>) -> Result<Writer<'w>, EncodeError> {
        encode_bare(&self.0, out)
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: DecodeObject<'de>> Decode<'de> for Bare<T> {
    /// An object without parameters takes no bytes.
    const MIN_LEN: usize = 0;

    #[inline]
    fn decode(reader: &mut Reader<'de>) -> Result<Self, DecodeError> {
        decode_bare(reader).map(Self)
    }
}
