//! JSON to values of a schema.

mod constructor;
mod path;
mod scalar;
mod unknown;

use std::collections::HashSet;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use tl_core::Limits;
use tl_core::schema::{
    Combinator, Object, Schema, SchemaParameter, SchemaType, SchemaTypeKind, Value,
};
use tl_syntax::{Error, closest_names};

use super::offset::property;
use super::text::Json;
pub(super) use constructor::{has_id, knows};
use path::{Path, Step};

/// Reads `root` as a `ty` of `schema`. It does not look for missing fields: encoding does.
pub(super) fn read(
    schema: &Schema,
    ty: &SchemaType,
    json: &Json,
    root: &ast::Value<'_>,
) -> Result<Value, Error> {
    let mut reader = Reader { schema, json, path: Path::default() };
    reader.value(root, ty)
}

/// The most objects and vectors around a value, which is the limit of the decoder.
const MAX_DEPTH: usize = Limits::DEFAULT.depth as usize;

struct Reader<'a> {
    schema: &'a Schema,
    json: &'a Json,
    /// The path of the present value.
    path: Path,
}

impl Reader<'_> {
    fn value(&mut self, value: &ast::Value<'_>, ty: &SchemaType) -> Result<Value, Error> {
        use SchemaTypeKind as Kind;
        let has_others = matches!(value, ast::Value::Object(_) | ast::Value::Array(_));
        if has_others && self.path.len() >= MAX_DEPTH {
            let message = format!("values are nested deeper than the limit of {MAX_DEPTH} levels");
            return Err(self.error(value.start(), &message));
        }
        match (ty.kind(), value) {
            (Kind::Vector(item), ast::Value::Array(array)) => self.items(array, item),
            (Kind::Any, ast::Value::Array(array)) => self.items(array, ty),
            (Kind::Any, ast::Value::BooleanLit(literal)) => Ok(literal.value.into()),
            (Kind::Any | Kind::Object, ast::Value::Object(object)) => self.object(object, ty),
            (kind, value) => scalar::read(kind, value)
                .map_err(|why| self.error(value.start(), &format!("expected `{ty}`, {why}"))),
        }
    }

    fn items(&mut self, array: &ast::Array<'_>, ty: &SchemaType) -> Result<Value, Error> {
        let mut items = Vec::new();
        for (index, item) in array.elements.iter().enumerate() {
            self.path.push(Step::Item(index));
            items.push(self.value(item, ty)?);
            self.path.pop();
        }
        Ok(Value::Vector(items))
    }

    fn object(&mut self, object: &ast::Object<'_>, ty: &SchemaType) -> Result<Value, Error> {
        self.deny_duplicates(object)?;
        if let Some(body) = property(object, "@body") {
            return self.unknown(object, body, ty);
        }
        let constructor = self.constructor(object, ty)?;
        let mut read = Object::new(constructor.name()).with_id(constructor.id());
        let is_root = self.path.is_empty() && matches!(ty.kind(), SchemaTypeKind::Any);
        for property in &object.properties {
            let name = property.name.as_str();
            if name == "@type" || (name == "@next" && is_root) {
                continue;
            }
            let parameter = constructor.parameters().iter().find(|it| it.name() == name);
            let parameter = parameter.ok_or_else(|| self.unknown_field(constructor, property))?;
            self.path.push(Step::field(constructor.name(), name));
            read.set(name, self.value(&property.value, parameter.ty())?);
            self.path.pop();
        }
        Ok(read.into())
    }

    fn deny_duplicates(&self, object: &ast::Object<'_>) -> Result<(), Error> {
        let mut names = HashSet::new();
        match object.properties.iter().find(|it| !names.insert(it.name.as_str())) {
            None => Ok(()),
            Some(second) => {
                let message = format!("a second value of `{}`", second.name.as_str());
                Err(self.error(second.name.start(), &message))
            }
        }
    }

    fn unknown_field(&self, constructor: &Combinator, property: &ast::ObjectProp<'_>) -> Error {
        let name = property.name.as_str();
        let fields = constructor.parameters().iter().filter(|it| !it.is_length());
        let hint = did_you_mean(name, fields.map(SchemaParameter::name));
        let message = format!("{} has no field `{name}`{hint}", constructor.name());
        self.error(property.name.start(), &message)
    }

    /// The error `message` of a value at byte `offset`, with the path of the present value.
    fn error(&self, offset: usize, message: &str) -> Error {
        self.json.error(offset, format!("{}{message}", self.path))
    }
}

/// The end of a message for an unknown name: the closest known name.
fn did_you_mean<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    match closest_names(name, candidates)[..] {
        [first, ..] => format!(": did you mean `{first}`?"),
        [] => String::new(),
    }
}
