//! Constructors of types with type variables: `overlay.response.ok value:T = overlay.Response T`. In Rust, such a value
//! is an `Unknown`, any object, so the Rust type needs no type parameters.

use super::{FieldType, Primitive};
use tl_syntax::{Definition, Error, Location, TypeExpression, TypeKind};

/// The type variables of the constructor's type. If an argument of the type is not a variable, this is an error.
pub(super) fn variables(definition: &Definition) -> Result<Vec<&str>, Error> {
    let TypeKind::Named { name, arguments, .. } = &definition.result.kind else {
        return Err(no_constructor(definition));
    };
    let is_declared = |name: &str| definition.variables.iter().any(|it| it.value == name);
    let variable = |it: &'_ TypeExpression| is_variable(it, is_declared);
    if name.eq_ignore_ascii_case("vector") || !arguments.iter().all(variable) {
        return Err(no_constructor(definition));
    }
    let variables: Vec<_> = arguments.iter().filter_map(TypeExpression::name).collect();
    match definition.variables.iter().find(|it| !variables.contains(&it.value.as_str())) {
        None => Ok(variables),
        Some(variable) => {
            let message =
                "a constructor has the type variables of its type: only functions have others";
            Err(Error::at(&variable.location, message))
        }
    }
}

/// A declared variable, or one capital letter, as schemas call variables.
fn is_variable(expression: &TypeExpression, is_declared: impl Fn(&str) -> bool) -> bool {
    let is_letter = |it: &str| it.len() == 1 && it.starts_with(|c: char| c.is_ascii_uppercase());
    expression.name().is_some_and(|it| is_letter(it) || is_declared(it))
}

fn no_constructor(definition: &Definition) -> Error {
    let message = format!(
        "no constructor is of a type with arguments such as `{}`: write a type for each; if \
         this is a function, put `---functions---` above it",
        definition.result
    );
    Error::at(&definition.result.location, message)
}

/// "An argument is a type whose values have ids." In Rust, the value is an `Unknown`, which needs an id.
pub(super) fn check_argument(
    argument: &FieldType,
    text: &str,
    location: &Location,
) -> Result<(), Error> {
    let is_boxed = match argument {
        FieldType::Boxed(_) | FieldType::Vector(_) | FieldType::Variable(_) => true,
        FieldType::Primitive(it) => matches!(it, Primitive::Object | Primitive::Bool),
        FieldType::Bare(..) | FieldType::BareVector(_) => false,
    };
    if is_boxed {
        return Ok(());
    }
    let message = format!(
        "`{text}` has no id, so that it is no argument of a type: write a type that has one"
    );
    Err(Error::at(location, message))
}
