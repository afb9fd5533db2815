//! Definitions to a model: every name means a type, and every type has a name in Rust.

use std::collections::HashMap;

use super::names::{self, Names};
use super::{
    Constructor, FieldType, Form, Layout, Model, Primitive, RustPath, Type, built_in, fields,
    reach, recursion, size,
};
use tl_syntax::{Definition, Dialect, Schema, TypeExpression, TypeKind};
use tl_syntax::{Error, Location};

/// Gives the definitions of `schema` their meaning.
pub fn resolve(schema: &Schema, dialect: Dialect, layout: Layout) -> Result<Model, Error> {
    let definitions = declared(&schema.definitions)?;
    let index = Index::of(&definitions, dialect)?;
    let mut rust_names = Names::default();
    let named = index.types.iter().zip(&index.constructors);
    let types = Error::collect(named.map(|(name, constructors)| {
        let comment = schema.type_comments.get(name).cloned();
        let ty = index.ty(name, constructors, dialect, &mut rust_names)?;
        Ok(Type { comment, ..ty })
    }));
    let functions = Error::collect(definitions.iter().filter(|it| it.is_function).map(|it| {
        let path = rust_names.item("functions", &it.name.value);
        index.function(it, dialect, path)
    }));
    let (types, functions) = match (types, functions) {
        (Ok(types), Ok(functions)) => (types, functions),
        (Err(first), Err(second)) => return Err(first.and(second)),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    let mut model = Model { dialect, layer: schema.layer, types, functions };
    recursion::break_cycles(&mut model)?;
    choose_forms(&mut model, layout);
    reach::mark(&mut model);
    Ok(model)
}

/// The definitions that are to be generated, each once. Schemas that belong together repeat some.
fn declared(definitions: &[Definition]) -> Result<Vec<&Definition>, Error> {
    let mut seen: HashMap<(&str, bool), &Definition> = HashMap::new();
    let (mut declared, mut errors) = (Vec::new(), Vec::new());
    for definition in definitions.iter().filter(|it| !built_in::is_declaration(it)) {
        let name = &definition.name;
        if definition.is_primitive {
            let message = format!("`{}` is none of the types that every codec knows", name.value);
            errors.push(Error::at(&name.location, message));
            continue;
        }
        match seen.insert((&name.value, definition.is_function), definition) {
            None => declared.push(definition),
            Some(first) if first.line(0) == definition.line(0) => {}
            Some(first) => {
                let message = format!(
                    "`{}` is defined a second time, and differently: the first is at {}",
                    name.value, first.name.location
                );
                errors.push(Error::at(&name.location, message));
            }
        }
    }
    Error::combined(errors).map_or(Ok(declared), Err)
}

/// The constructors of types by name.
struct Index<'a> {
    dialect: Dialect,
    /// The names of the types, in the order of their first constructors.
    types: Vec<String>,
    /// The constructors of each type.
    constructors: Vec<Vec<&'a Definition>>,
    /// Types by name.
    type_indices: HashMap<String, usize>,
    /// The type and the position in it, by the constructor's name.
    constructor_indices: HashMap<&'a str, (usize, usize)>,
}

/// What names mean in one definition.
pub(super) struct Scope<'a> {
    index: &'a Index<'a>,
    variables: Vec<&'a str>,
}

