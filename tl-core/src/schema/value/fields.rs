//! The fields of an object, and its flags words, which are computed from them.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::object::Field;
use super::refusal::{error, in_field, wrong_kind};
use super::{Object, Value, ValueError};
use crate::error::EncodeError;
use crate::schema::read::{Combinator, Form, Role, SchemaParameter};

/// The fields of an object, by the indices of their parameters.
pub(super) struct Fields<'a> {
    constructor: &'a Combinator,
    pub(super) values: Vec<Option<&'a Value>>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(object: &'a Object, constructor: &'a Combinator) -> Result<Self, EncodeError> {
        let fields = object.as_fields();
        let mut values = Vec::with_capacity(constructor.parameters().len());
        let (mut next, mut found) = (0, 0);
        for parameter in constructor.parameters() {
            let field = find(fields, &mut next, parameter.name());
            found += usize::from(field.is_some());
            let value = field.map(|it| value_of(it, parameter)).transpose();
            let value = value.map_err(|error| in_field(error, constructor, parameter))?;
            values.push(value.flatten());
        }
        if found < fields.len() {
            return Err(unknown_field(fields, constructor));
        }
        Ok(Self { constructor, values })
    }

    /// Computes the flags word at the index `index`: the bits of the present fields, and the bits that no parameter
    /// declares.
    pub(super) fn word(&self, index: usize) -> Result<u32, EncodeError> {
        let word = &self.constructor.parameters()[index];
        let (mut set, mut unset) = (0_u32, 0_u32);
        for (_, bit, is_there) in self.depending(word) {
            *(if is_there { &mut set } else { &mut unset }) |= 1 << bit;
        }
        if set & unset != 0 {
            return Err(self.shared_bit(word, (set & unset).trailing_zeros()));
        }
        let given = match self.values[index] {
            Some(Value::Word(bits)) => *bits,
            _ => 0,
        };
        match given & unset {
            0 => Ok(set | given),
            wrong => Err(self.bit_without_field(word, wrong.trailing_zeros())),
        }
    }

    /// The parameters that depend on `word`, each with its bit, and whether its field is present.
    fn depending(
        &self,
        word: &SchemaParameter,
    ) -> impl Iterator<Item = (&'a SchemaParameter, u32, bool)> {
        let parameters = self.constructor.parameters().iter().zip(&self.values);
        parameters.filter_map(move |(parameter, value)| {
            let (_, bit) = parameter.condition().filter(|(name, _)| *name == word.name())?;
            Some((parameter, bit, value.is_some()))
        })
    }

    #[cold]
    fn shared_bit(&self, word: &SchemaParameter, bit: u32) -> EncodeError {
        let of_bit = self.depending(word).filter(|(_, it, _)| *it == bit);
        let (set, unset): (Vec<_>, Vec<_>) = of_bit.partition(|(.., is_there)| *is_there);
        let names = |fields: Vec<(&SchemaParameter, u32, bool)>| {
            fields.into_iter().map(|(it, ..)| it.name().to_string()).collect()
        };
        error(ValueError::SharedBit {
            constructor: self.constructor.name().to_string(),
            word: word.name().to_string(),
            bit,
            set: names(set),
            unset: names(unset),
        })
    }

    #[cold]
    fn bit_without_field(&self, word: &SchemaParameter, bit: u32) -> EncodeError {
        let field = self.depending(word).find(|(_, it, _)| *it == bit);
        let field = field.map(|(it, ..)| it.name().to_string()).unwrap_or_default();
        error(ValueError::BitWithoutField { word: word.name().to_string(), bit, field })
    }
}

/// Finds the field `name`. Fields mostly have the order of the parameters, so the search begins at `next`.
fn find<'a>(fields: &'a [Field], next: &mut usize, name: &str) -> Option<&'a Field> {
    let is_name = |it: &&Field| *it.name == *name;
    if let Some(field) = fields.get(*next).filter(is_name) {
        *next += 1;
        return Some(field);
    }
    let index = fields.iter().position(|it| is_name(&it))?;
    *next = index + 1;
    fields.get(index)
}

/// The value of `field`; `None` if it is an unset flag bit.
fn value_of<'a>(
    field: &'a Field,
    parameter: &SchemaParameter,
) -> Result<Option<&'a Value>, EncodeError> {
    let value = &field.value;
    match (parameter.role(), parameter.ty().form(), value) {
        (Role::Length, ..) => Err(error(ValueError::LengthField { field: field.name.to_string() })),
        (_, Form::True, Value::Bool(is_set)) => Ok(is_set.then_some(value)),
        (Role::FlagsWord, _, Value::Word(_)) => Ok(Some(value)),
        (_, Form::True, _) | (Role::FlagsWord, ..) => Err(wrong_kind(parameter.ty(), value)),
        _ => Ok(Some(value)),
    }
}

/// Makes the error of the first field that the constructor does not have.
#[cold]
fn unknown_field(fields: &[Field], constructor: &Combinator) -> EncodeError {
    let names = constructor.parameters().iter().filter(|it| !it.is_length());
    let expected: Vec<_> = names.map(|it| it.name().to_string()).collect();
    let unknown = fields.iter().find(|field| !expected.iter().any(|it| **it == *field.name));
    error(ValueError::UnknownField {
        constructor: constructor.name().to_string(),
        field: unknown.map(|it| it.name.to_string()).unwrap_or_default(),
        expected,
    })
}
