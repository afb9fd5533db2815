//! Values to JSON.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::{Serialize, SerializeMap, Serializer};
use tl_core::Unknown;
use tl_core::schema::{Object, Schema, Value};

use super::forms::{HEX, double, hex};

/// How `bytes` are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BytesForm {
    Base64,
    Hex,
}

/// Options of the JSON.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) bytes: BytesForm,
    /// Whether it is one line.
    pub(crate) is_compact: bool,
    /// Whether each object has its id in `@type`, although no other constructor of the schema has its name.
    pub(crate) has_ids: bool,
}

impl Style {
    /// One line.
    pub(crate) const LINE: Self =
        Self { bytes: BytesForm::Base64, is_compact: true, has_ids: false };
}

/// Writes the first of `values` as JSON, and those that come after it in the packet as `@next`.
pub(crate) fn write(
    schema: &Schema,
    values: &[Value],
    style: Style,
) -> Result<String, serde_json::Error> {
    let Some((value, next)) = values.split_first() else { return Ok(String::new()) };
    let json = Json { schema, bytes: style.bytes, has_ids: style.has_ids, next, value };
    if style.is_compact {
        serde_json::to_string(&json)
    } else {
        serde_json::to_string_pretty(&json)
    }
}

/// A value, as JSON.
struct Json<'a, T> {
    schema: &'a Schema,
    bytes: BytesForm,
    /// Whether the names of constructors need their ids in any case.
    has_ids: bool,
    /// The values after this one.
    next: &'a [Value],
    value: &'a T,
}

impl<T> Json<'_, T> {
    fn with<'b, U>(&'b self, value: &'b U) -> Json<'b, U> {
        Json { schema: self.schema, bytes: self.bytes, has_ids: self.has_ids, next: &[], value }
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        match self.bytes {
            BytesForm::Base64 => STANDARD.encode(bytes),
            BytesForm::Hex => HEX.to_owned() + &hex(bytes),
        }
    }
}

impl Serialize for Json<'_, Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Int(number) => serializer.serialize_i32(*number),
            Value::Word(number) => serializer.serialize_u32(*number),
            Value::Long(number) => serializer.collect_str(number),
            Value::Double(number) if number.is_finite() => serializer.serialize_f64(*number),
            Value::Double(number) => serializer.serialize_str(&double::text(*number)),
            Value::Int128(number) => serializer.serialize_str(&hex(&number[..])),
            Value::Int256(number) => serializer.serialize_str(&hex(&number[..])),
            Value::Int512(number) => serializer.serialize_str(&hex(&number[..])),
            Value::Bool(is_true) => serializer.serialize_bool(*is_true),
            Value::String(text) => serializer.serialize_str(text),
            Value::Bytes(bytes) => serializer.serialize_str(&self.bytes(bytes)),
            Value::Vector(items) => serializer.collect_seq(items.iter().map(|it| self.with(it))),
            Value::Object(object) => {
                Json { next: self.next, ..self.with(&**object) }.serialize(serializer)
            }
            Value::Unknown(object) => self.with(&**object).serialize(serializer),
            _ => Err(serde::ser::Error::custom("a value of a kind that JSON has no form for")),
        }
    }
}

impl Serialize for Json<'_, Object> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.value.fields();
        let mut map = serializer.serialize_map(Some(fields.len() + 1))?;
        map.serialize_entry("@type", &self.constructor())?;
        for (name, value) in fields {
            map.serialize_entry(name, &self.with(value))?;
        }
        if let [value, next @ ..] = self.next {
            map.serialize_entry("@next", &Json { next, ..self.with(value) })?;
        }
        map.end()
    }
}

impl Serialize for Json<'_, Unknown> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("@type", &Text(format_args!("#{:08x}", self.value.id())))?;
        map.serialize_entry("@body", &self.bytes(self.value.body()))?;
        map.end()
    }
}

impl Json<'_, Object> {
    /// The name of the constructor, with the id if several constructors have the name.
    fn constructor(&self) -> String {
        let name = self.value.name();
        match self.value.id() {
            Some(id) if self.has_ids || self.schema.named(name).any(|it| it.id() != id) => {
                format!("{name}#{id:08x}")
            }
            _ => name.to_owned(),
        }
    }
}

/// A text that is written once.
struct Text<'a>(fmt::Arguments<'a>);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
