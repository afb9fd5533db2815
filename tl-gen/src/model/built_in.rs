//! The types that every codec knows, and their declarations.

use super::Primitive;
use tl_syntax::Definition;

/// What the name of a parameter's type means without any declaration.
pub(super) fn primitive(name: &str) -> Option<Primitive> {
    Some(match name {
        "int" => Primitive::Int,
        "long" => Primitive::Long,
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

/// Whether the definition declares one of them: `boolTrue = Bool`, `int ? = Int`.
pub(super) fn is_declaration(definition: &Definition) -> bool {
    let name = definition.name.value.as_str();
    matches!(name, "boolTrue" | "boolFalse" | "vector") || primitive(name).is_some()
}
