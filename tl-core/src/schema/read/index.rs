//! The names of a schema.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;

use tl_syntax::{Definition, Error, Primitive, TypeExpression, TypeKind as Written};

use super::types::{Form, SchemaType, Target};

/// The types and constructors of a schema, by name.
pub(super) struct Index {
    /// The indices of the constructors of each type.
    pub(super) types: Vec<Vec<usize>>,
    type_indices: BTreeMap<Arc<str>, usize>,
    /// Constructors and functions, sorted by name. If several have one name, they keep the order of the schema.
    names: Vec<Named>,
}

/// A constructor or function, by its name.
pub(super) struct Named {
    pub(super) name: Arc<str>,
    pub(super) position: usize,
    is_function: bool,
}

impl Index {
    pub(super) fn of(definitions: &[&Definition]) -> Self {
        let mut index =
            Self { types: Vec::new(), type_indices: BTreeMap::new(), names: Vec::new() };
        for (position, definition) in definitions.iter().enumerate() {
            let (name, is_function) =
                (definition.name.value.as_str().into(), definition.is_function);
            index.names.push(Named { name, position, is_function });
            if is_function {
                continue;
            }
            if let Some(name) = definition.result.head() {
                index.type_of_constructor(name, position);
            }
        }
        // A stable sort keeps the order of entries with the same name.
        index.names.sort_by(|one, other| one.name.cmp(&other.name));
        index
    }

    fn type_of_constructor(&mut self, name: &str, position: usize) {
        let ty = match self.type_indices.get(name) {
            Some(ty) => *ty,
            None => {
                self.type_indices.insert(name.into(), self.types.len());
                self.types.push(Vec::new());
                self.types.len() - 1
            }
        };
        self.types[ty].push(position);
    }

    /// The constructors and functions with this name.
    pub(super) fn named(&self, name: &str) -> &[Named] {
        let start = self.names.partition_point(|it| *it.name < *name);
        let len = self.names[start..].partition_point(|it| *it.name == *name);
        &self.names[start..start + len]
    }

    /// The first constructor with this name.
    fn constructor(&self, name: &str) -> Option<usize> {
        self.named(name).iter().find(|it| !it.is_function).map(|it| it.position)
    }

    /// Resolves `written`, a type in a parameter of `definition`.
    pub(super) fn ty(
        &self,
        definition: &Definition,
        written: &TypeExpression,
    ) -> Result<SchemaType, Error> {
        let text = alloc::string::ToString::to_string(written);
        Ok(SchemaType { form: self.form(definition, written)?, text })
    }

    fn form(&self, definition: &Definition, written: &TypeExpression) -> Result<Form, Error> {
        let items = |item| Ok(self.ty(definition, item)?.into());
        match &written.kind {
            Written::Word => Ok(Form::Primitive(Primitive::Word)),
            Written::Variable(_) => Ok(Form::Any),
            Written::Bare(inner) => self.bare(self.form(definition, inner)?, written),
            Written::Named { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
                ("Vector", [item]) => Ok(Form::Vector(items(item)?)),
                ("vector", [item]) => Ok(Form::BareVector(items(item)?)),
                (name, _) => self.named_type(definition, name, written),
            },
        }
    }

    fn named_type(
        &self,
        definition: &Definition,
        name: &str,
        written: &TypeExpression,
    ) -> Result<Form, Error> {
        if definition.variables.iter().any(|it| it.value == name) {
            return Ok(Form::Any);
        }
        if let Some(ty) = self.own_type(name) {
            return Ok(Form::Object(Target::Type(ty)));
        }
        if let Some(constructor) = self.constructor(name) {
            return Ok(Form::Bare(Target::Constructor(constructor)));
        }
        match Primitive::named(name) {
            Some(Primitive::Object) => Ok(Form::Any),
            Some(primitive) => Ok(Form::Primitive(primitive)),
            None if is_variable(name) => Ok(Form::Any),
            None => {
                let message = alloc::format!(
                    "there is no type `{name}`: add a constructor of it, or the schema that has it"
                );
                Err(Error::at(&written.location, message))
            }
        }
    }

    /// Finds the type `name` of a parameter in the schema. `Object` means any object, even if constructors such as
    /// `gzip_packed` have it as their result. It is a type of the schema only if there is a constructor `object`.
    fn own_type(&self, name: &str) -> Option<usize> {
        let is_any = Primitive::named(name) == Some(Primitive::Object);
        let is_own = || {
            let constructor = name.to_ascii_lowercase();
            self.constructor(&constructor).is_some() || self.constructor(name).is_some()
        };
        self.type_indices.get(name).copied().filter(|_| !is_any || is_own())
    }

    /// The bare form of a type. It is an error if the type has several constructors.
    fn bare(&self, form: Form, written: &TypeExpression) -> Result<Form, Error> {
        let needs_id = |why: &str| {
            let message = alloc::format!("`{written}` needs an id, since {why}");
            Err(Error::at(&written.location, message))
        };
        match form {
            Form::Object(Target::Type(ty)) => match self.types[ty].as_slice() {
                [only] => Ok(Form::Bare(Target::Constructor(*only))),
                _ => needs_id(SEVERAL),
            },
            Form::Primitive(Primitive::Bool) => needs_id(SEVERAL),
            Form::Any => needs_id("it is an object of any type: remove the `%`"),
            Form::Vector(items) => Ok(Form::BareVector(items)),
            form => Ok(form),
        }
    }
}

const SEVERAL: &str =
    "its type has several constructors: remove the `%`, or name the constructor that is meant";

/// Whether the name is one capital letter: a type variable that the line does not declare.
fn is_variable(name: &str) -> bool {
    matches!(name.as_bytes(), [letter] if letter.is_ascii_uppercase())
}
