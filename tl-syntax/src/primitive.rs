//! The types that every codec knows, and the lines that declare them.

use crate::definition::Definition;

/// A type that every codec knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are TL's")]
pub enum Primitive {
    Int,
    Long,
    Double,
    Word,
    Int128,
    Int256,
    Int512,
    String,
    Bytes,
    Bool,
    Object,
}

impl Primitive {
    /// Gives the built-in type that `name` means as a parameter's type, without any declaration.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            // TDLib's names of integers: an `int53` is one that JavaScript can hold.
            "int" | "int32" => Self::Int,
            "long" | "int53" | "int64" => Self::Long,
            "double" => Self::Double,
            "int128" => Self::Int128,
            "int256" => Self::Int256,
            "int512" => Self::Int512,
            "string" | "secureString" => Self::String,
            "bytes" | "secureBytes" => Self::Bytes,
            "Bool" => Self::Bool,
            "Object" | "object" | "Function" | "function" => Self::Object,
            _ => return None,
        })
    }

    /// Gives the name that definitions show.
    #[must_use]
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Long => "long",
            Self::Double => "double",
            Self::Word => "#",
            Self::Int128 => "int128",
            Self::Int256 => "int256",
            Self::Int512 => "int512",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Bool => "Bool",
            Self::Object => "Object",
        }
    }
}

impl Definition {
    /// Says whether it only declares a built-in type: `int ? = Int`, `int53 = Int53`, `boolTrue = Bool`,
    /// `bytes data:string = Bytes`, `vector {t:Type} # [ t ] = Vector t`. Any other definition with such a name defines
    /// an ordinary type.
    #[must_use]
    pub fn is_declaration(&self) -> bool {
        let name = self.name.value.as_str();
        if self.is_primitive() {
            return is_declarable(name) && self.ends_as(name);
        }
        let is_bool = matches!(name, "boolTrue" | "boolFalse");
        let is_scalar = Primitive::named(name)
            .is_some_and(|it| it != Primitive::Bool && it != Primitive::Object);
        let result = if is_bool { "Bool" } else { name };
        let is_plain = self.is_empty() || self.is_of_one_string();
        (is_bool || is_scalar) && self.ends_as(result) && is_plain
    }

    /// Says whether the result is the type `name`, ignoring the case of the first letter: `Int` of `int`, `Vector t` of
    /// `vector`.
    #[must_use]
    pub fn ends_as(&self, name: &str) -> bool {
        self.result.head().is_some_and(|it| it.eq_ignore_ascii_case(name))
    }

    /// Says whether it has only a name and a result.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.variables.is_empty() && !self.is_function
    }

    /// TON's `bytes data:string = Bytes`, `secureBytes data:string = SecureBytes`: such a bare value has the encoding
    /// of the built-in type.
    fn is_of_one_string(&self) -> bool {
        let is_string = |name: &str| {
            matches!(Primitive::named(name), Some(Primitive::String | Primitive::Bytes))
        };
        match self.parameters.as_slice() {
            [one] if one.condition.is_none() && !self.is_function => {
                is_string(&self.name.value) && one.ty.name().is_some_and(is_string)
            }
            _ => false,
        }
    }
}

/// Says whether the name can be declared, as `int ? = Int` does.
#[must_use]
pub fn is_declarable(name: &str) -> bool {
    name == "vector" || Primitive::named(name).is_some()
}
