//! Definitions as text again: the line that schemas write, and the id that follows from it.

use std::fmt;

use crate::definition::{Application, Condition, Definition, Parameter, TypeExpression, TypeKind};
use crate::id::{Dialect, IdHasher};

impl Definition {
    /// Computes the id by the rule of `dialect`.
    #[must_use]
    pub fn computed_id(&self, dialect: Dialect) -> u32 {
        let mut id = IdHasher::new(dialect);
        id.text(&self.name.value);
        for variable in &self.variables {
            id.text(&format!(" {}:Type", variable.value));
        }
        if let Some(declaration) = &self.declaration {
            id.text(&format!(" {declaration}"));
        }
        for Parameter { name, condition, ty } in &self.parameters {
            let condition = condition.as_ref().map(ToString::to_string).unwrap_or_default();
            id.parameter(&name.value, &condition, &ty.to_string());
        }
        id.text(&format!(" = {}", self.result));
        id.finish()
    }

    /// The line of the schema, with `id`.
    #[must_use]
    pub fn line(&self, id: u32) -> String {
        let mut line = format!("{}#{id:08x}", self.name.value);
        for variable in &self.variables {
            line.extend([" {", &variable.value, ":Type}"]);
        }
        if let Some(declaration) = &self.declaration {
            line.extend([" ", declaration]);
        }
        for parameter in &self.parameters {
            line.extend([" ", &parameter.to_string()]);
        }
        line + &format!(" = {};", self.result)
    }
}

impl Parameter {
    /// Says whether it is `flags.5?true`: a flag bit without a value.
    #[must_use]
    pub fn is_bit(&self) -> bool {
        self.condition.is_some() && self.ty.name() == Some("true")
    }
}

impl TypeExpression {
    /// Gives the name, if the type is a name alone.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            TypeKind::Named { name, arguments, .. } if arguments.is_empty() => Some(name),
            _ => None,
        }
    }

    /// Gives the name of the type without its arguments: `Vector` of `Vector<int>`.
    #[must_use]
    pub fn head(&self) -> Option<&str> {
        match &self.kind {
            TypeKind::Named { name, .. } => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_named() {
            write!(f, "{}:", self.name.value)?;
        }
        if let Some(condition) = &self.condition {
            write!(f, "{condition}")?;
        }
        write!(f, "{}", self.ty)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}?", self.word, self.bit)
    }
}

impl fmt::Display for TypeExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            TypeKind::Word => f.write_str("#"),
            TypeKind::Variable(name) => write!(f, "!{name}"),
            TypeKind::Bare(ty) => write!(f, "%{ty}"),
            TypeKind::Named { name, arguments, style } => {
                let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
                match (arguments.as_slice(), style) {
                    ([], _) => f.write_str(name),
                    (some, Application::Angles) => write!(f, "{name}<{}>", some.join(",")),
                    (some, Application::Parentheses) => write!(f, "({name} {})", some.join(" ")),
                    (some, Application::Plain) => write!(f, "{name} {}", some.join(" ")),
                }
            }
        }
    }
}
