//! A parameter of the line that needs a field.

use tl_syntax::{Condition, TypeExpression};

use crate::check::rust_type;

/// A parameter of the line, or several parameters with one field: `bytes:int body:Object`.
pub(super) struct Expected<'a> {
    pub(super) index: usize,
    /// The name; empty if the parameter has none.
    pub(super) name: &'a str,
    pub(super) condition: Option<&'a Condition>,
    /// The type, without the condition.
    pub(super) text: String,
    /// The type. `None` for several parameters.
    pub(super) ty: Option<&'a TypeExpression>,
}

impl Expected<'_> {
    /// `video:flags.6?true`
    pub(super) fn shown(&self) -> String {
        let condition = self.condition.map(ToString::to_string).unwrap_or_default();
        let colon = if self.name.is_empty() { "" } else { ":" };
        format!("{}{colon}{condition}{}", self.name, self.text)
    }

    /// The name; if there is none, the type.
    pub(super) fn label(&self) -> String {
        if self.name.is_empty() { self.shown() } else { self.name.to_owned() }
    }

    pub(super) fn is_true(&self) -> bool {
        self.condition.is_some() && self.text == "true"
    }

    /// The Rust type of a field for the parameter: `Option<Vec<i64>>`.
    pub(super) fn rust_type(&self) -> String {
        if self.is_true() {
            return "bool".to_owned();
        }
        let ty = self.ty.map_or_else(|| self.text.clone(), rust_type::rust_type);
        if self.condition.is_some() { format!("Option<{ty}>") } else { ty }
    }
}
