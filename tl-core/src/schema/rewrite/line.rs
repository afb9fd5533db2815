//! Values of an object in the order of another line.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::Rewriter;
use crate::error::EncodeError;
use crate::schema::definition::{Definition, Type};
use crate::schema::layers::{AcceptedLine, Rewrite};
use crate::schema::parameters::Parameter;
use crate::types::boolean;

/// The value of a parameter in the packet.
pub(super) enum Own {
    /// An unset flag bit.
    Absent,
    /// A set flag bit without a value.
    True,
    /// The range of the bytes in `values`, already in the form of the layer.
    Value(Range<usize>),
}

/// The values of an object in the packet.
pub(super) struct OwnValues<'a> {
    pub(super) definition: &'static Definition,
    pub(super) found: &'a [(Parameter, Own)],
    pub(super) values: &'a [u8],
    pub(super) accepted: &'static AcceptedLine,
}

impl OwnValues<'_> {
    fn find(&self, name: &str) -> Option<&(Parameter, Own)> {
        if name.is_empty() || self.accepted.unrelated.contains(&name) {
            return None;
        }
        self.found.iter().find(|(parameter, _)| parameter.name == name)
    }

    /// Whether the value equals the default that decoding from the line sets.
    fn is_default(&self, name: &str, range: &Range<usize>) -> Result<bool, EncodeError> {
        match self.accepted.defaults.iter().find(|(it, _)| *it == name) {
            Some((_, default)) => Ok(default()? == self.values[range.clone()]),
            None => Ok(false),
        }
    }

    fn declared_bits(&self, name: &str) -> u32 {
        declared_bits(self.found.iter().map(|(parameter, _)| parameter), name)
    }

    fn conversion(&self, name: &str) -> Option<Rewrite> {
        let mut conversions = self.accepted.conversions.iter();
        conversions.find(|(it, _)| *it == name).map(|(_, convert)| *convert)
    }
}

/// The bits of the flags word `name` that parameters declare; 0 if `name` is a number.
fn declared_bits<'a>(parameters: impl Iterator<Item = &'a Parameter>, name: &str) -> u32 {
    let conditions = parameters.filter_map(|it| it.condition).filter(|it| it.word == name);
    conditions.fold(0, |bits, it| bits | 1_u32.checked_shl(it.bit).unwrap_or_default())
}

impl Rewriter {
    /// Writes the values of an object in the order of the line.
    pub(super) fn other_line(
        &mut self,
        own: &OwnValues<'_>,
        line: &'static Definition,
    ) -> Result<(), EncodeError> {
        // Collected once: each iteration parses the text of the definition.
        let line: Vec<_> = line.parameters().collect();
        self.nothing_is_lost(own, &line)?;
        for parameter in &line {
            let at = |error: EncodeError| error.in_field(&[own.definition.name, parameter.label]);
            if matches!(parameter.ty, Type::Nat) && declared_bits(line.iter(), parameter.name) != 0
            {
                let word = self.word(own, &line, parameter.name).map_err(at)?;
                self.out.extend_from_slice(&word.to_le_bytes());
            } else if !matches!(parameter.ty, Type::True) {
                self.line_value(own, parameter).map_err(at)?;
            }
        }
        Ok(())
    }

    /// Writes the value of a parameter of the line.
    fn line_value(
        &mut self,
        own: &OwnValues<'_>,
        parameter: &Parameter,
    ) -> Result<(), EncodeError> {
        let (value, is_bool) = (own.find(parameter.name), matches!(parameter.ty, Type::Bool));
        match value {
            // The bits of the constructor's own flags word have no meaning in the layer.
            Some((it, _)) if matches!(it.ty, Type::Nat) && own.declared_bits(it.name) != 0 => {
                self.out.extend_from_slice(&[0; 4]);
            }
            Some((it, Own::Absent)) if is_bool && matches!(it.ty, Type::True) => {
                self.out.extend_from_slice(&boolean::FALSE.to_le_bytes());
            }
            Some((_, Own::True)) => self.out.extend_from_slice(&boolean::TRUE.to_le_bytes()),
            Some((_, Own::Value(range))) => {
                let bytes = &own.values[range.clone()];
                match own.conversion(parameter.name) {
                    Some(convert) => self.out.extend_from_slice(&convert(bytes)?),
                    None => self.out.extend_from_slice(bytes),
                }
            }
            None | Some((_, Own::Absent)) if parameter.condition.is_some() => {}
            None => return Err(self.error("asks for a parameter that the type does not have")),
            Some((_, Own::Absent)) => {
                return Err(self.error("asks for a value, and there is none"));
            }
        }
        Ok(())
    }

    /// Computes the flags word `name` of the line: a bit is set if its values are present.
    fn word(
        &self,
        own: &OwnValues<'_>,
        line: &[Parameter],
        name: &str,
    ) -> Result<u32, EncodeError> {
        let (mut set, mut unset) = (0_u32, 0_u32);
        for parameter in line {
            let Some(condition) = parameter.condition.filter(|it| it.word == name) else {
                continue;
            };
            let mask = 1_u32.checked_shl(condition.bit).unwrap_or_default();
            let is_there = match own.find(parameter.name) {
                None | Some((_, Own::Absent)) => false,
                // A `Bool` of the constructor becomes a flag bit in the layer.
                Some((_, Own::Value(range))) if matches!(parameter.ty, Type::True) => {
                    own.values[range.clone()] == boolean::TRUE.to_le_bytes()
                }
                Some((_, Own::True | Own::Value(_))) => true,
            };
            *if is_there { &mut set } else { &mut unset } |= mask;
        }
        if set & unset != 0 {
            let bit = (set & unset).trailing_zeros();
            return Err(self.error(format!(
                "has values that share bit {bit}, of which some are there and some are not"
            )));
        }
        Ok(set)
    }

    /// Checks that each value has a parameter in the line, or may be omitted.
    fn nothing_is_lost(&self, own: &OwnValues<'_>, line: &[Parameter]) -> Result<(), EncodeError> {
        for (parameter, value) in own.found {
            let name = parameter.name;
            let is_in_line =
                line.iter().any(|it| it.name == name) && !own.accepted.unrelated.contains(&name);
            let bits = if matches!(parameter.ty, Type::Nat) { own.declared_bits(name) } else { 0 };
            let message = match value {
                Own::Absent => continue,
                Own::Value(range) if bits != 0 => {
                    let word = own.values[range.clone()].try_into().map(u32::from_le_bytes);
                    if word.unwrap_or_default() & !bits == 0 {
                        continue;
                    }
                    "has no such bits"
                }
                Own::True | Own::Value(_) if is_in_line => continue,
                Own::Value(range) if own.is_default(name, range)? => continue,
                Own::True | Own::Value(_) => "has no such parameter",
            };
            if !own.accepted.lost.contains(&name) {
                let error = self.error(format!("{message}: the value would be lost"));
                return Err(error.in_field(&[own.definition.name, parameter.label]));
            }
        }
        Ok(())
    }
}
