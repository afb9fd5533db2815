//! Values to packets.

use alloc::string::ToString;
use alloc::vec::Vec;

use tl_syntax::Primitive;

use super::fields::Fields;
use super::refusal::{error, in_field, missing, name_of, with_id, wrong_kind};
use super::{Object, Value, ValueError};
use crate::encode::Encode;
use crate::error::EncodeError;
use crate::limits::Limits;
use crate::output::{Write, write_vec};
use crate::schema::read::{Combinator, Form, Role, Schema, SchemaParameter, SchemaType, Target};
use crate::types::sized::write_len;
use crate::types::vector;
use crate::writer::Writer;

impl Schema {
    /// Encodes `value`, a boxed object of any type, a `Bool`, or a vector of objects. The encoding is canonical, as
    /// for derived types. Flags words and lengths are computed.
    ///
    /// # Errors
    /// The value does not fit the schema ([`ValueError`]), or is nested deeper than the default [`Limits::depth`].
    /// The error has the path: `phoneCall.connections[2].port: expected `int`, found a string`.
    ///
    /// ```
    /// use tl_core::schema::{Object, Schema};
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// let packet = schema.encode(&Object::new("dataJSON").with("data", "{}").into())?;
    /// assert_eq!(packet, [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn encode(&self, value: &Value) -> Result<Vec<u8>, EncodeError> {
        self.encode_with(value, Limits::DEFAULT)
    }

    /// Encodes `value` as [`encode`](Self::encode) does, within the depth of `limits`. The other limits do not apply.
    pub fn encode_with(&self, value: &Value, limits: Limits) -> Result<Vec<u8>, EncodeError> {
        self.encode_as_with(self.any_object(), value, limits)
    }

    /// Encodes `value`, a value of the type `ty` of this schema ([`ty`](Self::ty)): a vector, a bare constructor, a
    /// number.
    ///
    /// ```
    /// use tl_core::schema::{Schema, Value};
    ///
    /// let schema = Schema::parse("")?;
    /// let numbers = Value::Vector(vec![Value::Int(7)]);
    /// assert_eq!(schema.encode_as(&schema.ty("vector<int>")?, &numbers)?, [1, 0, 0, 0, 7, 0, 0, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn encode_as(&self, ty: &SchemaType, value: &Value) -> Result<Vec<u8>, EncodeError> {
        self.encode_as_with(ty, value, Limits::DEFAULT)
    }

    /// Encodes `value` as [`encode_as`](Self::encode_as) does, within the depth of `limits`. The other limits do not
    /// apply.
    pub fn encode_as_with(
        &self,
        ty: &SchemaType,
        value: &Value,
        limits: Limits,
    ) -> Result<Vec<u8>, EncodeError> {
        write_vec(&ValueOf { schema: self, ty, value, limit: limits.depth })
    }
}

impl Schema {
    /// Returns the constructor that encodes `object` as a value of the type `ty`. It has the name of the object, and
    /// the id if the object has one.
    ///
    /// ```
    /// use tl_core::schema::{Object, Schema};
    ///
    /// let schema = Schema::parse("a = A; b x:int = B;")?;
    /// let ty = schema.ty("B")?;
    /// let constructor = schema.constructor_of(&Object::new("b"), &ty)?;
    /// assert_eq!(constructor.parameters()[0].name(), "x");
    /// let error = schema.constructor_of(&Object::new("a"), &ty).unwrap_err();
    /// assert!(error.to_string().starts_with("`a` is no `B`: expected b#"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn constructor_of(
        &self,
        object: &Object,
        ty: &SchemaType,
    ) -> Result<&Combinator, EncodeError> {
        let encoder = Encoder { schema: self, limit: 0 };
        match ty.form() {
            Form::Object(target) | Form::Bare(target) => {
                encoder.constructor_of(object, *target, ty)
            }
            Form::Any => encoder.constructor(object),
            _ => {
                Err(error(ValueError::WrongKind { expected: ty.to_string(), found: Value::OBJECT }))
            }
        }
    }
}

