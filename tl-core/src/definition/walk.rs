//! Going through a packet with nothing but the definitions.
//!
//! Every byte is read by the functions of [`Reader`] that decoders call, so that a walk and a decoder
//! find the same faults at the same offsets.

use alloc::vec::Vec;
use core::fmt;

use super::{Condition, ConstructorName, Definition, ObjectType, Parameter, Type, VectorType};
use crate::decode::Decode;
use crate::error::DecodeError;
use crate::reader::Reader;
use crate::types::{Int128, Int256, Int512, Unknown};

/// A piece of a packet: what a decoder reads in one go.
pub(super) struct Piece<'a> {
    /// How many values it is nested in.
    pub(super) depth: usize,
    pub(super) label: Label<'a>,
    /// The offset of the first byte.
    pub(super) offset: usize,
    pub(super) bytes: &'a [u8],
    pub(super) value: Value<'a>,
}

/// What a value is to the one around it.
#[derive(Clone, Copy)]
pub(super) enum Label<'a> {
    /// The whole packet.
    Root(&'a Type),
    Parameter(&'a Parameter),
    /// An item of a vector.
    Item(usize, &'a Type),
}

/// What the bytes of a piece say.
pub(super) enum Value<'a> {
    Int(i32),
    Long(i64),
    Double(f64),
    Wide(&'a dyn fmt::Display),
    Bool(bool),
    /// A word, with the parameters whose bits are set in it.
    Word(u32, &'a Definition),
    Text(&'a str),
    Bytes(&'a [u8]),
    /// The id of an object, or the beginning of a bare one.
    Constructor(ConstructorName),
    /// The id of a vector, if it has one, and the number of its items.
    Count(u32),
    /// An object of which no more is known than its id.
    Unknown(u32),
    /// Bytes that only a decoder understands.
    Opaque,
}

/// Takes the pieces of a packet, in order.
pub(super) trait Visitor {
    fn visit(&mut self, piece: &Piece<'_>);
}

/// A walk through a packet.
pub(super) struct Walk<'de, 'v> {
    pub(super) reader: Reader<'de>,
    pub(super) visitor: &'v mut dyn Visitor,
    pub(super) depth: usize,
}

/// The flags words of a constructor that have been read.
type Words = Vec<(&'static str, u32)>;

/// A definition for values that no constructor holds.
static NO_DEFINITION: Definition = Definition::new("", 0, "", &[], Type::Object);

impl<'de> Walk<'de, '_> {
    /// Walks over one value.
    pub(super) fn value(&mut self, ty: &Type, label: Label<'_>) -> Result<(), DecodeError> {
        match ty {
            Type::Int => self.read(label, |it: &i32| Value::Int(*it)),
            Type::Long => self.read(label, |it: &i64| Value::Long(*it)),
            Type::Double => self.read(label, |it: &f64| Value::Double(*it)),
            Type::Word => self.word(label, &NO_DEFINITION).map(drop),
            Type::Int128 => self.read(label, |it: &Int128| Value::Wide(it)),
            Type::Int256 => self.read(label, |it: &Int256| Value::Wide(it)),
            Type::Int512 => self.read(label, |it: &Int512| Value::Wide(it)),
            Type::Bool => self.read(label, |it: &bool| Value::Bool(*it)),
            Type::String => self.read(label, |it: &&str| Value::Text(it)),
            Type::Bytes => self.read(label, |it: &&[u8]| Value::Bytes(it)),
            Type::Object => self.read(label, |it: &Unknown| Value::Unknown(it.id)),
            Type::Custom(custom) => {
                let before = self.reader.clone();
                (custom.skip)(&mut self.reader)?;
                self.visit(&before, label, Value::Opaque);
                Ok(())
            }
            Type::Boxed(object) => self.boxed(object, label),
            Type::Bare(object) => self.bare(object, label),
            Type::Vector(vector) => self.boxed_vector(vector, label),
            Type::BareVector(vector) => self.bare_vector(vector, label),
            // Takes no bytes, or is never that of a value on the wire.
            Type::True | Type::Variable(_) | Type::Text(_) => Ok(()),
        }
    }

    /// Walks over a word, which may hold the flags of `definition`.
    fn word(&mut self, label: Label<'_>, definition: &Definition) -> Result<u32, DecodeError> {
        let before = self.reader.clone();
        let word = self.reader.read_u32()?;
        self.visit(&before, label, Value::Word(word, definition));
        Ok(word)
    }

    /// Reads a `T` as its decoder does.
    fn read<T: Decode<'de>>(
        &mut self,
        label: Label<'_>,
        show: impl for<'a> Fn(&'a T) -> Value<'a>,
    ) -> Result<(), DecodeError> {
        let before = self.reader.clone();
        let value = T::decode(&mut self.reader)?;
        self.visit(&before, label, show(&value));
        Ok(())
    }

    /// Shows what has been read since the reader was where `before` is.
    fn visit(&mut self, before: &Reader<'de>, label: Label<'_>, value: Value<'_>) {
        let (offset, len) = (before.offset(), self.reader.offset() - before.offset());
        let bytes = &before.remaining()[..len];
        self.visitor.visit(&Piece { depth: self.depth, label, offset, bytes, value });
    }

    fn boxed(&mut self, object: &ObjectType, label: Label<'_>) -> Result<(), DecodeError> {
        let before = self.reader.clone();
        let id = self.reader.read_u32()?;
        let definitions = (object.constructors)();
        match definitions.iter().find(|it| it.id == id) {
            Some(definition) => self.nested(|walk| {
                walk.visit(&before, label, Value::Constructor(definition.constructor_name()));
                walk.body(definition)
            }),
            None if object.is_open => {
                self.reader = before;
                self.read(label, |it: &Unknown| Value::Unknown(it.id))
            }
            None => {
                let expected: Vec<_> =
                    definitions.iter().map(Definition::constructor_name).collect();
                // A level too many is found before the id is looked at.
                self.nested(|walk| Err(walk.reader.unknown_constructor(id, expected)))
            }
        }
    }

    fn bare(&mut self, object: &ObjectType, label: Label<'_>) -> Result<(), DecodeError> {
        let before = self.reader.clone();
        let Some(definition) = bare_definition(object) else { return Ok(()) };
        self.nested(|walk| {
            walk.visit(&before, label, Value::Constructor(definition.constructor_name()));
            walk.body(definition)
        })
    }

    /// Goes one object deeper, as far as limits allow.
    fn nested(
        &mut self,
        walk: impl FnOnce(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.reader.enter()?;
        let result = walk(self);
        self.reader.leave();
        result
    }

    fn body(&mut self, definition: &Definition) -> Result<(), DecodeError> {
        let mut words = Words::new();
        self.depth += 1;
        for parameter in definition.parameters() {
            if is_there(&words, parameter.condition) {
                self.parameter(definition, &parameter, &mut words)
                    .map_err(|error| error.in_field(&[definition.name, parameter.name]))?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn parameter(
        &mut self,
        definition: &Definition,
        parameter: &Parameter,
        words: &mut Words,
    ) -> Result<(), DecodeError> {
        let label = Label::Parameter(parameter);
        if let Type::Word = parameter.ty {
            words.push((parameter.name, self.word(label, definition)?));
            return Ok(());
        }
        self.value(&parameter.ty, label)
    }

    fn boxed_vector(&mut self, vector: &VectorType, label: Label<'_>) -> Result<(), DecodeError> {
        let before = self.reader.clone();
        let id = self.reader.read_u32()?;
        self.nested(|walk| match crate::types::vector::check_id(id, &walk.reader) {
            Ok(()) => walk.items(vector, label, &before),
            Err(error) => Err(error),
        })
    }

    fn bare_vector(&mut self, vector: &VectorType, label: Label<'_>) -> Result<(), DecodeError> {
        let before = self.reader.clone();
        self.nested(|walk| walk.items(vector, label, &before))
    }

    fn items(
        &mut self,
        vector: &VectorType,
        label: Label<'_>,
        before: &Reader<'de>,
    ) -> Result<(), DecodeError> {
        let count = self.reader.read_u32()?;
        self.visit(before, label, Value::Count(count));
        let items = usize::try_from(count).unwrap_or(usize::MAX);
        self.reader.expect_items(items, min_len(&vector.item), vector.item_size)?;
        self.depth += 1;
        for index in 0..items {
            self.value(&vector.item, Label::Item(index, &vector.item))
                .map_err(|error| error.in_item(index))?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Checks that nothing is left.
    pub(super) fn finish(self) -> Result<usize, DecodeError> {
        let offset = self.reader.offset();
        self.reader.finish().map(|()| offset)
    }
}

fn is_there(words: &Words, condition: Option<Condition>) -> bool {
    let Some(Condition { word, bit }) = condition else { return true };
    words.iter().any(|(name, value)| *name == word && crate::private::bit(*value, bit))
}

/// The least number of bytes of an item: what its decoder has in `MIN_LEN`.
fn min_len(item: &Type) -> usize {
    match item {
        Type::Bare(object) => bare_definition(object).map_or(0, Definition::min_len),
        item => item.min_len(),
    }
}

/// The definition of the one constructor that is meant.
fn bare_definition(object: &ObjectType) -> Option<&'static Definition> {
    (object.constructors)().iter().find(|it| it.name == object.name)
}

impl Definition {
    /// The name and the id.
    pub(super) fn constructor_name(&self) -> ConstructorName {
        ConstructorName { name: self.name, id: self.id }
    }
}
