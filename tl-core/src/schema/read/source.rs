//! A schema as the source of a walk.

use alloc::format;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;

use tl_syntax::Primitive;

use super::resolve::FEW;
use super::{Combinator, Form, Role, Schema, SchemaParameter, SchemaType, Target};
use crate::error::{DecodeError, DecodeErrorKind, Refusal};
use crate::reader::Reader;
use crate::schema::Value;
use crate::schema::event::{Name, Visitor};
use crate::schema::source::{Items, Kind, ParameterParts, Place, Source};
use crate::schema::walk::walk;

/// The size that [`Limits::nested_size`](crate::Limits::nested_size) counts for each object: the walk needs at least
/// this much stack for it.
const OBJECT_SIZE: usize = 64;

/// The size that [`Limits::allocation`](crate::Limits::allocation) counts for each vector item. It is the same in a
/// dump and in the decoder, so that both find the same errors.
const ITEM_SIZE: usize = size_of::<Value>();

impl Name for &Arc<str> {
    fn text(&self) -> &str {
        self
    }

    fn shared(&self) -> Arc<str> {
        Arc::clone(self)
    }
}

impl<'s> Source for &'s Schema {
    type Type = SchemaType;
    type Definition = &'s Combinator;
    type Parameter = &'s SchemaParameter;
    type Name = &'s Arc<str>;
    type Object = Target;

    fn kind(self, ty: &SchemaType) -> Kind<'_, Self> {
        match &ty.form {
            Form::Primitive(primitive) => plain(*primitive),
            Form::True => Kind::Nothing,
            Form::Any => Kind::Any,
            Form::Object(object) => Kind::Object { object, size: OBJECT_SIZE, has_other: false },
            Form::Bare(object) => Kind::Bare { object, size: OBJECT_SIZE },
            Form::Vector(item) => Kind::Vector { vector: items(item), is_boxed: true },
            Form::BareVector(item) => Kind::Vector { vector: items(item), is_boxed: false },
        }
    }

    fn constructor(self, object: &Target, id: u32) -> Option<&'s Combinator> {
        self.target(*object, id)
    }

    fn bare_constructor(self, object: &Target) -> Option<&'s Combinator> {
        self.targets(*object).next()
    }

    fn refused(self, object: &Target, id: u32, offset: usize) -> DecodeError {
        let expected: Vec<_> = self.targets(*object).map(|it| (&*it.name, it.id)).collect();
        let refusal = Refusal { found: id, expected: &expected };
        DecodeError::new(DecodeErrorKind::Custom(refusal.to_string().into()), offset)
    }

    fn any(self, id: u32) -> Option<&'s Combinator> {
        Schema::constructor(self, id)
    }

    fn any_items(&self) -> Option<Items<'_, Self>> {
        Some(items(&self.any))
    }

    fn name(definition: &&'s Combinator) -> (&'s Arc<str>, u32) {
        (&definition.name, definition.id)
    }

    fn parameters(self, definition: &'s Combinator) -> impl Iterator<Item = &'s SchemaParameter> {
        definition.parameters.iter()
    }

    fn parts<'a>(parameter: &'a &'s SchemaParameter) -> ParameterParts<'a, Self> {
        let parameter: &'s SchemaParameter = parameter;
        ParameterParts {
            name: &parameter.name,
            condition: parameter.condition.as_ref().map(|(word, bit)| (word, *bit)),
            ty: &parameter.ty,
            place: match &parameter.role {
                Role::Plain | Role::FlagsWord => Place::Plain,
                Role::Length => Place::Length,
                Role::Within(length) => Place::Within(length),
            },
        }
    }

    fn in_field(
        error: DecodeError,
        definition: &&'s Combinator,
        parameter: &&'s SchemaParameter,
    ) -> DecodeError {
        error.at_parameter(format!("{}.{}", definition.name, parameter.name))
    }
}

impl Schema {
    /// Walks through the remaining bytes of `reader`, which are one object.
    pub(in crate::schema) fn walk(
        &self,
        reader: Reader<'_>,
        shown_items: usize,
        visitor: &mut dyn Visitor,
    ) -> Result<usize, DecodeError> {
        let constructor = reader.peek_id().and_then(|id| self.constructor(id));
        let name = constructor.map_or("Object", |it| &it.ty);
        let ty = SchemaType { form: Form::Any, text: name.into() };
        walk(self, reader, &ty, shown_items, visitor)
    }

    /// The constructor with this id, if `target` allows it.
    pub(in crate::schema) fn target(&self, target: Target, id: u32) -> Option<&Combinator> {
        match target {
            Target::Type(ty) if self.index.types.get(ty).is_some_and(|it| it.len() > FEW) => {
                let position = self.of_large_types.get(&(ty, id))?;
                self.constructors.get(*position)
            }
            target => self.targets(target).find(|it| it.id == id),
        }
    }

