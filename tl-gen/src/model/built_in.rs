//! The types that every codec knows, and their declarations.

use super::Primitive;
use tl_syntax::Definition;

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
/// `boolTrue = Bool`, `bytes data:string = Bytes`, `vector {t:Type} # [ t ] = Vector t`. Any other definition of such a name is one of
/// the schema's own.
pub(super) fn is_declaration(definition: &Definition) -> bool {
    let name = definition.name.value.as_str();
    if definition.is_primitive {
        return name == "vector" || primitive(name).is_some();
    }
    let is_bool = matches!(name, "boolTrue" | "boolFalse");
    let result = if is_bool { "Bool" } else { name };
    let is_own = definition.result.name().is_some_and(|it| it.eq_ignore_ascii_case(result));
    let is_known = is_bool || primitive(name).is_some();
    is_own && is_known && (is_empty(definition) || is_of_one_string(definition))
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
