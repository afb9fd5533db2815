//! Writes the values of an object in the order of another line.

use alloc::format;

use super::own_values::{Counterpart, Own, OwnValues, declared_bits};
use super::{Rewriter, rewrite_within};
use crate::error::EncodeError;
use crate::schema::definition::Type;
use crate::schema::parameters::Parameter;
use crate::types::boolean;

impl Rewriter {
    /// Writes the values of an object in the order of the line.
    pub(super) fn other_line(
        &mut self,
        own: &OwnValues<'_>,
        line: &[Parameter],
    ) -> Result<(), EncodeError> {
        self.nothing_is_lost(own, line)?;
        for parameter in line {
            let at = |error: EncodeError| error.in_field(&[own.definition.name, parameter.label]);
            if matches!(parameter.ty, Type::Nat) && declared_bits(line.iter(), parameter.name) != 0
            {
                let word = self.word(own, line, parameter.name).map_err(at)?;
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
        let (value, is_bool) = (own.find(parameter), matches!(parameter.ty, Type::Bool));
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
                    Some(convert) => {
                        let bytes = convert(bytes)?;
                        let written =
                            rewrite_within(&bytes, &parameter.ty, self.layer, own.limits)?;
                        self.out.extend_from_slice(&written);
                    }
                    None => self.out.extend_from_slice(bytes),
                }
            }
            None | Some((_, Own::Absent)) if parameter.condition.is_some() => {}
            None => return Err(self.error("requires a parameter that the type does not have")),
            Some((_, Own::Absent)) => {
                return Err(self.error("requires a value, and there is none"));
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
            let is_there = match own.find(parameter) {
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
                "has values that share bit {bit}: some are present, and some are absent"
            )));
        }
        Ok(set)
    }

    /// Checks that each value has a parameter in the line, or may be omitted.
    fn nothing_is_lost(&self, own: &OwnValues<'_>, line: &[Parameter]) -> Result<(), EncodeError> {
        for (parameter, value) in own.found {
            let name = parameter.name;
            let is_in_line = Counterpart::of(parameter, line, own.accepted) != Counterpart::None;
            let message = match value {
                Own::Absent => continue,
                Own::Value(range) if matches!(parameter.ty, Type::Nat) => {
                    let bits = own.declared_bits(name);
                    let word = own.values[range.clone()].try_into().map(u32::from_le_bytes);
                    // If the item declares no bits of a word, it is a number.
                    if word.unwrap_or_default() & !bits == 0 || bits == 0 && is_in_line {
                        continue;
                    }
                    if bits == 0 { "has no such parameter" } else { "has no such bits" }
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
