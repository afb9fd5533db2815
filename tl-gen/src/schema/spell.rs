//! Definitions as text again: the line that schemas write, and the id that follows from it.

use std::fmt;

use super::{Application, Condition, Definition, Parameter, TypeExpression, TypeKind};

/// Whose rule ids follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Telegram's: bits (`flags.5?true`) are left out, `bytes` counts as `string`.
    #[default]
    Telegram,
    /// TON's: everything counts.
    Ton,
}

impl Definition {
    /// The id that the definition spells by the rule of `dialect`.
    #[must_use]
    pub fn computed_id(&self, dialect: Dialect) -> u32 {
        let mut text = self.name.value.clone();
        for variable in &self.variables {
            text.extend([" ", &variable.value, ":Type"]);
        }
        for parameter in &self.parameters {
            if dialect == Dialect::Ton || !parameter.is_bit() {
                text += &id_text(parameter, dialect);
            }
        }
        text += &without_brackets(&format!(" = {}", self.result));
        crc(text.as_bytes())
    }

    /// The line of the schema, with `id`.
    #[must_use]
    pub fn line(&self, id: u32) -> String {
        let mut line = format!("{}#{id:08x}", self.name.value);
        for variable in &self.variables {
            line.extend([" {", &variable.value, ":Type}"]);
        }
        for parameter in &self.parameters {
            line.extend([" ", &parameter.to_string()]);
        }
        line + &format!(" = {};", self.result)
    }
}

fn id_text(parameter: &Parameter, dialect: Dialect) -> String {
    let is_bytes = parameter.ty.name() == Some("bytes");
    let ty = match dialect {
        Dialect::Telegram if is_bytes => "string".to_owned(),
        _ => without_brackets(&parameter.ty.to_string()),
    };
    let condition = parameter.condition.as_ref().map(ToString::to_string).unwrap_or_default();
    format!(" {}:{condition}{ty}", parameter.name.value)
}

fn without_brackets(text: &str) -> String {
    text.replace('<', " ").replace(['>', '{', '}', '(', ')'], "")
}

/// CRC32 (IEEE).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 0 { sum >> 1 } else { sum >> 1 ^ 0xedb8_8320 };
    let add = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    !bytes.iter().fold(!0, add)
}

impl Parameter {
    /// Whether it is `flags.5?true`: a bit that stands for itself.
    pub(crate) fn is_bit(&self) -> bool {
        self.condition.is_some() && self.ty.name() == Some("true")
    }
}

impl TypeExpression {
    /// The name, where nothing is added to it.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.kind {
            TypeKind::Named { name, arguments, .. } if arguments.is_empty() => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name.value)?;
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
