//! Reads definitions from JSON.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::locate::{Locations, Text};
use crate::definition::{
    Application, Comment, Definition, Parameter, Schema, Spanned, TypeExpression, TypeKind,
};
use crate::lexer;
use crate::location::Error;
use crate::parameters::check_count;
use crate::parser::{MAX_ERRORS, Parser, TOO_MANY_ERRORS};

/// A schema. Unknown keys are skipped.
#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    constructors: Option<Vec<Entry<'a>>>,
    #[serde(borrow)]
    methods: Option<Vec<Entry<'a>>>,
}

/// A constructor, or a function.
#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, rename = "predicate", alias = "method")]
    name: &'a RawValue,
    #[serde(borrow)]
    params: Vec<Param<'a>>,
    #[serde(borrow, rename = "type")]
    ty: &'a RawValue,
    #[serde(borrow)]
    layer: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Param<'a> {
    #[serde(borrow)]
    name: &'a RawValue,
    #[serde(borrow, rename = "type")]
    ty: &'a RawValue,
}

/// Reads a schema in the JSON format. The error has all mistakes of the schema, or the first syntax error of the JSON.
pub(crate) fn parse(file: &str, text: &str) -> Result<Schema, Error> {
    let text = lexer::source(text);
    let places = Locations::new(file, &text);
    let parsed: File<'_> =
        serde_json::from_str(&text).map_err(|it| Error::at(&places.of_error(&it), message(&it)))?;
    if parsed.constructors.is_none() && parsed.methods.is_none() {
        let message = "a schema in JSON has the keys `constructors` and `methods`";
        return Err(Error::at(&places.at(0), message));
    }
    let constructors = parsed.constructors.iter().flatten().map(|it| (it, false));
    let functions = parsed.methods.iter().flatten().map(|it| (it, true));
    let entries = constructors.chain(functions);
    let (mut definitions, mut errors) = (Vec::new(), Vec::new());
    for (entry, is_function) in entries {
        match definition(entry, is_function, &places) {
            Ok(definition) => definitions.push(definition),
            Err(error) if errors.len() == MAX_ERRORS => {
                errors.push(Error { message: TOO_MANY_ERRORS.to_owned(), ..error });
                break;
            }
            Err(error) => errors.push(error),
        }
    }
    match Error::combined(errors) {
        Some(error) => Err(error),
        None => Ok(Schema { definitions, ..Schema::default() }),
    }
}

/// The message without its location.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&end).unwrap_or(&text);
    format!("{text}, in a schema in JSON")
}

fn definition<'a>(
    entry: &Entry<'a>,
    is_function: bool,
    places: &Locations<'a>,
) -> Result<Definition, Error> {
    let kind = if is_function { "a `method`" } else { "a `predicate`" };
    let name = places.text(entry.name, kind)?;
    check_count(entry.params.len(), &name.location)?;
    let mut definition = Definition {
        name: whole(&name, |parser| parser.name("the name of a definition"))?,
        id: entry.id.map(|it| id(it, places)).transpose()?,
        variables: Vec::new(),
        parameters: Vec::with_capacity(entry.params.len()),
        result: whole(&places.text(entry.ty, "a `type`")?, Parser::result)?,
        layer: entry.layer.map(|it| layer(it, places)).transpose()?,
        is_function,
        declaration: None,
        comment: Comment::default(),
    };
    for param in &entry.params {
        definition.parameters.push(parameter(param, places)?);
    }
    declare(&mut definition);
    Ok(definition)
}

fn parameter<'a>(param: &Param<'a>, places: &Locations<'a>) -> Result<Parameter, Error> {
    let name = places.text(param.name, "a `name`")?;
    let ty = places.text(param.ty, "a `type`")?;
    let name = if name.value.is_empty() {
        Spanned { value: String::new(), location: name.location }
    } else {
        whole(&name, Parser::name_of_parameter)?
    };
    let (condition, ty) = whole(&ty, |parser| Ok((parser.condition()?, parser.ty()?)))?;
    Ok(Parameter { name, condition, ty })
}

/// `"-1132882121"` is `#bc799737`.
fn id(value: &RawValue, places: &Locations<'_>) -> Result<Spanned<u32>, Error> {
    let location = places.of(value);
    let number = places.number(value, "an `id`")?;
    let signed = i32::try_from(number).map(i32::cast_unsigned);
    match signed.or_else(|_| u32::try_from(number)) {
        Ok(value) => Ok(Spanned { value, location }),
        Err(_) => Err(Error::at(&location, format!("an `id` has 32 bits, and {number} has more"))),
    }
}

fn layer(value: &RawValue, places: &Locations<'_>) -> Result<u32, Error> {
    let number = places.number(value, "a `layer`")?;
    let message = || format!("{number} is no number of a layer");
    u32::try_from(number).map_err(|_| Error::at(&places.of(value), message()))
}

/// Reads a text completely: more tokens after it are an error.
fn whole<'t, T>(
    text: &'t Text<'_>,
    read: impl FnOnce(&mut Parser<'t>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut parser = Parser::at(&text.value, &text.location);
    let value = read(&mut parser).and_then(|value| parser.expect_end().map(|()| value));
    // The text ends, and the schema goes on.
    let in_text = |message: String| message.replace("the end of the schema", "the end of the text");
    value.map_err(|it| Error { message: in_text(it.message), ..it })
}

/// Declares the facts that the JSON format omits: type variables, and that `vector` is built in.
fn declare(definition: &mut Definition) {
    if let TypeKind::Named { name, arguments, style: Application::Plain } = &definition.result.kind
        && !definition.is_function
    {
        let names = arguments.iter().filter_map(|it| Some((it.name()?, it)));
        let variables = names.map(|(name, TypeExpression { location, .. })| Spanned {
            value: name.to_owned(),
            location: location.clone(),
        });
        definition.variables = variables.collect();
        if definition.name.value == "vector" && name == "Vector" && definition.parameters.is_empty()
        {
            definition.declaration = vector_of(&definition.variables);
        }
    }
    definition.declare_variables();
}

/// `# [ t ]`
fn vector_of(variables: &[Spanned<String>]) -> Option<String> {
    match variables {
        [item] => Some(format!("# [ {} ]", item.value)),
        _ => None,
    }
}
