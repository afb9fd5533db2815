//! Going through a packet with nothing but the definitions.
//!
//! Every byte is read by the functions of [`Reader`] that decoders call, so that a walk and a decoder find the same
//! faults at the same offsets.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use crate::decode::Decode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::object::DecodeObject;
use crate::reader::{Reader, WRAPPER};
use crate::schema::definition::{ConvertedType, Definition, ObjectType, Type, VectorType};
use crate::schema::name::ConstructorName;
use crate::schema::parameters::{Condition, Parameter};
use crate::types::flags::bit;
use crate::types::vector::{self, check_id};
use crate::types::{Int128, Int256, Int512, Unknown};

/// A part of a packet that a decoder reads at once.
pub(crate) struct Event<'a> {
    /// The number of values around it.
    pub(crate) depth: usize,
    pub(crate) path: Path<'a>,
    /// The offset of the first byte.
    pub(crate) offset: usize,
    pub(crate) bytes: &'a [u8],
    pub(crate) value: Value<'a>,
}

/// How a value is called by the one around it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    /// The whole packet.
    Root(&'a Type),
    Parameter(&'a Parameter),
    /// An item of a vector.
    Item(usize, &'a Type),
    /// Several items of a vector, of this number.
    Items(usize),
}

/// The meaning of the bytes of an event.
pub(crate) enum Value<'a> {
    Int(i32),
    Long(i64),
    Double(f64),
    Wide(&'a dyn fmt::Display),
    Bool(bool),
    /// A word, with the definition whose parameters depend on its bits.
    Word(u32, &'a Definition),
    Text(&'a str),
    Bytes(&'a [u8]),
    /// The id of an object, or the beginning of a bare one.
    Constructor(ConstructorName),
    /// The id of a vector, if it has one, and the number of its items.
    Count(u32),
    /// An object whose id alone is known.
    Unknown(u32),
    /// Bytes that only a decoder understands.
    Opaque,
    /// Items that are not shown one by one.
    More,
}

/// Takes the events of a packet, in order.
pub(crate) trait Visitor {
    fn visit(&mut self, event: &Event<'_>);
}

/// A walk through a packet.
pub(crate) struct Walker<'de, 'v> {
    reader: Reader<'de>,
    visitor: &'v mut dyn Visitor,
    depth: usize,
    /// How many items of each vector are shown.
    shown_items: usize,
    /// Whether the present value is in an item that is not shown.
    is_hidden: bool,
    /// The result of the decoder, within a value that it converts.
    decoded: Option<Result<(), DecodeError>>,
}

/// The flags words of a constructor that have been read.
type Words = Vec<(&'static str, u32)>;

/// A definition for values that no constructor holds.
static NO_DEFINITION: Definition = Definition::new("", 0, "", &[], Type::Object);

/// Walks through what `reader` has left, which is one value of the type `ty`: gives the number of bytes, or the fault.
pub(crate) fn walk(
    reader: Reader<'_>,
    ty: &Type,
    shown_items: usize,
    visitor: &mut dyn Visitor,
) -> Result<usize, DecodeError> {
    let mut walker =
        Walker { reader, visitor, depth: 0, shown_items, is_hidden: false, decoded: None };
    walker.value(ty, Path::Root(ty))?;
    let offset = walker.reader.offset();
    walker.reader.finish().map(|()| offset)
}

impl<'de> Walker<'de, '_> {
    /// Walks over one value.
    fn value(&mut self, ty: &Type, path: Path<'_>) -> Result<(), DecodeError> {
        match ty {
            Type::Int => self.read(path, |it: &i32| Value::Int(*it)),
            Type::Long => self.read(path, |it: &i64| Value::Long(*it)),
            Type::Double => self.read(path, |it: &f64| Value::Double(*it)),
            Type::Word => self.word(path, &NO_DEFINITION).map(drop),
            Type::Int128 => self.read(path, |it: &Int128| Value::Wide(it)),
            Type::Int256 => self.read(path, |it: &Int256| Value::Wide(it)),
            Type::Int512 => self.read(path, |it: &Int512| Value::Wide(it)),
            Type::Bool => self.read(path, |it: &bool| Value::Bool(*it)),
            Type::String => self.read(path, |it: &&str| Value::Text(it)),
            Type::Bytes => self.read(path, |it: &&[u8]| Value::Bytes(it)),
            Type::Object => self.read(path, |it: &Unknown| Value::Unknown(it.id())),
            Type::Custom(custom) => {
                let before = self.reader.remaining();
                (custom.skip)(&mut self.reader)?;
                self.visit(before, path, Value::Opaque);
                Ok(())
            }
            Type::Converted(converted) => self.converted(converted, path),
            Type::Wrapped(wrapped) => {
                let size = wrapped.size.saturating_add(WRAPPER);
                self.nested(wrapped.levels, size, |walker| walker.value(&wrapped.ty, path))
            }
            Type::Boxed(object) => self.boxed(object, path),
            Type::Bare(object) => self.bare(object, path),
            Type::Vector(vector) => self.vector(vector, path, true),
            Type::BareVector(vector) => self.vector(vector, path, false),
            // No bytes, or never the type of a value on the wire.
            Type::True | Type::Variable(_) | Type::BareVariable(_) | Type::Text(_) => Ok(()),
        }
    }

    /// Walks over a value that the decoder converts: the decoder says what is wrong with it. It is asked once for all
    /// conversions within each other, so that the time does not grow with their depth.
    fn converted(&mut self, converted: &ConvertedType, path: Path<'_>) -> Result<(), DecodeError> {
        let start = self.reader.offset();
        if let Some(decoded) = &self.decoded {
            let fault = decoded.as_ref().err().map(DecodeError::offset);
            self.value(&converted.ty, path)?;
            // The error of a value that cannot be converted has the offset of its first byte. Any error ends the walk
            // here: the outermost value replaces it by the decoder's.
            let is_fault = fault == Some(start);
            return if is_fault { Err(self.reader.left_over()) } else { Ok(()) };
        }
        self.decoded = Some((converted.check)(&mut self.reader.clone()));
        let result = self.value(&converted.ty, path);
        self.decoded.take().map_or(Ok(()), |decoded| decoded.and(result))
    }

    /// Walks over a word, which may hold the flags of `definition`.
    fn word(&mut self, path: Path<'_>, definition: &Definition) -> Result<u32, DecodeError> {
        let before = self.reader.remaining();
        let word = self.reader.read_u32()?;
        self.visit(before, path, Value::Word(word, definition));
        Ok(word)
    }

    /// Reads a `T` as its decoder does.
    fn read<T: Decode<'de>>(
        &mut self,
        path: Path<'_>,
        show: impl for<'a> Fn(&'a T) -> Value<'a>,
    ) -> Result<(), DecodeError> {
        let before = self.reader.remaining();
        let value = T::decode(&mut self.reader)?;
        self.visit(before, path, show(&value));
        Ok(())
    }

    /// Shows the bytes that have been read since `before` was the rest.
    fn visit(&mut self, before: &'de [u8], path: Path<'_>, value: Value<'_>) {
        if self.is_hidden {
            return;
        }
        let bytes = &before[..before.len() - self.reader.remaining().len()];
        let offset = self.reader.offset() - bytes.len();
        self.visitor.visit(&Event { depth: self.depth, path, offset, bytes, value });
    }

    fn boxed(&mut self, object: &ObjectType, path: Path<'_>) -> Result<(), DecodeError> {
        let before = self.reader.remaining();
        let id = self.reader.read_u32()?;
        let definitions = (object.constructors)();
        let definition = definitions.iter().find(|it| it.id == id);
        // The limits come before the id.
        self.nested(1, object.size, |walker| match definition {
            Some(definition) => {
                walker.visit(before, path, Value::Constructor(definition.constructor_name()));
                walker.body(definition)
            }
            None if object.is_open => {
                Unknown::decode_body(id, &mut walker.reader)?;
                walker.visit(before, path, Value::Unknown(id));
                Ok(())
            }
            None => {
                let expected: Vec<_> =
                    definitions.iter().map(Definition::constructor_name).collect();
                let kind = DecodeErrorKind::unexpected(id, expected);
                Err(DecodeError::new(kind, walker.reader.offset().saturating_sub(4)))
            }
        })
    }

    fn bare(&mut self, object: &ObjectType, path: Path<'_>) -> Result<(), DecodeError> {
        let before = self.reader.remaining();
        let Some(definition) = bare_definition(object) else { return Ok(()) };
        self.nested(1, object.size, |walker| {
            walker.visit(before, path, Value::Constructor(definition.constructor_name()));
            walker.body(definition)
        })
    }

    /// Walks over a value of this many levels and this size, if the limits allow it.
    fn nested(
        &mut self,
        levels: u32,
        size: usize,
        walk: impl FnOnce(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let outer = self.reader.nesting();
        self.reader.enter_levels(levels, size)?;
        let result = walk(self);
        self.reader.leave(outer);
        result
    }

    fn body(&mut self, definition: &Definition) -> Result<(), DecodeError> {
        let mut words = Words::new();
        self.depth += 1;
        for parameter in definition.parameters() {
            if is_there(&words, parameter.condition) {
                self.parameter(definition, &parameter, &mut words)
                    .map_err(|error| error.in_field(&[definition.name, parameter.label]))?;
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
        let path = Path::Parameter(parameter);
        if let Type::Word = parameter.ty {
            words.push((parameter.name, self.word(path, definition)?));
            return Ok(());
        }
        self.value(&parameter.ty, path)
    }

    fn vector(
        &mut self,
        vector: &VectorType,
        path: Path<'_>,
        is_boxed: bool,
    ) -> Result<(), DecodeError> {
        let before = self.reader.remaining();
        let id = if is_boxed { self.reader.read_u32()? } else { vector::ID };
        self.nested(1, vector::SIZE, |walker| {
            check_id(id, &walker.reader)?;
            walker.vector_body(vector, path, before)
        })
    }

    fn vector_body(
        &mut self,
        vector: &VectorType,
        path: Path<'_>,
        before: &'de [u8],
    ) -> Result<(), DecodeError> {
        let count = self.reader.read_u32()?;
        self.visit(before, path, Value::Count(count));
        let items = usize::try_from(count).unwrap_or(usize::MAX);
        self.reader.expect_items_within(vector.max_items, items)?;
        self.reader.expect_items(items, vector.item.min_len(), vector.item_size)?;
        self.depth += 1;
        let shown = items.min(self.shown_items);
        self.items(vector, 0..shown)?;
        if shown < items {
            self.hidden_items(vector, shown..items)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn items(&mut self, vector: &VectorType, indices: Range<usize>) -> Result<(), DecodeError> {
        for index in indices {
            let remaining = self.reader.remaining().len();
            self.value(&vector.item, Path::Item(index, &vector.item))
                .map_err(|error| error.in_item(index))?;
            if vector.item.min_len() == 0 {
                self.reader.count_item(remaining)?;
            }
        }
        Ok(())
    }

    /// Walks over items that are shown as one event.
    fn hidden_items(
        &mut self,
        vector: &VectorType,
        indices: Range<usize>,
    ) -> Result<(), DecodeError> {
        let before = self.reader.remaining();
        let path = Path::Items(indices.len());
        let was_hidden = core::mem::replace(&mut self.is_hidden, true);
        let result = self.items(vector, indices);
        self.is_hidden = was_hidden;
        if result.is_ok() {
            self.visit(before, path, Value::More);
        }
        result
    }
}

fn is_there(words: &Words, condition: Option<Condition>) -> bool {
    let Some(Condition { word, bit: index }) = condition else { return true };
    words.iter().any(|(name, value)| *name == word && bit(*value, index))
}

/// The definition of the only constructor.
fn bare_definition(object: &ObjectType) -> Option<&'static Definition> {
    (object.constructors)().iter().find(|it| it.name == object.constructor)
}

impl Definition {
    /// The name and the id.
    pub(crate) fn constructor_name(&self) -> ConstructorName {
        ConstructorName { name: self.name, id: self.id }
    }
}
