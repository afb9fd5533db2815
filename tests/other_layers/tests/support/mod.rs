//! Random values of a schema that is read at run time.

use std::collections::HashSet;

use tl_core::schema::{Combinator, Object, Schema, SchemaType, SchemaTypeKind, Value};

/// A linear congruential generator, by the constants of Numerical Recipes.
pub struct Random(pub u32);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next()).unwrap() % count
    }
}

/// Values of `schema`, nested at most so deep.
pub struct Values<'a> {
    pub schema: &'a Schema,
    pub random: Random,
    /// The constructors that may be used; all if empty.
    pub allowed: HashSet<u32>,
}

impl Values<'_> {
    /// A value; `None` if it needs a constructor that may not be used.
    fn value(&mut self, ty: &SchemaType, depth: usize) -> Option<Value> {
        let value = match ty.kind() {
            SchemaTypeKind::Int => Value::Int(self.random.next().cast_signed()),
            SchemaTypeKind::Long => Value::Long(i64::from(self.random.next())),
            SchemaTypeKind::Double => Value::Double(f64::from(self.random.next())),
            SchemaTypeKind::Bool => Value::Bool(self.random.below(2) == 0),
            SchemaTypeKind::String => Value::String("text".repeat(self.random.below(3))),
            SchemaTypeKind::Bytes => Value::Bytes(vec![7; self.random.below(9)]),
            SchemaTypeKind::Int128 => Value::Int128([7; 16].into()),
            SchemaTypeKind::Int256 => Value::Int256(Box::new([7; 32].into())),
            SchemaTypeKind::Vector(item) => {
                let count = if depth == 0 { 0 } else { self.random.below(3) };
                (0..count).map(|_| self.value(item, depth - 1)).collect::<Option<_>>()?
            }
            _ => self.object(ty, depth)?.into(),
        };
        Some(value)
    }

    /// An object of a random constructor; at the end of the depth, of the one with the fewest parameters.
    fn object(&mut self, ty: &SchemaType, depth: usize) -> Option<Object> {
        let constructors = self.schema.constructors_of(ty);
        let is_allowed =
            |it: &&Combinator| self.allowed.is_empty() || self.allowed.contains(&it.id());
        let mut constructors: Vec<_> = constructors.filter(is_allowed).collect();
        constructors.sort_by_key(|it| it.parameters().len());
        if constructors.is_empty() {
            return None;
        }
        let chosen = if depth == 0 { 0 } else { self.random.below(constructors.len()) };
        self.object_of(constructors[chosen].id(), depth)
    }

    pub fn object_of(&mut self, id: u32, depth: usize) -> Option<Object> {
        let constructor = self.schema.constructor(id).unwrap();
        let mut object = Object::new(constructor.name()).with_id(id);
        // Parameters that share a bit are all there, or none is.
        let bits: Vec<bool> = (0..64).map(|_| depth > 0 && self.random.below(3) == 0).collect();
        for parameter in constructor.parameters() {
            if parameter.is_flags_word() {
                continue;
            }
            if let Some((word, bit)) = parameter.condition() {
                let index = usize::try_from(bit).unwrap() + if word == "flags" { 0 } else { 32 };
                if !bits[index] {
                    continue;
                }
            }
            let is_bit = matches!(parameter.ty().kind(), SchemaTypeKind::True);
            let value = if is_bit {
                Value::Bool(true)
            } else {
                self.value(parameter.ty(), depth.saturating_sub(1))?
            };
            object = object.with(parameter.name(), value);
        }
        Some(object)
    }
}