impl<'a> Index<'a> {
    fn of(definitions: &[&'a Definition], dialect: Dialect) -> Result<Self, Error> {
        let mut index = Self {
            dialect,
            types: Vec::new(),
            constructors: Vec::new(),
            type_indices: HashMap::new(),
            constructor_indices: HashMap::new(),
        };
        let mut ids: HashMap<u32, &Definition> = HashMap::new();
        Error::collect(definitions.iter().map(|definition| {
            distinct_id(&mut ids, definition, dialect)?;
            if definition.is_function { Ok(()) } else { index.add(definition) }
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
        let ty = *self.type_indices.entry(name.to_owned()).or_insert(next);
        if ty == next {
            self.types.push(name.to_owned());
            self.constructors.push(Vec::new());
        }
        let position = self.constructors[ty].len();
        self.constructors[ty].push(definition);
        self.constructor_indices.insert(&definition.name.value, (ty, position));
        Ok(())
    }

    fn ty(
        &self,
        name: &str,
        constructors: &[&Definition],
        dialect: Dialect,
        rust_names: &mut Names,
    ) -> Result<Type, Error> {
        let path = rust_names.item("types", name);
        let constructor_names: Vec<_> =
            constructors.iter().map(|it| it.name.value.as_str()).collect();
        let variants = names::variants(name, &constructor_names);
        let list =
            Error::collect(constructors.iter().zip(variants).map(|(definition, variant)| {
                let path = match constructors.len() {
                    1 => path.clone(),
                    _ => rust_names.item("constructors", &definition.name.value),
                };
                no_variables(definition)?;
                let mut constructor = self.constructor(definition, dialect, path)?;
                constructor.variant = variant;
                Ok(constructor)
            }))?;
        let name = name.to_owned();
        Ok(Type { name, comment: None, path, constructors: list })
    }

    fn function(
        &self,
        definition: &Definition,
        dialect: Dialect,
        path: RustPath,
    ) -> Result<Constructor, Error> {
        let mut function = self.constructor(definition, dialect, path)?;
        let scope = self.scope(definition);
        let returns = scope.field_type(&definition.result)?;
        function.is_spellable = scope.shown(&returns) == definition.result.to_string();
        function.returns = Some(returns);
        Ok(function)
    }

    fn constructor(
        &self,
        definition: &Definition,
        dialect: Dialect,
        path: RustPath,
    ) -> Result<Constructor, Error> {
        definition.variables.iter().try_for_each(names::check_variable)?;
        let spelled_id = definition.computed_id(dialect);
        let id = definition.id.as_ref().map_or(spelled_id, |id| id.value);
        Ok(Constructor {
            name: definition.name.value.clone(),
            location: definition.name.location.clone(),
            id,
            spelled_id,
            line: definition.line(id),
            comment: definition.comment.lines.clone(),
            variables: definition.variables.iter().map(|it| it.value.clone()).collect(),
            fields: fields::fields(&self.scope(definition), definition)?,
            returns: None,
            is_spellable: true,
            variant: String::new(),
            path,
            form: Form::Item,
            has_text: false,
            has_double: false,
        })
    }

    fn scope<'b>(&'b self, definition: &'b Definition) -> Scope<'b> {
        let variables = definition.variables.iter().map(|it| it.value.as_str()).collect();
        Scope { index: self, variables }
    }
}

/// "Two constructors are told apart by their ids."
fn distinct_id<'a>(
    ids: &mut HashMap<u32, &'a Definition>,
    definition: &'a Definition,
    dialect: Dialect,
) -> Result<(), Error> {
    let (id, location) = match &definition.id {
        Some(id) => (id.value, &id.location),
        None => (definition.computed_id(dialect), &definition.name.location),
    };
    match ids.insert(id, definition) {
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

impl Scope<'_> {
    /// What `expression` means.
    pub(super) fn field_type(&self, expression: &TypeExpression) -> Result<FieldType, Error> {
        let location = &expression.location;
        match &expression.kind {
            TypeKind::Word => Ok(FieldType::Primitive(Primitive::Word)),
            TypeKind::Variable(name) => self.variable(name, location),
            TypeKind::Bare(inner) => {
                let inner_type = self.field_type(inner)?;
                self.bare(inner_type, location)
            }
            TypeKind::Named { name, arguments, .. } => {
                match (name.as_str(), arguments.as_slice()) {
                    ("Vector", [item]) => Ok(FieldType::Vector(Box::new(self.field_type(item)?))),
                    ("vector", [item]) => {
                        Ok(FieldType::BareVector(Box::new(self.field_type(item)?)))
                    }
                    (_, []) => self.named(name, location),
                    _ => {
                        let message = format!(
                            "`{name}` takes no arguments: only `Vector` and `vector` do, one each"
                        );
                        Err(Error::at(location, message))
                    }
                }
            }
        }
    }

    fn variable(&self, name: &str, location: &Location) -> Result<FieldType, Error> {
        if self.variables.contains(&name) {
            return Ok(FieldType::Variable(name.to_owned()));
        }
        let message = format!("there is no type variable `{name}`: declare it, `{{{name}:Type}}`");
        Err(Error::at(location, message))
    }

    /// A variable, a primitive, a type, or a constructor that stands for its type's bare form.
    fn named(&self, name: &str, location: &Location) -> Result<FieldType, Error> {
        if self.variables.contains(&name) {
            return Ok(FieldType::Variable(name.to_owned()));
        }
        if let Some(primitive) = built_in::primitive(name) {
            return Ok(FieldType::Primitive(primitive));
        }
        if let Some(ty) = self.index.type_indices.get(name) {
            return Ok(FieldType::Boxed(*ty));
        }
        if let Some((ty, constructor)) = self.index.constructor_indices.get(name) {
            return Ok(FieldType::Bare(*ty, *constructor));
        }
        let message =
            format!("there is no type `{name}`: define a constructor of it, or correct it");
        Err(Error::at(location, message))
    }

    /// "What stands bare has one constructor."
    fn bare(&self, ty: FieldType, location: &Location) -> Result<FieldType, Error> {
        match ty {
            FieldType::Boxed(ty) if self.index.constructors[ty].len() == 1 => {
                Ok(FieldType::Bare(ty, 0))
            }
            FieldType::Boxed(ty) => {
                let message = format!(
                    "`{}` has several constructors, so that it cannot stand without an id: name \
                     the constructor that is meant",
                    self.index.types[ty]
                );
                Err(Error::at(location, message))
            }
            FieldType::Vector(item) => Ok(FieldType::BareVector(item)),
            ty => Ok(ty),
        }
    }

    /// The type as the derive shows it.
    pub(super) fn shown(&self, ty: &FieldType) -> String {
        match ty {
            FieldType::Primitive(primitive) => built_in::shown(*primitive).to_owned(),
            FieldType::Boxed(ty) => self.index.types[*ty].clone(),
            FieldType::Bare(ty, position) => {
                self.index.constructors[*ty][*position].name.value.clone()
            }
            FieldType::Vector(item) => format!("Vector<{}>", self.shown(item)),
            FieldType::BareVector(item) => match self.index.dialect {
                Dialect::Ton => format!("(vector {})", self.shown(item)),
                _ => format!("vector<{}>", self.shown(item)),
            },
            FieldType::Variable(name) => name.clone(),
        }
    }
}

/// Decides which constructors of enums are structs of their own.
fn choose_forms(model: &mut Model, layout: Layout) {
    for ty in model.types.iter_mut().filter(|it| it.constructors.len() > 1) {
        let form = if layout.has_structs { Form::Struct } else { Form::Inline };
        ty.constructors.iter_mut().for_each(|it| it.form = form);
    }
    for (ty, constructor) in reach::bare_constructors(model) {
        let constructor = &mut model.types[ty].constructors[constructor];
        if constructor.form == Form::Inline {
            constructor.form = Form::Struct;
        }
    }
    if layout.boxes_large_variants {
        size::box_large_variants(model);
    }
}
