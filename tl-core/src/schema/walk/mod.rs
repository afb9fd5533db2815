//! Walks through a packet with only its definitions.
//!
//! Every byte is read by the functions of [`Reader`] that decoders call: a walk and a decoder find the same faults at
//! the same offsets.

#[cfg(feature = "schema")]
pub(crate) mod skip;

use alloc::vec::Vec;
use core::ops::Range;

use crate::decode::Decode;
use crate::error::{DecodeError, DecodeErrorKind};
use crate::object::DecodeObject;
use crate::reader::{Reader, WRAPPER};
use crate::schema::bits::{BitsOf, NoBits};
use crate::schema::event::{Event, EventValue, Path, Visitor};
use crate::schema::source::{Items, Kind, ParameterParts, Place, Source};
use crate::types::boolean;
use crate::types::flags::bit;
use crate::types::vector::{self, check_id};
use crate::types::{Int128, Int256, Int512, Unknown};

/// A walk through a packet.
struct Walker<'v, S> {
    source: S,
    visitor: &'v mut dyn Visitor,
    depth: usize,
    /// The number of items that are shown of each vector.
    shown_items: usize,
    /// Whether the current value is in an item that is not shown.
    is_hidden: bool,
    /// The result of the decoder, inside of a value that it converts.
    decoded: Option<Result<(), DecodeError>>,
}

/// The flags words and lengths of a constructor that have been read: name and number.
type Numbers<S> = Vec<(<S as Source>::Name, u32)>;

/// Walks through the remaining bytes of `reader`, which are one value of the type `ty`. Returns their number, or the
/// fault.
pub(crate) fn walk<S: Source>(
    source: S,
    mut reader: Reader<'_>,
    ty: &S::Type,
    shown_items: usize,
    visitor: &mut dyn Visitor,
) -> Result<usize, DecodeError> {
    let mut walker =
        Walker { source, visitor, depth: 0, shown_items, is_hidden: false, decoded: None };
    walker.value(&mut reader, ty, Path::Root(ty))?;
    let offset = reader.offset();
    reader.finish().map(|()| offset)
}

