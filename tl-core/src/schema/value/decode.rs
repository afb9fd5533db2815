//! Decodes packets to values, with a visitor of the same walk as a dump.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::object::Field;
use super::{Object, Value};
use crate::error::{DecodeError, DecodeErrorKind};
use crate::input::first_difference;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::schema::event::{Bits, Event, EventValue, Path, Visitor};
use crate::schema::read::{Schema, SchemaType};
use crate::schema::walk::walk;
use crate::types::{Int256, Int512, Unknown};

impl Schema {
    /// Decodes `packet`, a boxed object of any type. Its id names the constructor or function. It can also be a
    /// `Bool` or a vector of objects.
    ///
    /// This decoder, the [dump](Self::dump) and the decoders of derived types find the same errors at the same bytes.
    /// An object with an unknown id is [kept](Value::Unknown) if it is the whole packet, or a parameter of the type
    /// `Object`.
    ///
    /// A value does not record padding or longer forms of lengths: encoding it returns the same bytes only if the
    /// packet is [canonical](Self::decode_canonical).
    ///
    /// # Errors
    /// The packet is cut, has an id that the type of a field does not have, exceeds a default [limit](Limits), or has
    /// bytes after its value.
    ///
    /// ```
    /// use tl_core::schema::{Schema, Value};
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// let value = schema.decode(&[0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0])?;
    /// assert_eq!(value.get("data").and_then(Value::as_str), Some("{}"));
    /// let error = schema.decode(&[0x04, 0x8d, 0x74, 0x7d, 2, b'{']).unwrap_err();
    /// assert_eq!(error.path().to_string(), "dataJSON.data");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decode(&self, packet: &[u8]) -> Result<Value, DecodeError> {
        self.decode_with(packet, Limits::DEFAULT)
    }

    /// Decodes `packet` as [`decode`](Self::decode) does, within `limits`.
    pub fn decode_with(&self, packet: &[u8], limits: Limits) -> Result<Value, DecodeError> {
        let mut builder = ValueBuilder::default();
        self.walk(Reader::with_limits(packet, limits), usize::MAX, &mut builder)?;
        builder.finish(packet.len())
    }

    /// Decodes `packet`, a value of the type `ty` of this schema ([`ty`](Self::ty)): a vector, a bare constructor, a
    /// number.
    ///
    /// ```
    /// use tl_core::schema::{Schema, Value};
    ///
    /// let schema = Schema::parse("pair left:int right:int = Pair;")?;
    /// let numbers = schema.decode_as(&schema.ty("vector<int>")?, &[1, 0, 0, 0, 7, 0, 0, 0])?;
    /// assert_eq!(numbers, Value::Vector(vec![Value::Int(7)]));
    /// let pair = schema.decode_as(&schema.ty("pair")?, &[1, 0, 0, 0, 2, 0, 0, 0])?;
    /// assert_eq!(pair.get("right"), Some(&Value::Int(2)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decode_as(&self, ty: &SchemaType, packet: &[u8]) -> Result<Value, DecodeError> {
        self.decode_as_with(ty, packet, Limits::DEFAULT)
    }

    /// Decodes `packet` as [`decode_as`](Self::decode_as) does, within `limits`.
    pub fn decode_as_with(
        &self,
        ty: &SchemaType,
        packet: &[u8],
        limits: Limits,
    ) -> Result<Value, DecodeError> {
        let mut builder = ValueBuilder::default();
        walk(self, Reader::with_limits(packet, limits), ty, usize::MAX, &mut builder)?;
        builder.finish(packet.len())
    }

    /// Decodes `packet` as [`decode`](Self::decode) does, and checks that encoding the value returns the same bytes.
    /// If it does not, the error is [`NotCanonical`](DecodeErrorKind::NotCanonical), at the first byte that differs.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// let packet = [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 1]; // the padding is 1
    /// assert!(schema.decode(&packet).is_ok());
    /// assert_eq!(schema.decode_canonical(&packet).unwrap_err().offset(), 7);
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn decode_canonical(&self, packet: &[u8]) -> Result<Value, DecodeError> {
        let value = self.decode(packet)?;
        let not_canonical = |offset| DecodeError::new(DecodeErrorKind::NotCanonical, offset);
        let encoded = self.encode(&value).map_err(|_| not_canonical(0))?;
        match first_difference(packet, &encoded) {
            None => Ok(value),
            Some(offset) => Err(not_canonical(offset)),
        }
    }
}

/// Builds a value from the events of a walk.
#[derive(Default)]
struct ValueBuilder {
    /// The incomplete values around the next event, outermost first.
    open: Vec<Open>,
    root: Option<Value>,
}

