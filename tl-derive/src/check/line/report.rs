//! Errors about a field and a line.

use std::cell::Cell;
use std::fmt::Display;

use quote::ToTokens;
use tl_syntax::Parameter;

use crate::check::line::Line;
use crate::check::{conversion, field, shape};
use crate::diag::Context;
use crate::emit::guess;
use crate::model::{Constructor, Field};

/// Reports the differences between a constructor and its line. If the line comes from a file, the first error
/// shows both: the file may be newer than the struct.
pub(super) struct Report<'a> {
    context: &'a Context,
    constructor: &'a Constructor<'a>,
    line: &'a Line,
    has_errors: Cell<bool>,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        context: &'a Context,
        constructor: &'a Constructor<'a>,
        line: &'a Line,
    ) -> Self {
        Self { context, constructor, line, has_errors: Cell::new(false) }
    }

    pub(super) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        let is_first = !self.has_errors.replace(true);
        match &self.line.file {
            Some(file) if is_first => {
                let definition = &self.line.definition;
                let id = definition.id.as_ref().map_or(0, |id| id.value);
                let line = definition.line(id).replacen("#00000000", "", 1);
                let own = self.own_line();
                self.context.error(
                    tokens,
                    format!("{message}\n{file}:\n    {line}\nthe fields:\n    {own}"),
                );
            }
            _ => self.context.error(tokens, message),
        }
    }

    /// That `field` has the name of `first`.
    pub(super) fn duplicate(&self, field: &Field<'_>, first: &Field<'_>, name: &str) {
        field::second_parameter(self.context, field, first, name);
    }

    /// The line that the fields spell, as far as the macro sees.
    fn own_line(&self) -> String {
        let definition = &self.line.definition;
        let mut line = definition.name.value.clone();
        for field in self.constructor.fields.iter().filter(|it| it.attrs.skip.is_none()) {
            let name = field.tl_name();
            let parameter = definition.parameters.iter().find(|it| it.name.value == name);
            let condition = parameter.and_then(|it| it.condition.as_ref());
            let condition = condition.map(ToString::to_string).unwrap_or_default();
            let ty = match &field.attrs.conversion {
                Some(given) => {
                    let own = shape::option_argument(field.ty()).unwrap_or(field.ty());
                    let (vectors, _) = conversion::around(own, &given.value);
                    guess::shown_as(vectors, &given.value)
                }
                None => guess::shown(field.ty()),
            };
            // A field without a parameter of its name is probably one that has none.
            let has_name =
                parameter.is_some() || definition.parameters.iter().all(Parameter::is_named);
            let (name, colon) = if has_name { (name.as_str(), ":") } else { ("", "") };
            line.extend([" ", name, colon, &condition, &ty]);
        }
        format!("{line} = {};", definition.result)
    }
}
