//! Definitions as they are written to constructors whose types are known.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use tl_syntax::{Definition, Dialect, Error, Parameter, Primitive};

use super::names::Names;
use super::{Combinator, Form, ReadParameter, ReadType, Role, Schema};

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
            self.ty(&definition.variables, &parameter.ty)?
        };
        let condition = parameter.condition.as_ref().map(|it| (it.word.clone(), it.bit));
        let (name, text) = (parameter.name.value.clone(), parameter.to_string());
        Ok(ReadParameter { name, condition, ty, text, role: Role::Plain })
    }
}

impl Names for Index<'_> {
    fn type_index(&self, name: &str) -> Option<usize> {
        self.type_indices.get(name).copied()
    }

    fn constructor_index(&self, name: &str) -> Option<usize> {
        self.constructors.get(name).copied()
    }

    fn constructors_of(&self, ty: usize) -> &[usize] {
        &self.types[ty]
    }
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
