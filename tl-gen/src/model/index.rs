//! The constructors of types by name, and what each becomes in the model.

use std::cell::Cell;
use std::collections::HashMap;

use super::names::{self, Names};
use super::scope::Scope;
use super::{
    ANY_OBJECT, Constructor, FieldType, Form, Overrides, Primitive, RustPath, Type, built_in,
    fields, generics, suggest,
};
use tl_syntax::{Definition, Dialect, Error};

/// The constructors of types by name.
pub(super) struct Index<'a> {
    pub(super) dialect: Dialect,
    pub(super) overrides: &'a Overrides,
    /// The names of the types, in the order of their first constructors.
    pub(super) types: Vec<String>,
    /// The constructors of each type.
    pub(super) constructors: Vec<Vec<&'a Definition>>,
    /// How many type variables each type has.
    pub(super) variables: Vec<usize>,
    /// Whether `Object` is a type of the schema's own.
    has_own_object: bool,
    /// Types by name.
    pub(super) type_indices: HashMap<String, usize>,
    /// The type and the position in it, by the constructor's name.
    pub(super) constructor_indices: HashMap<&'a str, (usize, usize)>,
    /// How many more types that there are not may be compared with all that there are.
    hints: Cell<usize>,
}

/// How many types that a schema lacks have a suggestion. Far more lack if a whole file does.
const HINTS: usize = 20;

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
            variables: Vec::new(),
            has_own_object: constructors().any(|it| it.name.value == "object"),
            type_indices: HashMap::new(),
            constructor_indices: HashMap::new(),
            hints: Cell::new(HINTS),
        };
        let mut ids = HashMap::new();
        Error::collect(constructors().map(|definition| {
            distinct_id(&mut ids, definition, dialect)?;
            index.add(definition)
        }))?;
        Ok(index)
    }

    fn add(&mut self, definition: &'a Definition) -> Result<(), Error> {
        let variables = generics::variables(definition)?.len();
        let name = definition.result.head().unwrap_or_default();
        let next = self.types.len();
        let ty = if self.is_any_object(name) {
            next
        } else {
            *self.type_indices.entry(name.to_owned()).or_insert(next)
        };
        if ty == next {
            self.types.push(name.to_owned());
            self.constructors.push(Vec::new());
            self.variables.push(variables);
        }
        if self.variables[ty] != variables {
            let message = format!(
                "`{}` has another number of type variables than the first constructor of `{name}`",
                definition.result
            );
            return Err(Error::at(&definition.result.location, message));
        }
        let position = self.constructors[ty].len();
        self.constructors[ty].push(definition);
        self.constructor_indices.insert(&definition.name.value, (ty, position));
        Ok(())
    }

    /// The type of the schema that `name` means in a parameter. `Object` is any object, also if some constructors are
    /// said to be of it, as `gzip_packed` is; it is the schema's own with a constructor `object`.
    pub(super) fn own_type(&self, name: &str) -> Option<usize> {
        let ty = *self.type_indices.get(name)?;
        let is_own = |it: &&Definition| it.name.value.eq_ignore_ascii_case(name);
        let is_any = Primitive::named(name) == Some(Primitive::Object);
        (!is_any || self.constructors[ty].iter().any(is_own)).then_some(ty)
    }

    /// "Did you mean" for a type that there is not, unless too many are missing.
    pub(super) fn hint(&self, name: &str) -> String {
        let Some(left) = self.hints.get().checked_sub(1) else { return String::new() };
        self.hints.set(left);
        let types = self.types.iter().map(String::as_str);
        let constructors = self.constructor_indices.keys().copied();
        suggest::hint(name, types.chain(constructors).chain(built_in::NAMES))
    }

    /// Whether the type is TL's `Object`, which a field keeps as it is: `gzip_packed packed_data:bytes = Object` is
    /// only one of all objects. A constructor `object` makes it a type like any other.
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
        let (item, rename) = match constructor_names.as_slice() {
            // `GzipPacked`: there are other objects too.
            [one] if self.own_type(name).is_none() => (*one, self.overrides.rename(one).or(rename)),
            _ => (name, rename),
        };
        let path = rust_names.item("enums", item, rename)?;
        let variants = names::variants(name, &constructor_names, self.overrides)?;
        let list =
            Error::collect(constructors.iter().zip(variants).map(|(definition, variant)| {
                let path = self.item("types", definition, rust_names)?;
                Ok(Constructor { variant, ..self.constructor(definition, path)? })
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
        is_no_variable(&path.ident, definition)?;
        let mut function = self.constructor(definition, path)?;
        have_parameters(definition, &function)?;
        let scope = Scope::of(self, definition)?;
        let returns = scope.field_type(&definition.result)?;
        function.is_spellable &= scope.display(&returns) == definition.result.to_string();
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
        // Ids have `string` for `bytes`, also if the schema's own definition is meant.
        let own_bytes = self.constructor_indices.contains_key("bytes");
        let has_own_bytes =
            own_bytes && definition.parameters.iter().any(|it| it.ty.name() == Some("bytes"));
        Ok(Constructor {
            name: definition.name.value.clone(),
            location: definition.name.location.clone(),
            id,
            spelled_id,
            line: definition.line(id),
            comment: definition.comment.lines.clone(),
            variables: scope.variables.iter().map(|it| (*it).to_owned()).collect(),
            fields: fields::fields(&scope, definition)?,
            returns: None,
            accepts: Vec::new(),
            since: None,
            is_spellable: !has_own_bytes && (definition.is_function || !is_generic(definition)),
            variant: String::new(),
            path,
            form: Form::Item,
            has_text: false,
            has_double: false,
            has_default: false,
        })
    }
}

/// Whether the type has variables, which the derive does not know.
fn is_generic(definition: &Definition) -> bool {
    definition.result.name().is_none()
}

/// "Constructors of a type have different ids." Others can share one: a function and its prefix do.
fn distinct_id<'a>(
    ids: &mut HashMap<(u32, String), &'a Definition>,
    definition: &'a Definition,
    dialect: Dialect,
) -> Result<(), Error> {
    let (id, location) = match &definition.id {
        Some(id) => (id.value, &id.location),
        None => (definition.computed_id(dialect), &definition.name.location),
    };
    let first = *ids.entry((id, definition.result.to_string())).or_insert(definition);
    if std::ptr::eq(first, definition) {
        return Ok(());
    }
    let message = format!(
        "`{}` has the id {id:08x} of `{}`: each definition has its own",
        definition.name.value, first.name.value
    );
    Err(Error::at(location, message))
}

/// "A type variable is that of a parameter." Rust has no struct with an unused one.
fn have_parameters(definition: &Definition, function: &Constructor) -> Result<(), Error> {
    let is_used = |name: &str| {
        let mut parts = function.values().flat_map(FieldType::parts);
        parts.any(|it| matches!(it, FieldType::Variable(it) if it == name))
    };
    match definition.variables.iter().find(|it| !is_used(&it.value)) {
        None => Ok(()),
        Some(variable) => {
            let message = format!(
                "no parameter has the type variable `{0}`: write one, `query:!{0}`, or remove `{{{0}:Type}}`",
                variable.value
            );
            Err(Error::at(&variable.location, message))
        }
    }
}

/// "A function and its type variables have names of their own": in Rust the variable would hide the struct.
fn is_no_variable(ident: &str, definition: &Definition) -> Result<(), Error> {
    match definition.variables.iter().find(|it| it.value == ident) {
        None => Ok(()),
        Some(variable) => {
            let message = format!(
                "`{ident}` is the Rust name of the function `{0}` too: call one of them something else, \
                 `rename(\"{0}\", \"{ident}Call\")`",
                definition.name.value
            );
            Err(Error::at(&variable.location, message))
        }
    }
}
