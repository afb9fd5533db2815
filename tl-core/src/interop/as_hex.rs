//! A module for `#[serde(with = "tl_core::as_hex")]`: ids and bytes in hex, in human-readable formats.
//!
//! In a human-readable format, such as JSON, an id is written as in `0x30535af5`, and bytes as their digits.
//! In a binary format an id is a number and bytes are bytes. Reading accepts upper and lower case, and ids
//! without `0x`.
//!
//! It can be used on ids (`u32`), on bytes (`Bytes`, `Vec<u8>`, `Box<[u8]>`, `[u8; N]`), and on an `Option` or
//! a `Vec` of them. A `&[u8]` or `Cow<[u8]>` is written with
//! `#[serde(serialize_with = "tl_core::as_hex::serialize")]`.
//!
// tl-tests compiles the example: it needs serde's derive and serde_json.
#![cfg_attr(not(doctest), doc = include_str!("../../docs/as-hex.md"))]

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use bytes::Bytes;
use serde_core::de::{self, Deserialize, Deserializer, SeqAccess, Unexpected, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::hex::{Hex, parse_pair};

/// Writes `value`.
pub fn serialize<T, S>(value: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: ToHex + ?Sized,
    S: Serializer,
{
    value.write_hex(serializer)
}

/// Reads a value.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromHex,
    D: Deserializer<'de>,
{
    T::read_hex(deserializer)
}

/// Can be written in hex.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not written in hex",
    label = "expected an id (`u32`) or bytes",
    note = "an id, bytes, and an `Option` or a `Vec` of them can be written in hex"
)]
pub trait ToHex {
    /// Serializes the value as [`serialize`] does.
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Can be read from hex.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not read from hex",
    label = "expected an id (`u32`) or owned bytes",
    note = "an id, bytes, and an `Option` or a `Vec` of them can be read from hex"
)]
pub trait FromHex: Sized {
    /// Deserializes a value as [`deserialize`] does.
    fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Serializes as [`serialize`] does.
pub(crate) struct AsHex<'a, T: ?Sized>(pub &'a T);

impl<T: ToHex + ?Sized> Serialize for AsHex<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_hex(serializer)
    }
}

/// Deserializes as [`deserialize`] does.
pub(crate) struct OfHex<T>(pub T);

impl<'de, T: FromHex> Deserialize<'de> for OfHex<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read_hex(deserializer).map(Self)
    }
}

impl ToHex for u32 {
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&format_args!("{self:#010x}"))
        } else {
            serializer.serialize_u32(*self)
        }
    }
}

impl FromHex for u32 {
    fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(IdVisitor)
        } else {
            <u32 as Deserialize>::deserialize(deserializer)
        }
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a constructor id in hex, as in 0x30535af5")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<u32, E> {
        parse_id(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

fn parse_id(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    // `from_str_radix` takes a sign as well.
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}

impl ToHex for [u8] {
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&Hex(self))
        } else {
            serializer.serialize_bytes(self)
        }
    }
}

impl<const N: usize> ToHex for [u8; N] {
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().write_hex(serializer)
    }
}

impl<const N: usize> FromHex for [u8; N] {
    fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = deserialize_bytes(deserializer)?;
        let len = bytes.len();
        bytes.try_into().map_err(|_| de::Error::invalid_length(len, &Size(N)))
    }
}

/// The number of bytes that are expected.
struct Size(usize);

impl de::Expected for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0)
    }
}

macro_rules! bytes_to_hex {
    ($($bytes:ty),*) => {$(
        impl ToHex for $bytes {
            fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (**self).write_hex(serializer)
            }
        }
    )*};
}

bytes_to_hex!(&[u8], Cow<'_, [u8]>, Bytes, Vec<u8>, Box<[u8]>);

macro_rules! bytes_from_hex {
    ($($bytes:ty),*) => {$(
        impl FromHex for $bytes {
            fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_bytes(deserializer).map(Self::from)
            }
        }
    )*};
}

bytes_from_hex!(Bytes, Vec<u8>, Box<[u8]>);

fn deserialize_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_str(BytesVisitor)
    } else {
        deserializer.deserialize_byte_buf(BytesVisitor)
    }
}

struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes in hex, two digits each")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Vec<u8>, E> {
        parse_bytes(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }

    fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
        Ok(bytes)
    }

    /// Some binary formats have no type for bytes.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = seq.next_element()? {
            bytes.push(byte);
        }
        Ok(bytes)
    }
}

fn parse_bytes(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks() else { return None };
    pairs.iter().copied().map(parse_pair).collect()
}

impl<T: ToHex> ToHex for Option<T> {
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(&AsHex(value)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: FromHex> FromHex for Option<T> {
    fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = <Option<OfHex<T>> as Deserialize>::deserialize(deserializer)?;
        Ok(value.map(|value| value.0))
    }
}

impl<T: ToHex> ToHex for Vec<T> {
    fn write_hex<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(AsHex))
    }
}

impl<T: FromHex> FromHex for Vec<T> {
    fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor(PhantomData))
    }
}

struct ItemsVisitor<T>(PhantomData<T>);

impl<'de, T: FromHex> Visitor<'de> for ItemsVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence of ids or bytes in hex")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(OfHex(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(items)
    }
}
