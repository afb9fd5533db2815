//! An object that the schema does not have: its id as `@type`, and its bytes as `@body`.

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use tl_core::Unknown;
use tl_core::schema::{SchemaType, SchemaTypeKind, Value};
use tl_syntax::Error;

use super::super::offset::{property, start_of_object};
use super::constructor::ConstructorName;
use super::{Reader, scalar};

impl Reader<'_> {
    pub(super) fn unknown(
        &self,
        object: &ast::Object<'_>,
        body: &ast::ObjectProp<'_>,
        ty: &SchemaType,
    ) -> Result<Value, Error> {
        if !matches!(ty.kind(), SchemaTypeKind::Any) {
            let message = format!("expected `{ty}`: only an `Object` may have a `@body`");
            return Err(self.error(start_of_object(object), &message));
        }
        let is_other = |it: &&ast::ObjectProp<'_>| !matches!(it.name.as_str(), "@type" | "@body");
        if let Some(other) = object.properties.iter().find(is_other) {
            let name = other.name.as_str();
            let message = format!("an object with a `@body` has no fields: `{name}`");
            return Err(self.error(other.name.start(), &message));
        }
        let name = property(object, "@type").and_then(|it| ConstructorName::of(&it.value));
        let id = name.filter(|it| it.name.is_empty()).and_then(|it| it.id).ok_or_else(|| {
            let message = "an object with a `@body` has its id as `@type`: `#997275b5`";
            self.error(start_of_object(object), message)
        })?;
        self.with_body(id, body)
    }

    fn with_body(&self, id: u32, property: &ast::ObjectProp<'_>) -> Result<Value, Error> {
        let error = |message: &str| self.error(property.value.start(), message);
        let body = scalar::read(SchemaTypeKind::Bytes, &property.value);
        let body = body.map_err(|why| error(&format!("expected `bytes` as `@body`, {why}")))?;
        let body = body.as_bytes().unwrap_or_default();
        let unknown = Unknown::new(id, body).map_err(|_| {
            let len = body.len();
            error(&format!("`@body` has {len} bytes: everything in TL takes a multiple of 4"))
        })?;
        Ok(unknown.into())
    }
}
