//! TL, the binary language of Telegram's MTProto and of TON, for plain Rust types.
//!
//! A type that derives [`TlObject`](derive@TlObject) has an exact encoder and decoder:
//!
//! ```
//! use tl_core::{Bytes, TlObject};
//!
//! #[derive(Clone, Debug, PartialEq, TlObject)]
//! #[tl(id = 0x9cc123c7, name = "phoneConnection")]
//! pub struct PhoneConnection {
//!     #[tl(flag = 0)]
//!     pub tcp: bool,
//!     pub id: i64,
//!     pub ip: String,
//!     pub ipv6: String,
//!     pub port: i32,
//!     pub peer_tag: Bytes,
//! }
//!
//! let connection = PhoneConnection {
//!     tcp: true,
//!     id: 1,
//!     ip: "127.0.0.1".into(),
//!     ipv6: "::1".into(),
//!     port: 443,
//!     peer_tag: Bytes::from_static(b"tag"),
//! };
//! let packet = tl_core::to_vec(&connection)?;
//! assert_eq!(packet[..8], [0xc7, 0x23, 0xc1, 0x9c, 1, 0, 0, 0]);
//! assert_eq!(tl_core::from_slice::<PhoneConnection>(&packet)?, connection);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Types
//!
//! | TL | Rust |
//! |---|---|
//! | `int`, `long`, `double`, `#` | `i32`, `i64`, `f64`, `u32` |
//! | `int128`, `int256`, `int512` | [`Int128`], [`Int256`], [`Int512`] |
//! | `string` | `String`, `&'a str`, `Cow<'a, str>` |
//! | `bytes` | [`Bytes`], `Vec<u8>`, `&'a [u8]`, `Cow<'a, [u8]>` |
//! | `Bool` | `bool` |
//! | `flags.N?true` | `bool` with `#[tl(flag = N)]` |
//! | `flags.N?T` | `Option<T>` with `#[tl(flag = N)]` |
//! | `T` | a type that derives [`TlObject`](derive@TlObject), boxed |
//! | `t`, `%T` | [`Bare<T>`], or `#[tl(bare)]` on the field |
//! | `Vector<T>`, `vector<T>` | `Vec<T>`, `Bare<Vec<T>>` |
//! | `Object` | [`Unknown`] |
//!
//! # Safety
//!
//! There is no `unsafe` code. Decoding any input gives a value or a [`DecodeError`], within
//! [`Limits`]. What cannot be written is an [`EncodeError`].
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
// The derive names this crate `::tl_core`; the tests below are in it.
extern crate self as tl_core;

mod buffer;
mod decode;
mod definition;
mod encode;
mod error;
mod hex;
mod interop;
mod limits;
mod object;
#[doc(hidden)]
pub mod private;
mod reader;
mod types;
mod writer;

pub use buffer::{AnyBufMut, Buffer};
pub use bytes::Bytes;
pub use decode::{Decode, DecodeOwned, from_bytes, from_bytes_with, from_slice, from_slice_with};
pub use definition::{
    Condition, ConstructorName, CustomType, Definition, Dialect, Dump, ObjectType, Parameter,
    Parameters, Tree, Type, VectorType, dump, tree,
};
pub use encode::{Encode, encode_into, to_bytes, to_vec};
pub use error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
#[cfg(feature = "arbitrary")]
pub use interop::arbitrary::arbitrary_bytes;
#[cfg(feature = "serde")]
pub use interop::as_hex;
pub use limits::Limits;
pub use object::{Constructor, DecodeObject, Function, TlObject};
pub use reader::Reader;
#[cfg(feature = "derive")]
pub use tl_derive::TlObject;
/// A codec for `#[tl(with = tl_core::sized)]`: a value after its length in bytes, as MTProto's
/// `message` has it in `bytes:int body:Object`.
///
/// A value that does not take exactly the length that is given is an error. To go on after a body that
/// cannot be read, keep it as an [`Unknown`], which takes whatever there is, and decode it by itself.
///
/// ```
/// use tl_core::{Constructor, TlObject, Unknown};
///
/// #[derive(TlObject)]
/// #[tl(name = "message")]
/// struct Message {
///     msg_id: i64,
///     seqno: i32,
///     // One field of ours is two parameters of TL's.
///     #[tl(with = tl_core::sized, name = "bytes", type = "int body:Object")]
///     body: Unknown,
/// }
///
/// assert_eq!(
///     Message::DEFINITION.to_string(),
///     "message#5bb8e511 msg_id:long seqno:int bytes:int body:Object = Message;"
/// );
/// ```
pub use types::sized;
pub use types::{Bare, Flags, Int128, Int256, Int512, Unknown};
pub use writer::Writer;
