//! Rewrites a packet from the layer of the types into another layer.
//!
//! The definitions give the position of each value. If a constructor accepts another line, its values are put into
//! the order of this line; all other values are copied.

mod line;
mod own_values;

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use self::own_values::{Counterpart, Own, OwnValues};
use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::limits::Limits;
use crate::reader::{Reader, WRAPPER};
use crate::schema::definition::{Definition, ObjectRef, Type};
use crate::schema::layers::{AcceptedLine, Layers};
use crate::schema::parameters::Parameter;
use crate::schema::source::{Derived, Items, Kind, Source};
use crate::types::Unknown;
use crate::types::flags::bit;

/// Rewrites `packet`, a value of the type `ty`, into the layer `layer`.
pub(super) fn rewrite(packet: &[u8], ty: &Type, layer: u32) -> Result<Vec<u8>, EncodeError> {
    // The packet comes from our encoder. Only nesting is bounded, since it uses stack.
    let limits = Limits::default()
        .with_items(u32::MAX)
        .with_empty_items(u32::MAX)
        .with_allocation(usize::MAX);
    rewrite_within(packet, ty, layer, limits)
}

fn rewrite_within(
    packet: &[u8],
    ty: &Type,
    layer: u32,
    limits: Limits,
) -> Result<Vec<u8>, EncodeError> {
    let mut reader = Reader::with_limits(packet, limits);
    let mut rewriter = Rewriter { layer, keeps_own: false, out: Vec::with_capacity(packet.len()) };
    rewriter.value(&mut reader, ty)?;
    reader.finish().map_err(unreadable)?;
    Ok(rewriter.out)
}

struct Rewriter {
    layer: u32,
    /// Whether objects keep the form of their types: inside of a value that is dropped or converted.
    keeps_own: bool,
    out: Vec<u8>,
}

