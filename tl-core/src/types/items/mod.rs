//! A codec for `#[tl(with = tl_core::items)]`: a `Vector<T>` as any collection, such as a `BTreeSet`, a `HashMap` or a
//! `SmallVec`.
//!
//! The collection is built by `FromIterator`, and written in the order of its iterator over references. Write its TL
//! type as `type = "…"`, so that definitions have it.
//!
//! | codec | TL |
//! |---|---|
//! | `tl_core::items` | `Vector<T>` |
//! | [`tl_core::items::bare`](self::bare) | `Vector<%T>` |
//! | [`tl_core::items::bare_vector`](self::bare_vector) | `vector<T>` |
//! | [`tl_core::items::bare_vector::bare`](self::bare_vector::bare) | `vector<%T>` |
//! | [`tl_core::items::fixed`](self::fixed) | `Vector<T>` as an array or an `ArrayVec` |
//!
//! ```
//! use std::collections::BTreeSet;
//!
//! use tl_core::TlObject;
//!
//! #[derive(TlObject)]
//! #[tl(name = "seen")]
//! struct Seen {
//!     #[tl(with = tl_core::items, type = "Vector<long>")]
//!     ids: BTreeSet<i64>,
//! }
//!
//! let packet = tl_core::to_vec(&Seen { ids: [3, 1].into() })?;
//! assert_eq!(packet[8..], [2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
//! assert!(tl_core::from_slice::<Seen>(&packet).unwrap().ids.contains(&3));
//! # Ok::<(), tl_core::EncodeError>(())
//! ```
//!
//! # What a packet can cost
//!
//! The limits are those of `Vec`. Memory is never reserved for items that have not been read.
//! [`Limits::allocation`](crate::Limits::allocation) counts three times its size and 16 bytes for each item, and at
//! least four items if there is one. A collection of the standard library never takes more. A collection of another
//! crate may take more.
//!
//! If the collection keeps fewer items than the vector has, it is an error, so that no item is lost. This happens if
//! two items of a set, or two keys of a map, are equal.
//!
//! # Order
//!
//! A list keeps the order of the packet. A set or a map does not: a `BTreeSet` is written in its own order, and a
//! `HashSet` or a `HashMap` in an order that differs from process to process. So a value that was read and is written
//! again can give other bytes: do not sign it, and do not read it with
//! [`from_slice_canonical`](crate::from_slice_canonical).
//!
//! # Panics
//!
//! Reading *panics* if the collection has a fixed capacity and the packet has more items: `FromIterator` of `ArrayVec`
//! and of `heapless::Vec` panics, and tl-core cannot know this from a trait of the standard library. Use
//! [`items::fixed`](self::fixed) for such a collection: it returns an error.
//!
//! # Maps and conversions
//!
//! TL has no maps. A map is written as a vector of objects with a key and a value. `As::<E>` is the codec of a
//! collection whose items are converted to the object `E` and from it. To write the map, the item of its iterator over
//! references needs `Into<E>`, so `E` can borrow from the map. To read it, `E` needs `Into` of an owned item.
//!
//! ```
//! use std::borrow::Cow;
//! use std::collections::HashMap;
//!
//! use tl_core::TlObject;
//!
//! #[derive(TlObject)]
//! #[tl(name = "stringPair")]
//! struct Pair<'a> {
//!     key: Cow<'a, str>,
//!     count: i32,
//! }
//!
//! impl<'a> From<(&'a String, &'a i32)> for Pair<'a> {
//!     fn from((key, count): (&'a String, &'a i32)) -> Self {
//!         Self { key: key.into(), count: *count }
//!     }
//! }
//!
//! impl From<Pair<'_>> for (String, i32) {
//!     fn from(pair: Pair<'_>) -> Self {
//!         (pair.key.into_owned(), pair.count)
//!     }
//! }
//!
//! #[derive(TlObject)]
//! #[tl(name = "counts")]
//! struct Counts {
//!     #[tl(with = tl_core::items::As::<Pair<'_>>, type = "Vector<StringPair>")]
//!     counts: HashMap<String, i32>,
//! }
//!
//! let counts = Counts { counts: [("a".to_owned(), 7)].into() };
//! let packet = tl_core::to_vec(&counts)?;
//! assert_eq!(tl_core::from_slice::<Counts>(&packet).unwrap().counts, counts.counts);
//! # Ok::<(), tl_core::EncodeError>(())
//! ```

mod codec;
mod collect;
pub mod fixed;

pub use codec::{As, bare, bare_vector, decode, encode};