/// An incomplete value.
struct Open {
    depth: usize,
    /// The name, if it is a field.
    name: Option<Arc<str>>,
    content: Content,
}

enum Content {
    Object(Box<Object>),
    Vector { items: Vec<Value>, count: u32 },
}

impl Visitor for ValueBuilder {
    fn visit(&mut self, event: &Event<'_>) {
        while self.open.last().is_some_and(|it| it.depth >= event.depth) {
            self.close();
        }
        let content = match &event.value {
            EventValue::Constructor { name, id } => {
                Content::Object(Box::new(Object::shared(name.shared(), *id)))
            }
            EventValue::Count(count) => Content::Vector { items: Vec::new(), count: *count },
            part => {
                if let Some(value) = plain(part, event.bytes) {
                    self.put(name(event), value);
                }
                return;
            }
        };
        self.open.push(Open { depth: event.depth, name: name(event), content });
    }

    fn memory(&self, event: &Event<'_>) -> usize {
        // A growing vector of fields may have twice the needed capacity.
        let field = match event.path {
            Path::Parameter { .. } => 2 * size_of::<Field>(),
            _ => 0,
        };
        let content = match &event.value {
            EventValue::Text(text) => text.len(),
            EventValue::Bytes(bytes) => bytes.len(),
            EventValue::Int256(_) => size_of::<Int256>(),
            EventValue::Int512(_) => size_of::<Int512>(),
            EventValue::Unknown(_) => size_of::<Unknown>(),
            EventValue::Constructor { .. } => size_of::<Object>() + 2 * size_of::<Field>(),
            _ => 0,
        };
        field + content
    }
}

/// The name of the field, if the event is a field.
fn name(event: &Event<'_>) -> Option<Arc<str>> {
    match event.path {
        Path::Parameter { name, .. } => Some(name.shared()),
        _ => None,
    }
}

/// The value of an event that contains no other values; `None` if encoding computes it.
fn plain(part: &EventValue<'_>, bytes: &[u8]) -> Option<Value> {
    Some(match part {
        EventValue::Int(number) => Value::Int(*number),
        EventValue::Long(number) => Value::Long(*number),
        EventValue::Double(number) => Value::Double(*number),
        EventValue::Word(word, bits) => Value::Word(unknown_bits(*word, *bits)?),
        EventValue::Int128(number) => Value::Int128(**number),
        EventValue::Int256(number) => Value::Int256(Box::new(**number)),
        EventValue::Int512(number) => Value::Int512(Box::new(**number)),
        EventValue::Bool(is_true) => Value::Bool(*is_true),
        EventValue::True => Value::Bool(true),
        EventValue::Text(text) => (*text).into(),
        EventValue::Bytes(bytes) => (*bytes).into(),
        EventValue::Unknown(object) => (*object).clone().into(),
        // A schema has no hand-written codecs.
        EventValue::Opaque => bytes.into(),
        EventValue::Length(_)
        | EventValue::More
        | EventValue::Constructor { .. }
        | EventValue::Count(_) => return None,
    })
}

/// The bits of a `#` that no parameter declares. If no parameter declares any bit, the `#` is a number, and all bits
/// are returned. `None` if it is a flags word and no such bit is set.
fn unknown_bits(word: u32, bits: &dyn Bits) -> Option<u32> {
    let mut declared = 0;
    bits.each(&mut |bit, _| declared |= 1 << bit);
    let unknown = word & !declared;
    (declared == 0 || unknown != 0).then_some(unknown)
}

impl ValueBuilder {
    /// Ends the innermost open value, and puts it into the value around it.
    fn close(&mut self) {
        let Some(Open { name, content, .. }) = self.open.pop() else { return };
        let value = match content {
            Content::Object(object) => Value::Object(object),
            Content::Vector { items, .. } => Value::Vector(items),
        };
        self.put(name, value);
    }

    fn put(&mut self, name: Option<Arc<str>>, value: Value) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(value);
            return;
        };
        match &mut open.content {
            Content::Object(object) => object.push(name.unwrap_or_default(), value),
            Content::Vector { items, count } => {
                // The memory of the items was counted before the first item was read.
                if items.is_empty() {
                    items.reserve_exact(usize::try_from(*count).unwrap_or_default());
                }
                items.push(value);
            }
        }
    }

    /// Returns the value of the whole packet, which has `len` bytes.
    fn finish(mut self, len: usize) -> Result<Value, DecodeError> {
        while !self.open.is_empty() {
            self.close();
        }
        let no_value = || DecodeErrorKind::Custom("the type has no values".into());
        self.root.ok_or_else(|| DecodeError::new(no_value(), len))
    }
}