/// The flags words of a constructor that have been read: name and bits.
type Words = Vec<(&'static str, u32)>;

/// The line by which a constructor is encoded.
enum Line {
    Own,
    Other(&'static Definition, &'static AcceptedLine),
}

impl Rewriter {
    fn value(&mut self, reader: &mut Reader<'_>, ty: &Type) -> Result<(), EncodeError> {
        if let Type::AnyObject = ty {
            let message =
                "needs definitions, and a `dyn DynObject` has none: encode the object in it";
            return Err(self.error(message));
        }
        match Derived.kind(ty) {
            Kind::Object { object, size, has_other } => self.boxed(reader, object, size, has_other),
            Kind::Bare { object, size } => self.bare(reader, object, size),
            Kind::Vector { vector, is_boxed } => self.vector(reader, &vector, is_boxed),
            Kind::Converted { ty, .. } => self.value(reader, ty),
            Kind::Wrapped { ty, levels, size } => {
                let outer = reader.nesting();
                reader.enter_levels(levels, size.saturating_add(WRAPPER)).map_err(unreadable)?;
                self.value(reader, ty)?;
                reader.leave(outer);
                Ok(())
            }
            plain => self.copy(reader, |reader| skip(reader, &plain)),
        }
    }

    /// Copies the bytes that `skip` reads.
    fn copy(
        &mut self,
        reader: &mut Reader<'_>,
        skip: impl FnOnce(&mut Reader<'_>) -> Result<(), DecodeError>,
    ) -> Result<(), EncodeError> {
        let before = reader.remaining();
        skip(reader).map_err(unreadable)?;
        self.out.extend_from_slice(reader.read_since(before).map_err(unreadable)?);
        Ok(())
    }

    fn boxed(
        &mut self,
        reader: &mut Reader<'_>,
        object: &ObjectRef,
        size: usize,
        has_other: bool,
    ) -> Result<(), EncodeError> {
        let id = reader.read_u32().map_err(unreadable)?;
        let outer = reader.nesting();
        reader.enter(size).map_err(unreadable)?;
        match Derived.constructor(object, id) {
            Some(definition) => self.object(reader, object, definition, true)?,
            None if has_other => {
                self.out.extend_from_slice(&id.to_le_bytes());
                self.copy(reader, |reader| reader.skip_whole_object(id))?;
            }
            None => {
                let offset = reader.offset().saturating_sub(4);
                return Err(unreadable(Derived.refused(object, id, offset)));
            }
        }
        reader.leave(outer);
        Ok(())
    }

    fn bare(
        &mut self,
        reader: &mut Reader<'_>,
        object: &ObjectRef,
        size: usize,
    ) -> Result<(), EncodeError> {
        let Some(definition) = Derived.bare_constructor(object) else {
            return Err(EncodeError::new(EncodeErrorKind::Custom(
                "a type without constructors has no values".into(),
            )));
        };
        let outer = reader.nesting();
        reader.enter(size).map_err(unreadable)?;
        self.object(reader, object, definition, false)?;
        reader.leave(outer);
        Ok(())
    }

    fn vector(
        &mut self,
        reader: &mut Reader<'_>,
        vector: &Items<'_, Derived>,
        is_boxed: bool,
    ) -> Result<(), EncodeError> {
        if is_boxed {
            self.copy(reader, |reader| reader.read_u32().map(drop))?;
        }
        let outer = reader.nesting();
        reader.enter(crate::types::vector::SIZE).map_err(unreadable)?;
        let mut count = 0;
        self.copy(reader, |reader| {
            count = reader.read_u32()?;
            Ok(())
        })?;
        for index in 0..count {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            self.value(reader, vector.item).map_err(|error| error.in_item(index))?;
        }
        reader.leave(outer);
        Ok(())
    }

    /// Rewrites the body of `definition`, after its id if there is one.
    fn object(
        &mut self,
        reader: &mut Reader<'_>,
        object: &ObjectRef,
        definition: &'static Definition,
        is_boxed: bool,
    ) -> Result<(), EncodeError> {
        let line = self.line((object.constructors)(), definition)?;
        let written = match line {
            Line::Own => definition,
            Line::Other(line, _) => line,
        };
        if is_boxed {
            self.out.extend_from_slice(&written.id.to_le_bytes());
        }
        match line {
            Line::Own => self.parameters(reader, definition, |_| true, |_, _| ()),
            Line::Other(line, accepted) => {
                // Collected once: each iteration parses the text of the definition.
                let line: Vec<_> = line.parameters().collect();
                let is_of_layer = |parameter: &Parameter| {
                    Counterpart::of(parameter, &line, accepted) == Counterpart::Same
                };
                let outer = core::mem::take(&mut self.out);
                let mut found = Vec::new();
                let result =
                    self.parameters(reader, definition, is_of_layer, |parameter, value| {
                        found.push((parameter, value));
                    });
                let values = core::mem::replace(&mut self.out, outer);
                result?;
                let limits = reader.limits();
                let own =
                    OwnValues { definition, found: &found, values: &values, accepted, limits };
                self.other_line(&own, &line)
            }
        }
    }

    /// Finds the line for the layer: of the lines whose last layer is the layer or a later one, the oldest.
    fn line(
        &self,
        definitions: &'static [Definition],
        own: &'static Definition,
    ) -> Result<Line, EncodeError> {
        if self.keeps_own {
            return Ok(Line::Own);
        }
        let lines = definitions.iter().filter_map(|it| match it.layers {
            Layers::Accepted(line) if line.constructor == own.id => Some((it, line)),
            _ => None,
        });
        // A line without a layer is for decoding only.
        let lines = lines.filter(|(_, line)| line.layer > 0 && line.layer >= self.layer);
        match (lines.min_by_key(|(_, line)| line.layer), own.first_layer()) {
            (Some((definition, line)), _) => Ok(Line::Other(definition, line)),
            (_, Some(since)) if since > self.layer => {
                let message = format!("has no `{}`, which is new in layer {since}", own.name);
                Err(self.error(message))
            }
            _ => Ok(Line::Own),
        }
    }

    fn error(&self, message: impl Into<Cow<'static, str>>) -> EncodeError {
        EncodeError::new(EncodeErrorKind::OtherLayer { layer: self.layer, message: message.into() })
    }

    /// Writes the parameters of an object, one after another, and calls `note` for each. Objects in a parameter that is
    /// not `is_of_layer` keep the form of their types.
    fn parameters(
        &mut self,
        reader: &mut Reader<'_>,
        definition: &'static Definition,
        is_of_layer: impl Fn(&Parameter) -> bool,
        mut note: impl FnMut(Parameter, Own),
    ) -> Result<(), EncodeError> {
        let mut words = Words::new();
        let outer = self.keeps_own;
        for parameter in definition.parameters() {
            let start = self.out.len();
            self.keeps_own = outer || !is_of_layer(&parameter);
            let own = self.parameter(reader, &parameter, &mut words);
            self.keeps_own = outer;
            let own = own.map_err(|error| error.in_field(&[definition.name, parameter.label]))?;
            note(parameter, own.unwrap_or(Own::Value(start..self.out.len())));
        }
        Ok(())
    }

    /// Writes a parameter. `None` if it has bytes; the caller knows their range.
    fn parameter(
        &mut self,
        reader: &mut Reader<'_>,
        parameter: &Parameter,
        words: &mut Words,
    ) -> Result<Option<Own>, EncodeError> {
        if let Some(condition) = parameter.condition {
            let word = words.iter().find(|(name, _)| *name == condition.word);
            if !word.is_some_and(|(_, word)| bit(*word, condition.bit)) {
                return Ok(Some(Own::Absent));
            }
        }
        match parameter.ty {
            Type::True => return Ok(Some(Own::True)),
            Type::Nat => {
                let mut word = 0;
                self.copy(reader, |reader| {
                    word = reader.read_u32()?;
                    Ok(())
                })?;
                words.push((parameter.name, word));
            }
            ref ty => self.value(reader, ty)?,
        }
        Ok(None)
    }
}

/// Skips a value that contains no other values.
fn skip(reader: &mut Reader<'_>, kind: &Kind<'_, Derived>) -> Result<(), DecodeError> {
    let len = match kind {
        Kind::Int | Kind::Word | Kind::Bool => 4,
        Kind::Long | Kind::Double => 8,
        Kind::Int128 => 16,
        Kind::Int256 => 32,
        Kind::Int512 => 64,
        Kind::String | Kind::Bytes => return reader.read::<&[u8]>().map(drop),
        Kind::Kept => return reader.read::<Unknown>().map(drop),
        Kind::Custom(skip) => return skip(reader),
        _ => 0,
    };
    reader.read_slice(len).map(drop)
}

/// The error of a packet that does not fit its definitions: a hand-written codec or definition is wrong, an unknown
/// object has no known end, or the value is nested too deeply.
#[cold]
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn unreadable(error: DecodeError) -> EncodeError {
    let message = format!("the value cannot be rewritten for another layer: {error}");
    EncodeError::new(EncodeErrorKind::Custom(message.into()))
}