/// A value and its type, for `write_vec`.
struct ValueOf<'a> {
    schema: &'a Schema,
    ty: &'a SchemaType,
    value: &'a Value,
    limit: u32,
}

impl Write for ValueOf<'_> {
    fn write(&self, out: Writer<'_>) -> Result<usize, EncodeError> {
        let encoder = Encoder { schema: self.schema, limit: self.limit };
        encoder.value(self.value, self.ty, self.limit, out).map(|out| out.left())
    }
}

#[derive(Clone, Copy)]
struct Encoder<'s> {
    schema: &'s Schema,
    /// The depth limit, for errors.
    limit: u32,
}

impl<'s> Encoder<'s> {
    /// Writes `value`. Objects and vectors may be nested `levels` levels deep.
    fn value<'w>(
        self,
        value: &Value,
        ty: &'s SchemaType,
        levels: u32,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        match (ty.form(), value) {
            (Form::Object(target), Value::Object(object)) => {
                let constructor = self.constructor_of(object, *target, ty)?;
                self.object(object, constructor, levels, out.write_u32(constructor.id())?)
            }
            (Form::Bare(target), Value::Object(object)) => {
                let constructor = self.constructor_of(object, *target, ty)?;
                self.object(object, constructor, levels, out)
            }
            (Form::Vector(item), Value::Vector(items)) => {
                self.items(items, item, levels, out.write_u32(vector::ID)?)
            }
            (Form::BareVector(item), Value::Vector(items)) => self.items(items, item, levels, out),
            (Form::Any, _) => self.any(value, ty, levels, out),
            (Form::Primitive(primitive), _) => match plain(value, *primitive, out) {
                Some(result) => result,
                None => Err(wrong_kind(ty, value)),
            },
            _ => Err(wrong_kind(ty, value)),
        }
    }

    /// Writes an object of any type, a `Bool`, or a vector of objects.
    fn any<'w>(
        self,
        value: &Value,
        ty: &'s SchemaType,
        levels: u32,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        match value {
            Value::Bool(is_true) => is_true.encode(out),
            Value::Unknown(object) => out.write_slice(object.as_bytes()),
            Value::Vector(items) => {
                self.items(items, self.schema.any_object(), levels, out.write_u32(vector::ID)?)
            }
            Value::Object(object) => {
                let constructor = self.constructor(object)?;
                self.object(object, constructor, levels, out.write_u32(constructor.id())?)
            }
            _ => Err(wrong_kind(ty, value)),
        }
    }

    fn items<'w>(
        self,
        items: &[Value],
        ty: &'s SchemaType,
        levels: u32,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        let levels = self.enter(levels)?;
        let mut out = vector::write_count(items.len(), out)?;
        let available = out.left();
        for (index, item) in items.iter().enumerate() {
            let written = self.value(item, ty, levels, out);
            out = written.map_err(|error| error.at_item(index, items.len(), available))?;
        }
        Ok(out)
    }

    /// Writes the fields of `object`.
    fn object<'w>(
        self,
        object: &Object,
        constructor: &'s Combinator,
        levels: u32,
        mut out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        let levels = self.enter(levels)?;
        let fields = Fields::of(object, constructor)?;
        for (index, parameter) in constructor.parameters().iter().enumerate() {
            let value = fields.values[index];
            if matches!(parameter.role(), Role::FlagsWord) {
                out = out.write_u32(fields.word(index)?)?;
            } else if let Some(value) = value {
                let written = self.field(value, parameter, levels, out);
                out = written.map_err(|error| in_field(error, constructor, parameter))?;
            } else if parameter.condition().is_none() && !parameter.is_length() {
                return Err(missing(constructor, parameter));
            }
        }
        Ok(out)
    }

    fn field<'w>(
        self,
        value: &Value,
        parameter: &'s SchemaParameter,
        levels: u32,
        out: Writer<'w>,
    ) -> Result<Writer<'w>, EncodeError> {
        let ty = parameter.ty();
        match (parameter.role(), ty.form()) {
            (_, Form::True) => Ok(out),
            (Role::Within(_), _) => {
                out.write_after(|out| self.value(value, ty, levels, out), write_len)
            }
            _ => self.value(value, ty, levels, out),
        }
    }

    /// Returns the remaining levels inside of an object or vector.
    fn enter(self, levels: u32) -> Result<u32, EncodeError> {
        let limit = self.limit;
        levels.checked_sub(1).ok_or_else(|| error(ValueError::DepthLimit { limit }))
    }

    /// The constructor of `object` that `target` allows.
    fn constructor_of(
        self,
        object: &Object,
        target: Target,
        ty: &SchemaType,
    ) -> Result<&'s Combinator, EncodeError> {
        let by_id = object.id().and_then(|id| self.schema.target(target, id));
        if let Some(constructor) = by_id.filter(|it| it.name() == object.name()) {
            return Ok(constructor);
        }
        match choose(object, self.schema.targets_named(target, object.name()))? {
            Some(constructor) => Ok(constructor),
            None => Err(self.wrong_constructor(object, target, ty)),
        }
    }

    /// The constructor of `object`, of any type.
    fn constructor(self, object: &Object) -> Result<&'s Combinator, EncodeError> {
        let by_id = object.id().and_then(|id| self.schema.constructor(id));
        if let Some(constructor) = by_id.filter(|it| it.name() == object.name()) {
            return Ok(constructor);
        }
        match choose(object, self.schema.named(object.name()))? {
            Some(constructor) => Ok(constructor),
            None => Err(error(ValueError::UnknownConstructor { constructor: name_of(object) })),
        }
    }

    #[cold]
    fn wrong_constructor(self, object: &Object, target: Target, ty: &SchemaType) -> EncodeError {
        let constructor = name_of(object);
        if self.schema.named(object.name()).next().is_none() {
            return error(ValueError::UnknownConstructor { constructor });
        }
        let expected = self.schema.targets(target).map(with_id).collect();
        error(ValueError::WrongConstructor { constructor, ty: ty.to_string(), expected })
    }
}

