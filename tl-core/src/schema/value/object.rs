//! An object: the name of its constructor and its fields.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::Value;

/// Holds an object of a run-time schema: the name of its constructor, and its fields by name.
///
/// - A field is absent if its flag bit is not set. A `true` flag is `Value::Bool(true)`, or absent.
/// - A flags word is computed from the fields. It is a field itself only if it has bits that no parameter declares, and
///   holds only these bits.
/// - A length before an object, as in `bytes:int body:Object`, is computed and is never a field.
/// - Parameters without a name are called `field_0`, `field_1`.
///
/// ```
/// use tl_core::schema::{Object, Value};
///
/// let mut call = Object::new("phoneCall").with("id", 7_i64).with("video", true);
/// assert_eq!(call.get("id"), Some(&Value::Long(7)));
/// assert_eq!(call.remove("video"), Some(Value::Bool(true)));
/// assert_eq!(call.set("id", 8_i64), Some(Value::Long(7)));
/// assert_eq!(call.fields().len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    name: Arc<str>,
    id: Option<u32>,
    fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) name: Arc<str>,
    pub(super) value: Value,
}

impl Object {
    /// Makes an object of the constructor or function `name`, without fields.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), id: None, fields: Vec::new() }
    }

    pub(super) fn shared(name: Arc<str>, id: u32) -> Self {
        Self { name, id: Some(id), fields: Vec::new() }
    }

    /// Sets the constructor id, for a name that several constructors have.
    #[must_use]
    pub fn with_id(self, id: u32) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Sets the field `name`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    /// Returns the name of the constructor, as in `help.config`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the constructor id: from the packet, even for a bare object, or from [`with_id`](Self::with_id).
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.id
    }

    /// Returns the field `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|it| *it.name == *name).map(|it| &it.value)
    }

    /// Returns the field `name`, mutably.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.fields.iter_mut().find(|it| *it.name == *name).map(|it| &mut it.value)
    }

    /// Sets the field `name`, and returns its old value.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> Option<Value> {
        let value = value.into();
        match self.get_mut(name) {
            Some(place) => Some(core::mem::replace(place, value)),
            None => {
                self.push(name.into(), value);
                None
            }
        }
    }

    /// Removes the field `name`, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let index = self.fields.iter().position(|it| *it.name == *name)?;
        Some(self.fields.remove(index).value)
    }

    /// Returns the fields, in the order of the packet or of the calls that set them.
    #[must_use]
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.fields.iter().map(|it| (&*it.name, &it.value))
    }

    /// Adds a field. The caller makes sure that the object does not have it yet.
    pub(super) fn push(&mut self, name: Arc<str>, value: Value) {
        self.fields.push(Field { name, value });
    }

    pub(super) fn as_fields(&self) -> &[Field] {
        &self.fields
    }
}
