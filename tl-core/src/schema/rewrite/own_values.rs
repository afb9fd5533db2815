//! The values of an object in the packet, and the parts of a line that take them.

use core::ops::Range;

use crate::error::EncodeError;
use crate::limits::Limits;
use crate::schema::definition::{Definition, Type};
use crate::schema::layers::{AcceptedLine, Rewrite};
use crate::schema::parameters::Parameter;

/// The value of a parameter in the packet.
pub(super) enum Own {
    /// An unset flag bit.
    Absent,
    /// A set flag bit without a value.
    True,
    /// The range of the bytes in `values`.
    Value(Range<usize>),
}

/// The part of a line that takes the value of a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counterpart {
    /// None: the value is omitted.
    None,
    /// A parameter of the same type: it takes the value in the form of the layer.
    Same,
    /// A parameter of another type: the value is converted from the form of its own type.
    Converted,
}

impl Counterpart {
    pub(super) fn of(parameter: &Parameter, line: &[Parameter], accepted: &AcceptedLine) -> Self {
        let name = parameter.name;
        if name.is_empty() || accepted.unrelated.contains(&name) {
            return Self::None;
        }
        match line.iter().find(|it| it.name == name) {
            None => Self::None,
            // The flags word of the line is computed from the values in the line.
            Some(it) if matches!(it.ty, Type::Nat) && declared_bits(line.iter(), name) != 0 => {
                Self::None
            }
            Some(_) if accepted.conversions.iter().any(|(it, _)| *it == name) => Self::Converted,
            // The name of a flags word without a field may be that of any parameter.
            Some(it) if matches!(parameter.ty, Type::Nat) && !matches!(it.ty, Type::Nat) => {
                Self::None
            }
            Some(_) => Self::Same,
        }
    }
}

/// The values of an object in the packet. If the line omits or converts a value, its objects keep the form of the
/// types; the objects in other values already have the form of the layer.
pub(super) struct OwnValues<'a> {
    pub(super) definition: &'static Definition,
    pub(super) found: &'a [(Parameter, Own)],
    pub(super) values: &'a [u8],
    pub(super) accepted: &'static AcceptedLine,
    /// The unused part of the limits inside of the object.
    pub(super) limits: Limits,
}

impl OwnValues<'_> {
    /// The item's parameter and value for a parameter of the line.
    pub(super) fn find(&self, of_line: &Parameter) -> Option<&(Parameter, Own)> {
        let found = self.found.iter().find(|(own, _)| own.name == of_line.name)?;
        let line = core::slice::from_ref(of_line);
        (Counterpart::of(&found.0, line, self.accepted) != Counterpart::None).then_some(found)
    }

    /// Whether the value equals the default that decoding from the line sets.
    pub(super) fn is_default(&self, name: &str, range: &Range<usize>) -> Result<bool, EncodeError> {
        match self.accepted.defaults.iter().find(|(it, _)| *it == name) {
            Some((_, default)) => Ok(default()? == self.values[range.clone()]),
            None => Ok(false),
        }
    }

    pub(super) fn declared_bits(&self, name: &str) -> u32 {
        declared_bits(self.found.iter().map(|(parameter, _)| parameter), name)
    }

    pub(super) fn conversion(&self, name: &str) -> Option<Rewrite> {
        let mut conversions = self.accepted.conversions.iter();
        conversions.find(|(it, _)| *it == name).map(|(_, convert)| *convert)
    }
}

/// The bits of the flags word `name` that parameters declare; 0 if `name` is a number.
pub(super) fn declared_bits<'a>(
    parameters: impl Iterator<Item = &'a Parameter>,
    name: &str,
) -> u32 {
    let conditions = parameters.filter_map(|it| it.condition).filter(|it| it.word == name);
    conditions.fold(0, |bits, it| bits | 1_u32.checked_shl(it.bit).unwrap_or_default())
}
