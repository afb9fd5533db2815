//! TL, the binary language of Telegram's MTProto and of TON, for plain Rust types.
//!
//! A type that derives [`TlObject`](derive@TlObject) is a TL object: it has an encoder, a decoder, its definition as
//! data, and an id. The compiler proves that the id belongs to the definition.
//!
//! ```toml
//! [dependencies]
//! tl-core = "0.1"
//! ```
//! ```
//! use tl_core::{Bytes, TlObject};
//!
//! // dataJSON#7d748d04 data:string = DataJSON;
//! #[derive(Clone, Debug, PartialEq, TlObject)]
//! #[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
//! pub struct DataJson {
//!     pub data: String,
//! }
//!
//! /// A type of two constructors.
//! #[derive(Clone, Debug, PartialEq, TlObject)]
//! pub enum PhoneConnection {
//!     #[tl(id = 0x9cc123c7, name = "phoneConnection")]
//!     Reflector {
//!         #[tl(flag = 0)] // tcp:flags.0?true: the value is the flag bit
//!         tcp: bool,
//!         id: i64,
//!         ip: String,
//!         ipv6: String,
//!         port: i32,
//!         peer_tag: Bytes,
//!     },
//!     #[tl(id = 0x635fe375, name = "phoneConnectionWebrtc")]
//!     Webrtc {
//!         #[tl(flag = 0)]
//!         turn: bool,
//!         #[tl(flag = 1)]
//!         stun: bool,
//!         id: i64,
//!         ip: String,
//!         ipv6: String,
//!         port: i32,
//!         username: String,
//!         password: String,
//!     },
//! }
//!
//! /// A TL function without a schema: its id is computed from its definition.
//! #[derive(Clone, Debug, PartialEq, TlObject)]
//! #[tl(name = "phone.test", returns = Vec<PhoneConnection>)]
//! pub struct Test {
//!     pub connections: Vec<PhoneConnection>,
//!     #[tl(flag = 2)] // has a value if the bit is set
//!     pub params: Option<DataJson>,
//! }
//!
//! let function = Test {
//!     connections: vec![PhoneConnection::Reflector {
//!         tcp: true,
//!         id: 1,
//!         ip: "127.0.0.1".into(),
//!         ipv6: "::1".into(),
//!         port: 443,
//!         peer_tag: Bytes::from_static(b"tag"),
//!     }],
//!     params: None,
//! };
//! let packet: Vec<u8> = tl_core::to_vec(&function)?;
//! assert_eq!(tl_core::from_slice::<Test>(&packet)?, function);
//!
//! // `dump` shows the meaning of each byte. An error names the field and the offset.
//! print!("{}", tl_core::dump::<Test>(&packet));
//! let error = tl_core::from_slice::<Test>(&packet[..40]).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "phone.test.connections[0].ip: a string of 9 bytes runs past the end (7 left), at byte 32"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! If you have a whole schema, let `tl-gen` write the types. The [derive](derive@TlObject) describes each attribute,
//! and the [`guide`] has further pages: [the wire format](guide::wire_format), [errors](guide::errors),
//! [limits](guide::limits), [terms of other libraries](guide::coming_from), [migration from them](guide::migrating),
//! and [stability](guide::stability). With the feature `schema`, it also has `guide::cookbook`, and
//! `guide::other_layers` about constructors of another layer.
//!
#![doc = include_str!("../docs/vocabulary.md")]
//!
//! # Writing and reading
//!
//! | | |
//! |---|---|
//! | [`to_vec`], [`to_bytes`] | a value in new memory |
//! | [`to_vec_as`], [`ForLayer`] | a value in the form of another layer, for a peer of that layer |
//! | [`to_slice`] | a value in existing memory: no allocation |
//! | [`encode_into`] | a value appended to a `Vec` or a `BytesMut` |
//! | [`to_buf`], [`to_extend`], `to_io` | a value appended to a `BufMut`, an `Extend<u8>`, an `io::Write` (feature `std`) |
//! | [`using_encoded`] | the bytes of a value, to hash or sign them |
//! | [`Unsigned`] | an object with an empty signature, to sign it |
//! | [`DynObject`] | objects of different types in one collection, encoded later |
//! | [`from_slice`] | a whole packet; bytes left over are an error |
//! | [`from_bytes`] | the same, and fields that are [`Bytes`] are slices of the packet |
//! | [`from_prefix`] | a value, and the bytes after it |
//! | [`from_slice_canonical`] | a whole packet; if its value has another encoding, it is an error; for signatures |
//! | [`Reader`] | one value after another; a value of a given length ([`Reader::read_within`]) |
//! | [`Writer`] | one value after another |
//! | [`Unknown`] | a boxed value of an unknown type; it can be decoded later |
//! | [`dump()`], [`tree()`] | a packet with the meaning of its bytes; the constructors and parameters of a type |
//! | [`Definition`] | a constructor as data: its name, id and parameters, and its TL line |
//! | `schema::Schema` | a schema that is read at run time: shows, decodes and encodes packets without a compiled type (feature `schema`) |
//!
//! An object is written boxed, with its constructor id. `Bare(object)` writes the body alone.
//!
//! A type that borrows reads text and bytes without copies. A generic function that decodes takes a [`DecodeOwned`],
//! or a `Decode<'de>` if the type may borrow from the packet.
//!
//! ```
//! use std::borrow::Cow;
//!
//! use tl_core::TlObject;
//!
//! #[derive(TlObject)]
//! #[tl(name = "message")]
//! struct Message<'a> {
//!     text: &'a str,
//!     title: Cow<'a, str>,
//!     #[tl(flag = 0)]
//!     data: Option<&'a [u8]>,
//! }
//!
//! let packet = tl_core::to_vec(&Message { text: "hi", title: "greeting".into(), data: None })?;
//! let message: Message<'_> = tl_core::from_slice(&packet)?;
//! assert_eq!(message.text, "hi");
//! assert!(matches!(message.title, Cow::Borrowed("greeting")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! If a packet can have one of several types, the id says which. Use an enum of them, with `#[tl(other)]` for the
//! rest; or the `AnyObject` or `AnyFunction` that `tl-gen` writes for a whole schema; or [`Reader::peek_id`].
//!
//! # Errors
//!
//! A [`DecodeError`] says what is wrong ([`kind`](DecodeError::kind)), at which byte
//! ([`offset`](DecodeError::offset)), in which field ([`path`](DecodeError::path)), and whether a stream needs more
//! bytes ([`needed`](DecodeError::needed)). No input makes decoding panic. The only exception is a wrong codec with
//! [a collection of a fixed capacity](items#panics).
//!
//! An [`EncodeError`] says why a value has no TL form, and in which field: for example, only some of the fields that
//! share a flag bit have a value. An error leaves a growing buffer unchanged.
//!
//! # Limits
//!
//! [`Limits`] bound the cost of a packet: the depth of nested objects, their stack and memory, and the number of
//! items of a vector. The functions with `_with` in their names take limits; the others use the defaults. The page
//! [`limits`](guide::limits) gives the highest cost of a packet.
//!
//! There is no `unsafe` code.
//!
//! # Features
//!
//! | feature | default | content |
//! |---|---|---|
//! | `derive` | yes | `#[derive(TlObject)]` |
//! | `ascii` | yes | the `ascii` crate checks short text first: faster, with the same result |
//! | `std` | | `to_io`, and `DecodeError` and `EncodeError` as `std::io::Error` |
//! | `serde` | | `Serialize` and `Deserialize` for [`Int128`], [`Int256`], [`Int512`], [`Flags`], [`Bare`], [`Unknown`] and [`Bytes`]; the module `as_hex` for fields that are ids or bytes |
//! | `arbitrary` | | `Arbitrary` for the types of the row `serde`, except `Bytes`, which has `arbitrary_bytes`; needs `std` |
//! | `wide-refs` | | `&'a Int128`, `&'a Int256`, `&'a Int512` can be read: slices of the input. `&'a [u8; 16]` and the like need no feature |
//! | `schema` | | schemas that are read at run time: [`schema`] has `Schema`, which shows, decodes and encodes packets without a compiled type; needs `std` |
//! | `zeroize` | | `Zeroize` for the types of the row `serde`, except [`Unknown`] and `Bytes`, which may be shared |
//!
//! The crate needs `alloc`, not `std`. The [`guide`] shows a type with derives of several of these crates.
#![no_std]
#![forbid(unsafe_code)]
// docs.rs builds with nightly. The feature `doc_cfg` shows the Cargo feature of each item.
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod decode;
mod dynamic;
mod encode;
mod error;
pub mod guide;
mod hex;
mod input;
mod interop;
mod limits;
mod object;
mod output;
mod private;
mod proof;
mod reader;
pub mod schema;
mod signed;
mod types;
mod writer;

