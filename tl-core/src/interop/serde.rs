//! `serde`: the types of tl-core, in hex in human-readable formats and as bytes in binary formats.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::as_hex::{self, AsHex, OfHex};
use crate::types::{Bare, Flags, Int128, Int256, Int512, Unknown};

macro_rules! serde_wide_integer {
    ($($integer:ident),*) => {$(
        /// The bytes in wire order; in hex in a human-readable format.
        impl Serialize for $integer {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                as_hex::serialize(&self.0, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $integer {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                as_hex::deserialize(deserializer).map(Self)
            }
        }
    )*};
}

serde_wide_integer!(Int128, Int256, Int512);

/// A number, the bits of the word.
impl Serialize for Flags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.bits())
    }
}

impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Self::from_bits)
    }
}

/// The object itself: only TL has a bare form.
impl<T: Serialize> Serialize for Bare<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Bare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

const FIELDS: [&str; 2] = ["id", "body"];

/// A struct of `id` and `body`; both are in hex in a human-readable format.
impl Serialize for Unknown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Unknown", FIELDS.len())?;
        object.serialize_field(FIELDS[0], &AsHex(&self.id()))?;
        object.serialize_field(FIELDS[1], &AsHex(self.body()))?;
        object.end()
    }
}

/// If the length of the body is not a multiple of four, it is an error.
impl<'de> Deserialize<'de> for Unknown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (id, body) = deserializer.deserialize_struct("Unknown", &FIELDS, UnknownVisitor)?;
        Self::new(id, &body)
            .map_err(|_| de::Error::invalid_length(body.len(), &"a body of a multiple of 4 bytes"))
    }
}

struct UnknownVisitor;

impl<'de> Visitor<'de> for UnknownVisitor {
    type Value = (u32, Vec<u8>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of an unknown constructor, with its `id` and `body`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let missing = |position| move || de::Error::invalid_length(position, &"`id` and `body`");
        let OfHex(id) = seq.next_element()?.ok_or_else(missing(0))?;
        let OfHex(body) = seq.next_element()?.ok_or_else(missing(1))?;
        Ok((id, body))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        let mut body = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => set(&mut id, FIELDS[0], map.next_value()?)?,
                "body" => set(&mut body, FIELDS[1], map.next_value()?)?,
                _ => drop(map.next_value::<de::IgnoredAny>()?),
            }
        }
        let OfHex(id) = id.ok_or_else(|| de::Error::missing_field(FIELDS[0]))?;
        let OfHex(body) = body.ok_or_else(|| de::Error::missing_field(FIELDS[1]))?;
        Ok((id, body))
    }
}

/// Sets the value of the field `name`. If it already has one, this is an error.
fn set<T, E: de::Error>(field: &mut Option<T>, name: &'static str, value: T) -> Result<(), E> {
    match field.replace(value) {
        Some(_) => Err(E::duplicate_field(name)),
        None => Ok(()),
    }
}
