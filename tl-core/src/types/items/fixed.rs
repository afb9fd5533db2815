//! A codec like [`items`](crate::items), for collections of a fixed capacity: arrays, `ArrayVec`, `heapless::Vec`.
//!
//! The collection is made from a slice, with `TryFrom<&[T]>`. For most collections, this needs `T: Clone`; for arrays,
//! `T: Copy`. If the vector does not fit, it is an error.
//!
//! ```
//! use tl_core::TlObject;
//!
//! #[derive(Debug, TlObject)]
//! #[tl(name = "point")]
//! struct Point {
//!     #[tl(with = tl_core::items::fixed, type = "Vector<double>")]
//!     coordinates: [f64; 2],
//! }
//!
//! let mut packet = tl_core::to_vec(&Point { coordinates: [1.0, -1.0] })?;
//! assert_eq!(tl_core::from_slice::<Point>(&packet).unwrap().coordinates, [1.0, -1.0]);
//! packet[8] = 1;
//! packet.truncate(20);
//! let error = tl_core::from_slice::<Point>(&packet).unwrap_err();
//! assert_eq!(error.path().to_string(), "point.coordinates");
//! # Ok::<(), tl_core::EncodeError>(())
//! ```

use alloc::format;
use alloc::vec::Vec;

use crate::decode::Decode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::reader::Reader;

pub use super::encode;

/// Reads a vector. If it does not fit into the collection, it is an error.
///
/// The items are read first and then cloned: their memory counts twice.
pub fn decode<'de, C, T>(reader: &mut Reader<'de>) -> Result<C, DecodeError>
where
    C: IntoIterator<Item = T> + for<'i> TryFrom<&'i [T]>,
    T: Decode<'de>,
{
    let before = reader.limits().allocation;
    let items = <Vec<T>>::decode(reader)?;
    reader.allocate(before.saturating_sub(reader.limits().allocation))?;
    C::try_from(&items).map_err(|_| does_not_fit(items.len(), reader))
}

#[cold]
fn does_not_fit(count: usize, reader: &Reader<'_>) -> DecodeError {
    let message = format!("a vector of {count} items does not fit into its collection");
    reader.error(DecodeErrorKind::Custom(message.into()))
}
