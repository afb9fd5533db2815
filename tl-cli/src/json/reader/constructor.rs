//! The constructor of an object in JSON.

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use tl_core::schema::{Combinator, Object, Schema, SchemaType};
use tl_syntax::Error;

use super::super::offset::property;
use super::{Reader, did_you_mean};

/// A constructor as `@type` names it: `phoneCall`, `phoneCall#30535af5`, `#30535af5`.
pub(super) struct ConstructorName<'a> {
    pub(super) name: &'a str,
    pub(super) id: Option<u32>,
}

impl<'a> ConstructorName<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let Some((name, digits)) = text.split_once('#') else {
            return Some(Self { name: text, id: None });
        };
        let is_hex =
            (1..=8).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_hexdigit());
        let id = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        Some(Self { name, id: Some(id) })
    }

    /// The name that `value` is.
    pub(super) fn of(value: &'a ast::Value<'_>) -> Option<Self> {
        value.as_string_lit().and_then(|it| Self::parse(&it.value))
    }
}

/// Whether the schema has the constructor that `root` names; of an array, that of the first item.
pub(crate) fn knows(schema: &Schema, root: &ast::Value<'_>) -> bool {
    // A truth value is in any schema, and so are an empty vector and bytes that are kept.
    let Some(object) = first_object(root) else { return true };
    if property(object, "@body").is_some() {
        return true;
    }
    name_of(object).is_some_and(|it| match it {
        ConstructorName { name: "", id: Some(id) } => schema.constructor(id).is_some(),
        ConstructorName { name, id } => {
            schema.named(name).any(|it| id.is_none_or(|id| id == it.id()))
        }
    })
}

/// Whether `root` names the id of its constructor; of an array, the first item.
pub(crate) fn has_id(root: &ast::Value<'_>) -> bool {
    first_object(root).and_then(name_of).is_some_and(|it| it.id.is_some())
}

/// The outermost object; of an array, its first item.
fn first_object<'r, 'a>(root: &'r ast::Value<'a>) -> Option<&'r ast::Object<'a>> {
    match root {
        ast::Value::Array(array) => array.elements.first()?.as_object(),
        root => root.as_object(),
    }
}

fn name_of<'o>(object: &'o ast::Object<'_>) -> Option<ConstructorName<'o>> {
    property(object, "@type").and_then(|it| ConstructorName::of(&it.value))
}

impl<'a> Reader<'a> {
    /// The constructor that `@type` names, or the only one that the type has.
    pub(super) fn constructor(
        &self,
        object: &ast::Object<'_>,
        ty: &SchemaType,
    ) -> Result<&'a Combinator, Error> {
        let Some(property) = property(object, "@type") else {
            let mut all = self.schema.constructors_of(ty);
            return match (all.next(), all.next()) {
                (Some(only), None) => Ok(only),
                _ => Err(self.error(object.start(), &no_type(ty))),
            };
        };
        let offset = property.value.start();
        let name = ConstructorName::of(&property.value).ok_or_else(|| {
            let message = "`@type` is a name, an id after `#`, or both: `phoneCall#30535af5`";
            self.error(offset, message)
        })?;
        let object = self.named(&name, offset)?;
        let found = self.schema.constructor_of(&object, ty);
        found.map_err(|error| self.error(offset, &format!("{error}{}", self.hint(&object))))
    }

    /// An object of this name. If there is only an id, the schema has to have it.
    fn named(&self, name: &ConstructorName<'_>, offset: usize) -> Result<Object, Error> {
        let ConstructorName { name, id } = name;
        let Some(id) = *id else { return Ok(Object::new(name)) };
        if !name.is_empty() {
            return Ok(Object::new(name).with_id(id));
        }
        let Some(found) = self.schema.constructor(id) else {
            let message = format!(
                "the schema has no constructor #{id:08x}: an object of it has its bytes as `@body`"
            );
            return Err(self.error(offset, &message));
        };
        Ok(Object::new(found.name()).with_id(id))
    }

    /// The closest known name, if the schema has no constructor of this name.
    fn hint(&self, object: &Object) -> String {
        match self.schema.named(object.name()).next() {
            Some(_) => String::new(),
            None => did_you_mean(object.name(), self.schema.constructors().map(Combinator::name)),
        }
    }
}

fn no_type(ty: &SchemaType) -> String {
    format!("an object of the type `{ty}` has its constructor as `@type`: add `\"@type\": \"…\"`")
}