/// Chooses the first of `constructors` with the name and the id of `object`. If the object has no id, only one may
/// have the name.
fn choose<'s>(
    object: &Object,
    constructors: impl Iterator<Item = &'s Combinator>,
) -> Result<Option<&'s Combinator>, EncodeError> {
    let is_id = |it: &Combinator| object.id().is_none_or(|id| id == it.id());
    let mut found = constructors.filter(|it| is_id(it) && it.name() == object.name());
    let Some(first) = found.next() else { return Ok(None) };
    if object.id().is_none() {
        let others: Vec<_> = found.filter(|it| it.id() != first.id()).collect();
        if !others.is_empty() {
            let all = [first].into_iter().chain(others);
            let constructors = all.map(with_id).collect();
            return Err(error(ValueError::AmbiguousConstructor { constructors }));
        }
    }
    Ok(Some(first))
}

/// Writes a value that contains no other values; `None` if it is not of the type `primitive`.
fn plain<'w>(
    value: &Value,
    primitive: Primitive,
    out: Writer<'w>,
) -> Option<Result<Writer<'w>, EncodeError>> {
    Some(match (primitive, value) {
        (Primitive::Int, Value::Int(number)) => number.encode(out),
        (Primitive::Long, Value::Long(number)) => number.encode(out),
        (Primitive::Double, Value::Double(number)) => number.encode(out),
        (Primitive::Word, Value::Word(number)) => number.encode(out),
        (Primitive::Int128, Value::Int128(number)) => number.encode(out),
        (Primitive::Int256, Value::Int256(number)) => number.encode(out),
        (Primitive::Int512, Value::Int512(number)) => number.encode(out),
        (Primitive::Bool, Value::Bool(is_true)) => is_true.encode(out),
        (Primitive::String, Value::String(text)) => text.encode(out),
        (Primitive::Bytes, Value::Bytes(bytes)) => bytes.encode(out),
        _ => return None,
    })
}
