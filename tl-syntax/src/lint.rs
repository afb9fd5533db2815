//! Warnings for constructs that are valid but likely mistakes.

use crate::definition::{Definition, Schema};
use crate::location::Error;

impl Schema {
    /// Gives a warning for each name whose first letter has the wrong case.
    #[must_use]
    pub fn warnings(&self) -> Vec<Error> {
        let definitions = self.definitions.iter().filter(|it| !it.is_primitive());
        definitions.flat_map(|it| [constructor_name(it), type_name(it)]).flatten().collect()
    }
}

/// "A constructor begins with a small letter."
fn constructor_name(definition: &Definition) -> Option<Error> {
    let name = &definition.name;
    let kind = if definition.is_function { "function" } else { "constructor" };
    let message = format!(
        "the {kind} `{}` begins with a capital letter, as types do: write a small one",
        name.value
    );
    first_letter(&name.value)?.is_ascii_uppercase().then(|| Error::at(&name.location, message))
}

/// "A type begins with a capital letter."
fn type_name(definition: &Definition) -> Option<Error> {
    let name = definition.result.head().filter(|_| !definition.is_function)?;
    let message = format!(
        "the type `{name}` begins with a small letter, as constructors do: write a capital one"
    );
    first_letter(name)?
        .is_ascii_lowercase()
        .then(|| Error::at(&definition.result.location, message))
}

fn first_letter(name: &str) -> Option<char> {
    name.rsplit('.').next()?.chars().next()
}
