//! The types that every codec knows, and their declarations.

use super::Primitive;
use tl_syntax::{Definition, Dialect, Error};

/// What the name of a parameter's type means without any declaration.
pub(super) fn primitive(name: &str) -> Option<Primitive> {
    Some(match name {
        // TDLib's names of integers: an `int53` is one that JavaScript can hold.
        "int" | "int32" => Primitive::Int,
        "long" | "int53" | "int64" => Primitive::Long,
        "double" => Primitive::Double,
        "int128" => Primitive::Int128,
        "int256" => Primitive::Int256,
        "int512" => Primitive::Int512,
        "string" | "secureString" => Primitive::String,
        "bytes" | "secureBytes" => Primitive::Bytes,
        "Bool" => Primitive::Bool,
        "Object" | "object" | "Function" | "function" => Primitive::Object,
        _ => return None,
    })
}

/// How definitions show a primitive.
pub(super) fn shown(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::Int => "int",
        Primitive::Long => "long",
        Primitive::Double => "double",
        Primitive::Word => "#",
        Primitive::Int128 => "int128",
        Primitive::Int256 => "int256",
        Primitive::Int512 => "int512",
        Primitive::String => "string",
        Primitive::Bytes => "bytes",
        Primitive::Bool => "Bool",
        Primitive::Object => "Object",
    }
}

/// The names of the types that every codec knows, for suggestions.
pub(super) const NAMES: [&str; 11] = [
    "int", "long", "double", "string", "bytes", "int128", "int256", "int512", "Bool", "Object",
    "Vector",
];

/// Whether the definition declares one of them and says no more: `int ? = Int`, `int53 = Int53`,
/// `boolTrue = Bool`, `bytes data:string = Bytes`, `vector {t:Type} # [ t ] = Vector t`. Any other definition of such a
/// name is one of the schema's own.
pub(super) fn is_declaration(definition: &Definition) -> bool {
    let name = definition.name.value.as_str();
    if definition.is_primitive() {
        return is_known(name) && ends_as(definition, name);
    }
    let is_bool = is_bool(name);
    let is_scalar =
        primitive(name).is_some_and(|it| it != Primitive::Bool && it != Primitive::Object);
    let result = if is_bool { "Bool" } else { name };
    let is_plain = is_empty(definition) || is_of_one_string(definition);
    (is_bool || is_scalar) && ends_as(definition, result) && is_plain
}

/// Whether the name can be declared, as `int ? = Int` does.
pub(super) fn is_known(name: &str) -> bool {
    name == "vector" || primitive(name).is_some()
}

fn is_bool(name: &str) -> bool {
    matches!(name, "boolTrue" | "boolFalse")
}

/// Whether the result is the type `name`, whatever its first letter: `Int` of `int`, `Vector t` of `vector`.
pub(super) fn ends_as(definition: &Definition, name: &str) -> bool {
    definition.result.head().is_some_and(|it| it.eq_ignore_ascii_case(name))
}

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

/// The warning for a declaration with an id that does not follow from it: it may be meant as a definition.
pub(super) fn foreign_id(definition: &Definition, dialect: Dialect) -> Option<Error> {
    let id = definition.id.as_ref()?;
    if !is_declaration(definition) || id.value == definition.computed_id(dialect) {
        return None;
    }
    let message = format!(
        "`{0}` is a built-in type, whose values have no id, so {1:08x} is not used: leave it out, or give the \
         definition another name",
        definition.name.value, id.value
    );
    Some(Error::at(&id.location, message))
}

/// TON's `bytes data:string = Bytes`, `secureBytes data:string = SecureBytes`: bare, it is what the name means anyway.
fn is_of_one_string(definition: &Definition) -> bool {
    let is_string =
        |name: &str| matches!(primitive(name), Some(Primitive::String | Primitive::Bytes));
    match definition.parameters.as_slice() {
        [one] if one.condition.is_none() && !definition.is_function => {
            is_string(&definition.name.value) && one.ty.name().is_some_and(is_string)
        }
        _ => false,
    }
}

/// Whether the definition is a name and a result, and no more.
pub(super) fn is_empty(definition: &Definition) -> bool {
    definition.parameters.is_empty() && definition.variables.is_empty() && !definition.is_function
}
