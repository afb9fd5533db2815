//! A schema as the source of a walk.

use alloc::format;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;

use tl_syntax::Primitive;

use super::{Combinator, Form, Role, Schema, SchemaParameter, SchemaType, Target};
use crate::error::{DecodeError, DecodeErrorKind, Refusal};
use crate::reader::Reader;
use crate::schema::Value;
use crate::schema::event::{Name, Visitor};
use crate::schema::source::{Items, Kind, ParameterParts, Place, Source};
use crate::schema::walk::walk;

/// The size that an object is charged of [`Limits::nested_size`](crate::Limits::nested_size): the walk takes at least this
/// much stack for it.
const OBJECT_SIZE: usize = 64;

/// The memory that a vector item is charged of [`Limits::allocation`](crate::Limits::allocation). A dump is charged as
/// much as the decoder, so that both find the same errors.
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
            Form::Object(object) => Kind::Object { object, size: OBJECT_SIZE, is_open: false },
            Form::Bare(object) => Kind::Bare { object, size: OBJECT_SIZE },
            Form::Vector(item) => Kind::Vector { vector: items(item), is_boxed: true },
            Form::BareVector(item) => Kind::Vector { vector: items(item), is_boxed: false },
        }
    }

    fn constructor(self, object: &Target, id: u32) -> Option<&'s Combinator> {
        self.targets(*object).find(|it| it.id == id)
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
    /// Walks through the rest of `reader`, which is one object.
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

    /// The constructors that a value may have. None if `target` is of another schema.
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
