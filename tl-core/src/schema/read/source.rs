//! A schema as the source of a walk.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use tl_syntax::Primitive;

use super::{Combinator, Form, ReadParameter, ReadType, Role, Schema, Target};
use crate::error::{DecodeError, DecodeErrorKind, Refusal};
use crate::reader::Reader;
use crate::schema::event::Visitor;
use crate::schema::source::{Items, Kind, ParameterParts, Place, Source};
use crate::schema::walk::walk;

/// What an object counts of [`Limits::nested_size`](crate::Limits::nested_size): the walk has this much of the stack
/// for it at least.
const OBJECT_SIZE: usize = 64;

/// What an item of a vector counts of [`Limits::allocation`](crate::Limits::allocation).
const ITEM_SIZE: usize = 64;

impl<'s> Source for &'s Schema {
    type Type = ReadType;
    type Definition = &'s Combinator;
    type Parameter = &'s ReadParameter;
    type Name = &'s str;
    type Object = Target;

    fn kind(self, ty: &ReadType) -> Kind<'_, Self> {
        match &ty.form {
            Form::Primitive(primitive) => plain(*primitive),
            Form::True => Kind::Nothing,
            Form::Any => Kind::Any,
            Form::Object(object) => Kind::Object { object, size: OBJECT_SIZE, is_open: false },
            Form::Bare(object) => Kind::Bare { object, size: OBJECT_SIZE },
            Form::Vector(item) => Kind::Vector { vector: items(item), is_boxed: true },
            Form::BareVector(item) => Kind::Vector { vector: items(item), is_boxed: false },
        }
    }

    fn constructor(self, object: &Target, id: u32) -> Option<&'s Combinator> {
        self.indices_of(object).map(|it| &self.constructors[*it]).find(|it| it.id == id)
    }

    fn bare_constructor(self, object: &Target) -> Option<&'s Combinator> {
        self.indices_of(object).next().map(|it| &self.constructors[*it])
    }

    fn refused(self, object: &Target, id: u32, offset: usize) -> DecodeError {
        let expected: Vec<_> = self
            .indices_of(object)
            .map(|it| &self.constructors[*it])
            .map(|it| (it.name.as_str(), it.id))
            .collect();
        let refusal = Refusal { found: id, expected: &expected };
        DecodeError::new(DecodeErrorKind::Custom(refusal.to_string().into()), offset)
    }

    fn any(self, id: u32) -> Option<&'s Combinator> {
        Schema::constructor(self, id)
    }

    fn any_type(&self) -> Option<&ReadType> {
        Some(&self.any)
    }

    fn name(definition: &&'s Combinator) -> (&'s str, u32) {
        (&definition.name, definition.id)
    }

    fn parameters(self, definition: &'s Combinator) -> impl Iterator<Item = &'s ReadParameter> {
        definition.parameters.iter()
    }

    fn parts<'a>(parameter: &'a &'s ReadParameter) -> ParameterParts<'a, Self> {
        let parameter: &'s ReadParameter = parameter;
        ParameterParts {
            name: &parameter.name,
            condition: parameter.condition.as_ref().map(|(word, bit)| (word.as_str(), *bit)),
            ty: &parameter.ty,
            place: match &parameter.role {
                Role::Plain => Place::Plain,
                Role::Length => Place::Length,
                Role::Within(length) => Place::Within(length),
            },
        }
    }

    fn in_field(
        error: DecodeError,
        definition: &&'s Combinator,
        parameter: &&'s ReadParameter,
    ) -> DecodeError {
        // A parameter without a name is a type alone.
        let name = if parameter.name.is_empty() { "_" } else { &parameter.name };
        error.at_parameter(format!("{}.{name}", definition.name))
    }
}

impl Schema {
    /// Walks through the rest of `reader`, which is one object.
    pub(in crate::schema) fn walk(
        &self,
        reader: Reader<'_>,
        shown_items: usize,
        visitor: &mut dyn Visitor,
    ) -> Result<usize, DecodeError> {
        let constructor = reader.peek_id().and_then(|id| self.constructor(id));
        let name = constructor.map_or("Object", |it| &it.ty);
        let ty = ReadType { form: Form::Any, text: name.into() };
        walk(self, reader, &ty, shown_items, visitor)
    }

    /// The indices of the constructors that a value may have.
    fn indices_of<'a>(&'a self, object: &'a Target) -> impl Iterator<Item = &'a usize> {
        match object {
            Target::Type(ty) => self.types[*ty].iter(),
            Target::Constructor(constructor) => core::slice::from_ref(constructor).iter(),
        }
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

fn items<'s>(item: &ReadType) -> Items<'_, &'s Schema> {
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

impl fmt::Display for ReadType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for ReadParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
