//! Definitions as they are written to constructors whose types are known.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use tl_syntax::{
    Definition, Dialect, Error, Parameter, Primitive, TypeExpression, TypeKind as Written,
};

use super::{Combinator, Form, ReadParameter, ReadType, Role, Schema, Target};

/// The schema that consists of `definitions`. Declarations of built-in types are left out. Of several constructors of
/// one id, as several layers have, the first is found by it.
pub(super) fn resolve(definitions: &[Definition], dialect: Dialect) -> Result<Schema, Error> {
    let own: Vec<_> = definitions.iter().filter(|it| !is_built_in(it)).collect();
    let index = Index::of(&own);
    let constructors = Error::collect(own.iter().map(|it| index.constructor(it, dialect)))?;
    let mut by_id = BTreeMap::new();
    for (position, constructor) in constructors.iter().enumerate() {
        by_id.entry(constructor.id).or_insert(position);
    }
    let any = ReadType { form: Form::Any, text: "Object".to_string() };
    Ok(Schema { constructors, types: index.types, by_id, any })
}

fn is_built_in(definition: &Definition) -> bool {
    definition.is_declaration() || definition.is_primitive()
}

/// The types and constructors by name.
struct Index<'a> {
    /// The indices of the constructors of each type.
    types: Vec<Vec<usize>>,
    type_indices: BTreeMap<&'a str, usize>,
    constructors: BTreeMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    fn of(definitions: &[&'a Definition]) -> Self {
        let mut index = Self {
            types: Vec::new(),
            type_indices: BTreeMap::new(),
            constructors: BTreeMap::new(),
        };
        for (position, definition) in definitions.iter().enumerate() {
            if definition.is_function {
                continue;
            }
            index.constructors.entry(&definition.name.value).or_insert(position);
            if let Some(name) = definition.result.head() {
                let ty = *index.type_indices.entry(name).or_insert(index.types.len());
                if ty == index.types.len() {
                    index.types.push(Vec::new());
                }
                index.types[ty].push(position);
            }
        }
        index
    }

    fn constructor(&self, definition: &Definition, dialect: Dialect) -> Result<Combinator, Error> {
        let computed = || definition.computed_id(dialect);
        let id = definition.id.as_ref().map_or_else(computed, |id| id.value);
        let parameters = definition.parameters.iter();
        let parameters = Error::collect(parameters.map(|it| self.parameter(definition, it)));
        let mut parameters = match (definition.check_parameters(), parameters) {
            (Ok(()), parameters) => parameters?,
            (Err(error), Ok(_)) => return Err(error),
            (Err(error), Err(others)) => return Err(error.and(others)),
        };
        find_length(&mut parameters);
        Ok(Combinator {
            name: definition.name.value.clone(),
            id,
            parameters,
            ty: type_of(definition),
            line: definition.line(id),
            is_function: definition.is_function,
        })
    }

    fn parameter(
        &self,
        definition: &Definition,
        parameter: &Parameter,
    ) -> Result<ReadParameter, Error> {
        let ty = if parameter.is_bit() {
            ReadType { form: Form::True, text: "true".to_string() }
        } else {
            self.ty(definition, &parameter.ty)?
        };
        let condition = parameter.condition.as_ref().map(|it| (it.word.clone(), it.bit));
        let (name, text) = (parameter.name.value.clone(), parameter.to_string());
        Ok(ReadParameter { name, condition, ty, text, role: Role::Plain })
    }

    fn ty(&self, definition: &Definition, written: &TypeExpression) -> Result<ReadType, Error> {
        Ok(ReadType { form: self.form(definition, written)?, text: written.to_string() })
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
                (name, _) => self.named(definition, name, written),
            },
        }
    }

    fn named(
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
        if let Some(constructor) = self.constructors.get(name) {
            return Ok(Form::Bare(Target::Constructor(*constructor)));
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

    /// The type of the schema that `name` means in a parameter. `Object` is any object, also if some constructors are
    /// of it, as `gzip_packed` is; it is the schema's own with a constructor `object`.
    fn own_type(&self, name: &str) -> Option<usize> {
        let is_any = Primitive::named(name) == Some(Primitive::Object);
        let is_own = || {
            let constructor = name.to_ascii_lowercase();
            self.constructors.contains_key(constructor.as_str())
                || self.constructors.contains_key(name)
        };
        self.type_indices.get(name).copied().filter(|_| !is_any || is_own())
    }

    /// "A bare value has one constructor."
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

/// One capital letter, as schemas call type variables that no line declares.
fn is_variable(name: &str) -> bool {
    matches!(name.as_bytes(), [letter] if letter.is_ascii_uppercase())
}

/// The name of the type that the constructor belongs to; of a function, the name that its struct would have.
fn type_of(definition: &Definition) -> String {
    if !definition.is_function {
        return definition.result.head().unwrap_or_default().to_string();
    }
    let name = definition.name.value.as_str();
    let (namespace, own) =
        name.rsplit_once('.').map_or(("", name), |(namespace, own)| (namespace, own));
    let mut letters = own.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    let own: String = first.into_iter().chain(letters).collect();
    if namespace.is_empty() { own } else { alloc::format!("{namespace}.{own}") }
}

/// The names of parameters that are a length in bytes.
const LENGTHS: [&str; 4] = ["bytes", "length", "len", "size"];

/// `bytes:int body:Object`: the last two parameters are an object and its length.
fn find_length(parameters: &mut [ReadParameter]) {
    let [.., length, body] = parameters else { return };
    let last_word = length.name.rsplit('_').next().unwrap_or_default();
    let is_length = LENGTHS.contains(&last_word.to_ascii_lowercase().as_str());
    let is_int = matches!(length.ty.form, Form::Primitive(Primitive::Int));
    let are_plain = length.condition.is_none() && body.condition.is_none();
    if is_length && is_int && are_plain && matches!(body.ty.form, Form::Any) {
        length.role = Role::Length;
        body.role = Role::Within(length.name.clone());
    }
}
