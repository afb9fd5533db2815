//! A definition as a line of a schema.

use core::fmt;

use super::{Definition, Dialect, Parameter, Type};

/// Writes the TL line, as in `dataJSON#7d748d04 data:string = DataJSON;`.
impl fmt::Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{:08x}", self.name, self.id)?;
        for variable in self.variables {
            write!(f, " {{{variable}:Type}}")?;
        }
        for parameter in self.parameters {
            f.write_str(" ")?;
            write_parameter(f, parameter, self.dialect)?;
        }
        write!(f, " = {};", self.result)
    }
}

impl fmt::Debug for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Writes the parameter as in `video:flags.6?true`.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_parameter(f, self, Dialect::Telegram)
    }
}

impl fmt::Debug for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn write_parameter(
    f: &mut fmt::Formatter<'_>,
    parameter: &Parameter,
    dialect: Dialect,
) -> fmt::Result {
    if !parameter.name.is_empty() {
        write!(f, "{}:", parameter.name)?;
    }
    if let Some(condition) = parameter.condition {
        write!(f, "{}.{}?", condition.word, condition.bit)?;
    }
    match (parameter.text, parameter.ty) {
        (Some(text), _) => f.write_str(text),
        (None, Type::Variable(name)) => write!(f, "!{name}"),
        (None, ty) => write_type(f, ty, dialect),
    }
}

fn write_type(f: &mut fmt::Formatter<'_>, ty: Type, dialect: Dialect) -> fmt::Result {
    match (ty, dialect) {
        (Type::Vector(item), _) => write_applied(f, "Vector<", *item, ">", dialect),
        (Type::BareVector(item), Dialect::Telegram) => {
            write_applied(f, "vector<", *item, ">", dialect)
        }
        (Type::BareVector(item), Dialect::Ton) => write_applied(f, "(vector ", *item, ")", dialect),
        (ty, _) => f.write_str(ty.name()),
    }
}

fn write_applied(
    f: &mut fmt::Formatter<'_>,
    open: &str,
    item: Type,
    close: &str,
    dialect: Dialect,
) -> fmt::Result {
    f.write_str(open)?;
    write_type(f, item, dialect)?;
    f.write_str(close)
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_type(f, *self, Dialect::Telegram)
    }
}

impl fmt::Debug for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Type {
    /// The type's name, without what it is applied to: `Vector` for `Vector<int>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
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
            Self::True => "true",
            Self::Boxed(object) | Self::Bare(object) => object.name,
            Self::Vector(_) => "Vector",
            Self::BareVector(_) => "vector",
            Self::Object => "Object",
            Self::Custom(custom) => custom.text,
            Self::Variable(name) | Self::Text(name) => name,
        }
    }
}