    /// The constructors with this name that `target` allows.
    pub(in crate::schema) fn targets_named(
        &self,
        target: Target,
        name: &str,
    ) -> impl Iterator<Item = &Combinator> {
        let of_type = match target {
            Target::Type(ty) => self.index.types.get(ty).map_or(&[][..], Vec::as_slice),
            Target::Constructor(_) => &[],
        };
        // The positions in a type are sorted.
        let is_target = move |position: usize| match target {
            Target::Type(_) => of_type.binary_search(&position).is_ok(),
            Target::Constructor(constructor) => constructor == position,
        };
        let named = self.index.named(name).iter().map(|it| it.position);
        named.filter(move |it| is_target(*it)).filter_map(|it| self.constructors.get(it))
    }

    /// The constructors that `target` allows; none if `target` belongs to another schema.
    pub(in crate::schema) fn targets(
        &self,
        target: Target,
    ) -> impl Iterator<Item = &Combinator> + use<'_> {
        let (of_type, one) = match target {
            Target::Type(ty) => (self.index.types.get(ty).map_or(&[][..], Vec::as_slice), None),
            Target::Constructor(constructor) => (&[][..], Some(constructor)),
        };
        of_type.iter().copied().chain(one).filter_map(|it| self.constructors.get(it))
    }
}

fn plain<'a, 's>(primitive: Primitive) -> Kind<'a, &'s Schema> {
    match primitive {
        Primitive::Int => Kind::Int,
        Primitive::Long => Kind::Long,
        Primitive::Double => Kind::Double,
        Primitive::Word => Kind::Word,
        Primitive::Int128 => Kind::Int128,
        Primitive::Int256 => Kind::Int256,
        Primitive::Int512 => Kind::Int512,
        Primitive::String => Kind::String,
        Primitive::Bytes => Kind::Bytes,
        Primitive::Bool => Kind::Bool,
        Primitive::Object => Kind::Any,
    }
}

fn items<'s>(item: &SchemaType) -> Items<'_, &'s Schema> {
    let min_len = match &item.form {
        Form::True | Form::Bare(_) | Form::BareVector(_) => 0,
        Form::Primitive(Primitive::Long | Primitive::Double) => 8,
        Form::Primitive(Primitive::Int128) => 16,
        Form::Primitive(Primitive::Int256) => 32,
        Form::Primitive(Primitive::Int512) => 64,
        Form::Primitive(_) | Form::Any | Form::Object(_) | Form::Vector(_) => 4,
    };
    Items { item, size: ITEM_SIZE, min_len, limit: u32::MAX }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use core::fmt::Write;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::schema::Object;

    /// A type with too many constructors for a search one by one. Some ids also belong to an earlier type, and one id
    /// occurs twice.
    #[test]
    fn a_large_type_has_its_own_constructors() {
        let mut text = String::from("x#00000001 = X; y#00000002 = X; v#f0000000 a:A x:X = V;\n");
        (1..=40).for_each(|it| writeln!(text, "a{it}#{it:x} n:int = A;").unwrap());
        text += "again#00000005 n:long = A;";
        let schema = Schema::parse(&text).unwrap();
        for it in 1..=40_u32 {
            let a = Object::new(&format!("a{it}")).with("n", 7);
            let value = Object::new("v").with("a", a).with("x", Object::new("y")).into();
            let packet = schema.encode(&value).unwrap();
            let words = [0xf000_0000, it, 7, 2];
            assert_eq!(packet, words.map(u32::to_le_bytes).concat());
            let decoded = schema.decode(&packet).unwrap();
            let a = decoded.get("a").and_then(Value::as_object).unwrap();
            assert_eq!((a.name(), a.id()), (&*format!("a{it}"), Some(it)));
        }
        let error = schema.decode(&[0xf000_0000, 41].map(u32::to_le_bytes).concat()).unwrap_err();
        assert!(error.to_string().starts_with("v.a: "), "{error}");
        // By name, and by an id that several constructors have.
        for object in [Object::new("again"), Object::new("again").with_id(5)] {
            let value =
                Object::new("v").with("a", object.with("n", 7_i64)).with("x", Object::new("x"));
            let words = [0xf000_0000, 5, 7, 0, 1];
            assert_eq!(schema.encode(&value.into()).unwrap(), words.map(u32::to_le_bytes).concat());
        }
        let value = Object::new("v").with("a", Object::new("x")).into();
        assert!(schema.encode(&value).unwrap_err().to_string().starts_with("v.a: `x` is no `A`"));
    }

    /// 50,000 objects of a type with 20,000 constructors, each the last one: a search one by one would take
    /// 1,000,000,000 steps.
    #[test]
    fn the_size_of_a_type_costs_no_time_per_object() {
        let mut text = String::from("v#f0000000 a:Vector<A> = V;\n");
        (1..=20_000).for_each(|it| writeln!(text, "a{it}#{it:x} = A;").unwrap());
        let schema = Schema::parse(&text).unwrap();
        let mut packet = [0xf000_0000, 0x1cb5_c415, 50_000].map(u32::to_le_bytes).concat();
        packet.extend(20_000_u32.to_le_bytes().repeat(50_000));
        let start = Instant::now();
        let value = schema.decode(&packet).unwrap();
        assert_eq!(schema.encode(&value).unwrap(), packet);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
}