impl<S: Source> Walker<'_, S> {
    /// Walks over one value.
    fn value(
        &mut self,
        reader: &mut Reader<'_>,
        ty: &S::Type,
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        match self.source.kind(ty) {
            Kind::Object { object, size, has_other } => {
                self.boxed(reader, object, size, has_other, path)
            }
            Kind::Bare { object, size } => self.bare(reader, object, size, path),
            Kind::Any => self.any(reader, path),
            Kind::Vector { vector, is_boxed } => self.vector(reader, &vector, path, is_boxed),
            Kind::Converted { ty, check } => self.converted(reader, ty, check, path),
            Kind::Wrapped { ty, levels, size } => {
                let outer = reader.nesting();
                reader.enter_levels(levels, size.saturating_add(WRAPPER))?;
                self.value(reader, ty, path)?;
                reader.leave(outer);
                Ok(())
            }
            plain => self.plain(reader, &plain, path),
        }
    }

    /// Walks over a value that contains no other values. A separate function, so that nested values need little
    /// stack.
    fn plain(
        &mut self,
        reader: &mut Reader<'_>,
        kind: &Kind<'_, S>,
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        match kind {
            Kind::Int => self.read(reader, path, |it: &i32| EventValue::Int(*it)),
            Kind::Long => self.read(reader, path, |it: &i64| EventValue::Long(*it)),
            Kind::Double => self.read(reader, path, |it: &f64| EventValue::Double(*it)),
            Kind::Word => self.read(reader, path, |it: &u32| EventValue::Word(*it, &NoBits)),
            Kind::Int128 => self.read(reader, path, |it: &Int128| EventValue::Int128(it)),
            Kind::Int256 => self.read(reader, path, |it: &Int256| EventValue::Int256(it)),
            Kind::Int512 => self.read(reader, path, |it: &Int512| EventValue::Int512(it)),
            Kind::Bool => self.read(reader, path, |it: &bool| EventValue::Bool(*it)),
            Kind::String => self.read(reader, path, |it: &&str| EventValue::Text(it)),
            Kind::Bytes => self.read(reader, path, |it: &&[u8]| EventValue::Bytes(it)),
            Kind::Kept => self.read(reader, path, |it: &Unknown| EventValue::Unknown(it)),
            Kind::Custom(skip) => {
                let before = reader.remaining();
                skip(reader)?;
                self.visit(reader, before, path, EventValue::Opaque)
            }
            _ => Ok(()),
        }
    }

    /// Walks over a value that its decoder converts: the error comes from the decoder. For nested conversions the
    /// decoder is called only once, so that the time does not grow with their depth.
    fn converted(
        &mut self,
        reader: &mut Reader<'_>,
        ty: &S::Type,
        check: fn(&mut Reader<'_>) -> Result<(), DecodeError>,
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        let start = reader.offset();
        if let Some(decoded) = &self.decoded {
            let fault = decoded.as_ref().err().map(DecodeError::offset);
            self.value(reader, ty, path)?;
            // If a value cannot be converted, the offset of the error is its first byte. Any error ends the walk, and
            // the outermost converted value then replaces it by the decoder's error.
            let is_fault = fault == Some(start);
            return if is_fault { Err(reader.left_over()) } else { Ok(()) };
        }
        self.decoded = Some(check(&mut reader.clone()));
        let result = self.value(reader, ty, path);
        self.decoded.take().map_or(Ok(()), |decoded| decoded.and(result))
    }

    /// Reads a `T` as its decoder does.
    fn read<'de, T: Decode<'de>>(
        &mut self,
        reader: &mut Reader<'de>,
        path: Path<'_>,
        show: impl for<'a> Fn(&'a T) -> EventValue<'a>,
    ) -> Result<(), DecodeError> {
        let before = reader.remaining();
        let value = T::decode(reader)?;
        self.visit(reader, before, path, show(&value))
    }

    /// Shows the bytes since `before`, which is an earlier `remaining`.
    fn visit(
        &mut self,
        reader: &mut Reader<'_>,
        before: &[u8],
        path: Path<'_>,
        value: EventValue<'_>,
    ) -> Result<(), DecodeError> {
        if self.is_hidden {
            return Ok(());
        }
        let bytes = reader.read_since(before)?;
        let offset = reader.offset().saturating_sub(bytes.len());
        let event = Event { depth: self.depth, path, offset, bytes, value };
        reader.allocate(self.visitor.memory(&event))?;
        self.visitor.visit(&event);
        Ok(())
    }

    fn boxed(
        &mut self,
        reader: &mut Reader<'_>,
        object: &S::Object,
        size: usize,
        has_other: bool,
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        let before = reader.remaining();
        let id = reader.read_u32()?;
        let definition = self.source.constructor(object, id);
        // The limits are checked before the id, as in a decoder.
        let outer = reader.nesting();
        reader.enter(size)?;
        match definition {
            Some(definition) => self.constructor(reader, definition, before, path)?,
            None if has_other => self.unknown(reader, id, before, path)?,
            None => {
                return Err(self.source.refused(object, id, reader.offset().saturating_sub(4)));
            }
        }
        reader.leave(outer);
        Ok(())
    }

    /// Walks over an object of any type, a `Bool`, or a vector of objects.
    fn any(&mut self, reader: &mut Reader<'_>, path: Path<'_>) -> Result<(), DecodeError> {
        let before = reader.remaining();
        match reader.peek_id() {
            Some(boolean::FALSE | boolean::TRUE) => {
                return self.read(reader, path, |it: &bool| EventValue::Bool(*it));
            }
            Some(vector::ID) => {
                let source = self.source;
                let body = before.get(4..).unwrap_or_default();
                if let Some(items) = items_of_any_vector(&source, body) {
                    return self.vector(reader, &items, path, true);
                }
            }
            _ => {}
        }
        let id = reader.read_u32()?;
        let definition = self.source.any(id);
        let outer = reader.nesting();
        reader.enter(0)?;
        match definition {
            Some(definition) => self.constructor(reader, definition, before, path)?,
            None => self.unknown(reader, id, before, path)?,
        }
        reader.leave(outer);
        Ok(())
    }

    fn bare(
        &mut self,
        reader: &mut Reader<'_>,
        object: &S::Object,
        size: usize,
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        let before = reader.remaining();
        let Some(definition) = self.source.bare_constructor(object) else {
            let message = "a type without constructors has no values";
            return Err(reader.error(DecodeErrorKind::Custom(message.into())));
        };
        let outer = reader.nesting();
        reader.enter(size)?;
        self.constructor(reader, definition, before, path)?;
        reader.leave(outer);
        Ok(())
    }

    fn unknown<'de>(
        &mut self,
        reader: &mut Reader<'de>,
        id: u32,
        before: &'de [u8],
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        if self.is_hidden {
            return reader.skip_whole_object(id);
        }
        let object = Unknown::decode_body(id, reader)?;
        self.visit(reader, before, path, EventValue::Unknown(&object))
    }

    /// Walks over an object. `before` begins with its id, if it has one, which has been read.
    fn constructor<'de>(
        &mut self,
        reader: &mut Reader<'de>,
        definition: S::Definition,
        before: &'de [u8],
        path: Path<'_>,
    ) -> Result<(), DecodeError> {
        let (name, id) = S::name(&definition);
        self.visit(reader, before, path, EventValue::Constructor { name: &name, id })?;
        let mut numbers = Numbers::<S>::new();
        self.depth += 1;
        for parameter in self.source.parameters(definition) {
            self.parameter(reader, definition, &parameter, &mut numbers)
                .map_err(|error| S::in_field(error, &definition, &parameter))?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn parameter(
        &mut self,
        reader: &mut Reader<'_>,
        definition: S::Definition,
        parameter: &S::Parameter,
        numbers: &mut Numbers<S>,
    ) -> Result<(), DecodeError> {
        let ParameterParts { name, condition, ty, place } = S::parts(parameter);
        let number = |name| numbers.iter().find(|(it, _)| *it == name).map(|(_, number)| *number);
        if condition.is_some_and(|(word, index)| !number(word).is_some_and(|it| bit(it, index))) {
            return Ok(());
        }
        let path = Path::Parameter { name: &name, shown: parameter };
        let before = reader.remaining();
        match (place, self.source.kind(ty)) {
            (Place::Length, _) => {
                let length = reader.read::<i32>()?;
                numbers.push((name, length.cast_unsigned()));
                self.visit(reader, before, path, EventValue::Length(length))
            }
            (Place::Within(length), _) => {
                let len = number(length).unwrap_or_default().cast_signed();
                let len = usize::try_from(len)
                    .map_err(|_| reader.error(DecodeErrorKind::NegativeLength { len }))?;
                reader.read_within(len, |reader| self.value(reader, ty, path))?
            }
            (Place::Plain, Kind::Word) => {
                let word = reader.read_u32()?;
                numbers.push((name, word));
                let bits = BitsOf { source: self.source, definition, word: name };
                self.visit(reader, before, path, EventValue::Word(word, &bits))
            }
            (Place::Plain, Kind::Nothing) if condition.is_some() => {
                self.visit(reader, before, path, EventValue::True)
            }
            (Place::Plain, _) => self.value(reader, ty, path),
        }
    }

    fn vector(
        &mut self,
        reader: &mut Reader<'_>,
        vector: &Items<'_, S>,
        path: Path<'_>,
        is_boxed: bool,
    ) -> Result<(), DecodeError> {
        let before = reader.remaining();
        let id = if is_boxed { reader.read_u32()? } else { vector::ID };
        let outer = reader.nesting();
        reader.enter(vector::SIZE)?;
        check_id(id, reader)?;
        self.vector_body(reader, vector, path, before)?;
        reader.leave(outer);
        Ok(())
    }

    fn vector_body<'de>(
        &mut self,
        reader: &mut Reader<'de>,
        vector: &Items<'_, S>,
        path: Path<'_>,
        before: &'de [u8],
    ) -> Result<(), DecodeError> {
        let count = reader.read_u32()?;
        self.visit(reader, before, path, EventValue::Count(count))?;
        let items = usize::try_from(count).unwrap_or(usize::MAX);
        reader.expect_items_within(vector.limit, items)?;
        reader.expect_items(items, vector.min_len, vector.size)?;
        self.depth += 1;
        let shown = items.min(self.shown_items);
        self.items(reader, vector, 0..shown, items)?;
        if shown < items {
            self.hidden_items(reader, vector, shown..items)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Walks over the items `indices` of the `count` items.
    fn items(
        &mut self,
        reader: &mut Reader<'_>,
        vector: &Items<'_, S>,
        indices: Range<usize>,
        count: usize,
    ) -> Result<(), DecodeError> {
        for index in indices {
            let remaining = reader.remaining().len();
            self.value(reader, vector.item, Path::Item(index, vector.item))
                .map_err(|error| error.in_item_of(index, count, vector.min_len))?;
            if vector.min_len == 0 {
                reader.count_item(remaining)?;
            }
        }
        Ok(())
    }

    /// Walks over the last items of a vector, which share one event.
    fn hidden_items(
        &mut self,
        reader: &mut Reader<'_>,
        vector: &Items<'_, S>,
        indices: Range<usize>,
    ) -> Result<(), DecodeError> {
        let before = reader.remaining();
        let path = Path::Items(indices.len());
        let was_hidden = core::mem::replace(&mut self.is_hidden, true);
        let count = indices.end;
        let result = self.items(reader, vector, indices, count);
        self.is_hidden = was_hidden;
        result?;
        self.visit(reader, before, path, EventValue::More)
    }
}

/// The items of a vector of unknown type, whose id is before `body`. They are objects of any type, if the first item
/// is an object, a `Bool` or a vector. If the input ends before that, it lacks bytes: it is no vector of another type.
fn items_of_any_vector<'a, S: Source>(source: &'a S, body: &[u8]) -> Option<Items<'a, S>> {
    let is_object =
        |id| matches!(id, boolean::FALSE | boolean::TRUE | vector::ID) || source.any(id).is_some();
    let are_objects = match body.as_chunks().0 {
        [] | [[0, 0, 0, 0], ..] | [_] => true,
        [_, id, ..] => is_object(u32::from_le_bytes(*id)),
    };
    source.any_items().filter(|_| are_objects)
}
