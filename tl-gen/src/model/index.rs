//! The constructors of types by name, and what each becomes in the model.

use std::collections::HashMap;

use super::names::{self, Names};
use super::scope::Scope;
use super::{ANY_OBJECT, Constructor, Form, Overrides, RustPath, Type, fields};
use tl_syntax::{Definition, Dialect, Error};

/// The constructors of types by name.
pub(super) struct Index<'a> {
    pub(super) dialect: Dialect,
    pub(super) overrides: &'a Overrides,
    /// The names of the types, in the order of their first constructors.
    pub(super) types: Vec<String>,
    /// The constructors of each type.
    pub(super) constructors: Vec<Vec<&'a Definition>>,
    /// Whether `Object` is a type of the schema's own.
    has_own_object: bool,
    /// Types by name.
    pub(super) type_indices: HashMap<String, usize>,
    /// The type and the position in it, by the constructor's name.
    pub(super) constructor_indices: HashMap<&'a str, (usize, usize)>,
}

impl<'a> Index<'a> {
    pub(super) fn of(
        definitions: &[&'a Definition],
        dialect: Dialect,
        overrides: &'a Overrides,
    ) -> Result<Self, Error> {
        let constructors = || definitions.iter().filter(|it| !it.is_function);
        let mut index = Self {
            dialect,
            overrides,
            types: Vec::new(),
            constructors: Vec::new(),
            has_own_object: constructors().any(|it| it.name.value == "object"),
            type_indices: HashMap::new(),
            constructor_indices: HashMap::new(),
        };
        let mut ids = HashMap::new();
        Error::collect(constructors().map(|definition| {
            distinct_id(&mut ids, definition, dialect)?;
            index.add(definition)
        }))?;
        Ok(index)
    }

    fn add(&mut self, definition: &'a Definition) -> Result<(), Error> {
        let Some(name) = definition.result.name() else {
            let message = format!(
                "no constructor is of a type with arguments such as `{}`: write a type for each; if \
                 this is a function, put `---functions---` above it",
                definition.result
            );
            return Err(Error::at(&definition.result.location, message));
        };
        let next = self.types.len();
        let ty = if self.is_any_object(name) {
            next
        } else {
            *self.type_indices.entry(name.to_owned()).or_insert(next)
        };
        if ty == next {
            self.types.push(name.to_owned());
            self.constructors.push(Vec::new());
        }
        let position = self.constructors[ty].len();
        self.constructors[ty].push(definition);
        self.constructor_indices.insert(&definition.name.value, (ty, position));
        Ok(())
    }

    /// Whether the type is TL's `Object`, which a field keeps as it is: `gzip_packed packed_data:bytes = Object` is only
    /// one of all objects. A constructor `object` makes it a type like any other.
    fn is_any_object(&self, name: &str) -> bool {
        name == ANY_OBJECT && !self.has_own_object
    }

    /// The types and their constructors, in order.
    pub(super) fn types(&self) -> impl Iterator<Item = (&str, &[&'a Definition])> {
        self.types.iter().map(String::as_str).zip(self.constructors.iter().map(Vec::as_slice))
    }

    pub(super) fn ty(
        &self,
        name: &str,
        constructors: &[&Definition],
        rust_names: &mut Names,
    ) -> Result<Type, Error> {
        let constructor_names: Vec<_> =
            constructors.iter().map(|it| it.name.value.as_str()).collect();
        let rename = self.overrides.rename(name);
        let path = match constructor_names.as_slice() {
            // Everything is an object: the type is called as what it is here.
            [one] if self.is_any_object(name) => {
                rust_names.item("enums", one, self.overrides.rename(one).or(rename))?
            }
            _ => rust_names.item("enums", name, rename)?,
        };
        let variants = names::variants(name, &constructor_names, self.overrides);
        let list =
            Error::collect(constructors.iter().zip(variants).map(|(definition, variant)| {
                let path = self.item("types", definition, rust_names)?;
                no_variables(definition)?;
                let mut constructor = self.constructor(definition, path)?;
                constructor.variant = variant;
                Ok(constructor)
            }))?;
        let name = name.to_owned();
        Ok(Type { name, comment: None, path, constructors: list })
    }

    pub(super) fn function(
        &self,
        definition: &Definition,
        rust_names: &mut Names,
    ) -> Result<Constructor, Error> {
        let path = self.item("functions", definition, rust_names)?;
        let mut function = self.constructor(definition, path)?;
        let scope = Scope::of(self, definition)?;
        let returns = scope.field_type(&definition.result)?;
        function.is_spellable = scope.shown(&returns) == definition.result.to_string();
        function.returns = Some(returns);
        Ok(function)
    }

    fn item(
        &self,
        root: &str,
        definition: &Definition,
        rust_names: &mut Names,
    ) -> Result<RustPath, Error> {
        let name = &definition.name.value;
        rust_names.item(root, name, self.overrides.rename(name))
    }

    fn constructor(&self, definition: &Definition, path: RustPath) -> Result<Constructor, Error> {
        let spelled_id = definition.computed_id(self.dialect);
        let id = definition.id.as_ref().map_or(spelled_id, |id| id.value);
        let scope = Scope::of(self, definition)?;
        Ok(Constructor {
            name: definition.name.value.clone(),
            location: definition.name.location.clone(),
            id,
            spelled_id,
            line: definition.line(id),
            comment: definition.comment.lines.clone(),
            variables: definition.variables.iter().map(|it| it.value.clone()).collect(),
            fields: fields::fields(&scope, definition)?,
            returns: None,
            is_spellable: true,
            variant: String::new(),
            path,
            form: Form::Item,
            has_text: false,
            has_double: false,
            has_default: false,
        })
    }
}

/// "Constructors of a type are told apart by their ids." Others can share one: a function and its prefix do.
fn distinct_id<'a>(
    ids: &mut HashMap<(u32, String), &'a Definition>,
    definition: &'a Definition,
    dialect: Dialect,
) -> Result<(), Error> {
    let (id, location) = match &definition.id {
        Some(id) => (id.value, &id.location),
        None => (definition.computed_id(dialect), &definition.name.location),
    };
    match ids.insert((id, definition.result.to_string()), definition) {
        None => Ok(()),
        Some(first) => {
            let message = format!(
                "`{}` has the id {id:08x} of `{}`: each definition has its own",
                definition.name.value, first.name.value
            );
            Err(Error::at(location, message))
        }
    }
}

/// "Only functions have type variables."
fn no_variables(definition: &Definition) -> Result<(), Error> {
    match definition.variables.first() {
        None => Ok(()),
        Some(variable) => {
            let message = "a constructor of a type has no type variables: only functions have";
            Err(Error::at(&variable.location, message))
        }
    }
}