/// Items for emitted code. The name has the version, so code that names it does not compile with another release.
/// Pre-releases have the name of their release.
#[doc(hidden)]
pub mod __private_0_1_0 {
    pub use crate::private::*;

    const _: () = assert_named_after_the_version(module_path!());
}

pub use bytes::{Bytes, BytesMut};
pub use decode::{Decode, DecodeOwned};
pub use dynamic::DynObject;
pub use encode::Encode;
pub use error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, PathStep};
pub use hex::InvalidHex;
pub use input::{
    from_bytes, from_bytes_with, from_prefix, from_prefix_with, from_slice, from_slice_canonical,
    from_slice_canonical_with, from_slice_owned, from_slice_with,
};
#[cfg(feature = "arbitrary")]
pub use interop::arbitrary::arbitrary_bytes;
#[cfg(feature = "serde")]
pub use interop::as_hex;
#[cfg(feature = "std")]
pub use interop::std::to_io;
pub use limits::Limits;
pub use object::{Constructor, DecodeObject, Function, TlObject};
pub use output::{
    Append, encode_into, encoded_len, to_buf, to_bytes, to_extend, to_slice, to_vec, to_vec_bare,
    using_encoded,
};
pub use reader::Reader;
pub use schema::{
    Condition, ConstructorName, ConvertedType, CustomType, Definition, Dialect, Dump, ObjectRef,
    Parameter, Parameters, Tree, Type, VectorType, WrappedType, dump, tree,
};
pub use schema::{ForLayer, to_vec_as};
pub use signed::{Signed, Unsigned, to_slice_unsigned, to_vec_unsigned};
#[cfg(feature = "derive")]
pub use tl_derive::TlObject;
/// Encodes a value inside of `bytes`: a codec for `#[tl(with = tl_core::in_bytes)]`, as for
/// `adnl.message.query query:bytes` or `liteServer.query data:bytes`.
///
/// The value must take the whole content. If the content may be an object of any type, the field's type is [`Unknown`].
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(name = "liteServer.query", type = "Object", dialect = "ton")]
/// struct Query {
///     #[tl(with = tl_core::in_bytes, type = "bytes")]
///     data: bool,
/// }
///
/// let packet = tl_core::to_vec(&Query { data: true })?;
/// assert_eq!(packet[4..], [4, 0xb5, 0x75, 0x72, 0x99, 0, 0, 0]);
/// assert_eq!(tl_core::from_slice::<Query>(&packet).unwrap().data, true);
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub use types::in_bytes;
pub use types::items;
/// Encodes a value after its length in bytes: a codec for `#[tl(with = tl_core::sized)]`, as for
/// `bytes:int body:Object` of MTProto's `message`.
///
/// If the value does not take exactly this length, it is an error. To read the values after a faulty body, use an
/// [`Unknown`] field: it takes the whole body, which you decode later.
///
/// ```
/// use tl_core::{Constructor, TlObject, Unknown};
///
/// #[derive(TlObject)]
/// #[tl(name = "message")]
/// struct Message {
///     msg_id: i64,
///     seqno: i32,
///     // One Rust field is two TL parameters.
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
/// Encodes any text type, such as a `CompactString`, as a `string`: a codec for `#[tl(with = tl_core::text)]`.
///
/// The type must have `TryFrom<&str>` (`From<&str>` is enough) and `AsRef<str>`. If the conversion fails, for example
/// because the type has a fixed capacity, decoding fails with a [`DecodeError`].
///
/// ```
/// use tl_core::TlObject;
///
/// /// A text type like `compact_str::CompactString`, `smol_str::SmolStr` or `arrayvec::ArrayString`.
/// struct Compact(String);
///
/// impl From<&str> for Compact {
///     fn from(text: &str) -> Self {
///         Self(text.to_owned())
///     }
/// }
///
/// impl AsRef<str> for Compact {
///     fn as_ref(&self) -> &str {
///         &self.0
///     }
/// }
///
/// #[derive(TlObject)]
/// #[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
/// struct DataJson {
///     #[tl(with = tl_core::text, type = "string")]
///     data: Compact,
/// }
///
/// let packet = tl_core::to_vec(&DataJson { data: Compact("{}".to_owned()) })?;
/// assert_eq!(packet, [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0]);
/// assert_eq!(tl_core::from_slice::<DataJson>(&packet).unwrap().data.0, "{}");
/// # Ok::<(), tl_core::EncodeError>(())
/// ```
pub use types::text;
pub use types::{Bare, Flags, Int128, Int256, Int512, RawBytes, Unknown, rest, sized_bytes};
pub use writer::Writer;

/// The README's program compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
