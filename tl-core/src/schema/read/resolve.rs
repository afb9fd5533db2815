//! From parsed definitions to constructors with resolved types.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use tl_syntax::{Definition, Dialect, Error, Parameter, Primitive};

use super::{
    Combinator, Form, Index, Role, Schema, SchemaError, SchemaParameter, SchemaType, Target,
};

/// The maximum number of parameters per definition: each takes time in every object, even in an object of few bytes.
const MAX_PARAMETERS: usize = 1 << 10;

/// Types with at most this number of constructors are searched one by one.
pub(super) const FEW: usize = 16;

/// Makes the schema of `definitions`, without the declarations of built-in types. If several constructors have the
/// same id, as with several layers, the id means the first.
pub(super) fn resolve(definitions: &[Definition], dialect: Dialect) -> Result<Schema, Error> {
    let own: Vec<_> = definitions.iter().filter(|it| !is_built_in(it)).collect();
    let index = Index::of(&own);
    let constructors = Error::collect(own.iter().map(|it| combinator(&index, it, dialect)))?;
    let mut by_id = BTreeMap::new();
    for (position, constructor) in constructors.iter().enumerate() {
        by_id.entry(constructor.id).or_insert(position);
    }
    let any = SchemaType { form: Form::Any, text: "Object".to_string() };
    let of_large_types = of_large_types(&index, &constructors);
    Ok(Schema { constructors, index, by_id, of_large_types, any })
}

/// For types with many constructors: the first constructor with each id, by the index of the type and the id.
fn of_large_types(index: &Index, constructors: &[Combinator]) -> BTreeMap<(usize, u32), usize> {
    let mut all = BTreeMap::new();
    for (ty, positions) in index.types.iter().enumerate().filter(|(_, it)| it.len() > FEW) {
        for position in positions {
            all.entry((ty, constructors[*position].id)).or_insert(*position);
        }
    }
    all
}

fn is_built_in(definition: &Definition) -> bool {
    definition.is_declaration() || definition.is_primitive()
}

impl Schema {
    /// Reads the name of a type, as in a parameter: `Vector<int>`, `PhoneCall`, or the bare constructor
    /// `phoneConnection`. [`decode_as`](Self::decode_as) and [`encode_as`](Self::encode_as) take the result.
    ///
    /// # Errors
    /// The text is not a type, or the schema does not have the type.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("dataJSON#7d748d04 data:string = DataJSON;")?;
    /// assert_eq!(schema.ty("Vector<DataJSON>")?.to_string(), "Vector<DataJSON>");
    /// let error = schema.ty("Missing").unwrap_err();
    /// assert!(error.message.starts_with("there is no type `Missing`"));
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn ty(&self, name: &str) -> Result<SchemaType, SchemaError> {
        let no_type = || Error::general(alloc::format!("`{name}` is no type"));
        let line = alloc::format!("value value:{name} = Value");
        let definition = tl_syntax::parse_definition("", &line).map_err(|_| no_type())?;
        let is_type = definition.ends_as("Value") && definition.declaration.is_none();
        match definition.parameters.as_slice() {
            [one] if is_type && one.condition.is_none() => {
                let ty = self.index.ty(&definition, &one.ty);
                ty.map_err(|error| Error::general(error.message))
            }
            _ => Err(no_type()),
        }
    }

    /// Returns the bare type of the constructor or function `name`; `None` if the schema does not have the name.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("---functions--- ping#7abe77ec ping_id:long = Pong;")?;
    /// let ty = schema.bare_type("ping").unwrap();
    /// assert_eq!(schema.dump_as(&ty, &[7, 0, 0, 0, 0, 0, 0, 0]).check(), Ok(8));
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    #[must_use]
    pub fn bare_type(&self, name: &str) -> Option<SchemaType> {
        let position = self.index.named(name).first()?.position;
        let form = Form::Bare(Target::Constructor(position));
        Some(SchemaType { form, text: name.to_string() })
    }
}

fn combinator(
    index: &Index,
    definition: &Definition,
    dialect: Dialect,
) -> Result<Combinator, Error> {
    let computed = || definition.computed_id(dialect);
    let id = definition.id.as_ref().map_or_else(computed, |id| id.value);
    if definition.parameters.len() > MAX_PARAMETERS {
        let message = alloc::format!(
            "a definition of a schema that is read at run time has at most {MAX_PARAMETERS} parameters"
        );
        return Err(Error::at(&definition.name.location, message));
    }
    let names = definition.field_names();
    let parameters = definition.parameters.iter().zip(&names);
    let parameters =
        Error::collect(parameters.map(|(it, name)| parameter(index, definition, it, name)));
    let mut parameters = match (definition.check_parameters(), parameters) {
        (Ok(()), parameters) => parameters?,
        (Err(error), Ok(_)) => return Err(error),
        (Err(error), Err(others)) => return Err(error.and(others)),
    };
    if definition.ends_with_length() {
        set_length(&mut parameters);
    }
    Ok(Combinator {
        name: definition.name.value.as_str().into(),
        id,
        parameters,
        ty: type_of(definition),
        between: between(definition),
        result: definition.result.to_string(),
        is_function: definition.is_function,
    })
}

/// The text between the id and the parameters of a line: ` {X:Type}`. In most lines it is empty.
fn between(definition: &Definition) -> String {
    let mut text = String::new();
    for variable in &definition.variables {
        text.extend([" {", &variable.value, ":Type}"]);
    }
    if let Some(declaration) = &definition.declaration {
        text.extend([" ", declaration]);
    }
    text
}

fn parameter(
    index: &Index,
    definition: &Definition,
    parameter: &Parameter,
    name: &str,
) -> Result<SchemaParameter, Error> {
    let ty = if parameter.is_bit() {
        SchemaType { form: Form::True, text: "true".to_string() }
    } else {
        index.ty(definition, &parameter.ty)?
    };
    let is_word = |it: &Parameter| it.condition.as_ref().is_some_and(|it| it.word == name);
    let is_flags_word = parameter.is_number() && definition.parameters.iter().any(is_word);
    let role = if is_flags_word { Role::FlagsWord } else { Role::Plain };
    let condition = parameter.condition.as_ref().map(|it| (it.word.as_str().into(), it.bit));
    let is_named = parameter.is_named();
    Ok(SchemaParameter { name: name.into(), is_named, condition, ty, role })
}

/// The name of the constructor's type. For a function, it is the type name of a struct with the function's name.
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

/// Marks the length in `bytes:int body:Object`: the last two parameters are an object and its length, unless the
/// schema itself has a type `Object`.
fn set_length(parameters: &mut [SchemaParameter]) {
    let [.., length, body] = parameters else { return };
    let is_int = matches!(length.ty.form, Form::Primitive(Primitive::Int));
    if is_int && matches!(body.ty.form, Form::Any) {
        length.role = Role::Length;
        body.role = Role::Within(Arc::clone(&length.name));
    }
}
