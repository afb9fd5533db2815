//! The types that every codec knows, and their declarations.

use tl_syntax::{Definition, Dialect, Error};

/// The names of the types that every codec knows, for suggestions.
pub(super) const NAMES: [&str; 11] = [
    "int", "long", "double", "string", "bytes", "int128", "int256", "int512", "Bool", "Object",
    "Vector",
];

/// "A declaration has the id that the built-in type has."
pub(super) fn check_id(definition: &Definition) -> Result<(), Error> {
    let name = definition.name.value.as_str();
    let known = match name {
        "vector" => 0x1cb5_c415,
        "boolTrue" => 0x9972_75b5,
        "boolFalse" => 0xbc79_9737,
        // Values of the others have no id.
        _ => return Ok(()),
    };
    let Some(id) = definition.id.as_ref().filter(|it| it.value != known) else { return Ok(()) };
    let message = format!(
        "`{name}` is built in and has the id {known:08x}, not {:08x}: correct it, or leave this line out, \
         `skip(\"{name}\")`",
        id.value
    );
    Err(Error::at(&id.location, message))
}

/// The warning for a declaration with a wrong id: it may be an ordinary definition.
pub(super) fn foreign_id(definition: &Definition, dialect: Dialect) -> Option<Error> {
    let id = definition.id.as_ref()?;
    if !definition.is_declaration() || id.value == definition.computed_id(dialect) {
        return None;
    }
    let message = format!(
        "`{0}` is a built-in type, whose values have no id, so {1:08x} is not used: leave it out, or give the \
         definition another name",
        definition.name.value, id.value
    );
    Some(Error::at(&id.location, message))
}
