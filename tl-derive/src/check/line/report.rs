//! Errors about the fields and the line of a constructor.

use std::cell::Cell;
use std::fmt::Display;

use quote::ToTokens;
use tl_syntax::Parameter;

use crate::ast::{Constructor, Field};
use crate::check::line::Line;
use crate::check::line::expected::Expected;
use crate::check::{conversion, field, shape};
use crate::diag::Ctxt;
use crate::emit::predict;
use crate::names;

/// Reports the differences between a constructor and its line. If the line is in a file, the first error shows both
/// texts, since the file may be newer than the struct.
pub(super) struct Report<'a> {
    context: &'a Ctxt,
    constructor: &'a Constructor<'a>,
    line: &'a Line,
    has_errors: Cell<bool>,
}

impl<'a> Report<'a> {
    pub(super) fn new(context: &'a Ctxt, constructor: &'a Constructor<'a>, line: &'a Line) -> Self {
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

    /// Reports that `field` has the name `name`, but its parameter has another, or none.
    pub(super) fn renamed(&self, field: &Field<'_>, name: &str, expected: &Expected<'_>) {
        let shown = expected.shown();
        let message = if expected.name.is_empty() {
            format!("the definition has `{shown}` here, which has no name: remove `name`")
        } else if name.is_empty() {
            format!("the definition has `{shown}` here: remove `name`, or give it this name")
        } else {
            let fix = match &field.attrs.name {
                Some(_) => format!("write `name = \"{}\"`", expected.name),
                None => format!(
                    "write `{}`, or `#[tl(name = \"{}\")]` on the field",
                    names::field("", expected.name),
                    expected.name
                ),
            };
            format!("the definition has `{shown}` here, the field is `{name}`: {fix}")
        };
        self.error(field.name_tokens(), message);
    }

    /// Reports that no parameter has the name `name`.
    pub(super) fn surplus(&self, field: &Field<'_>, name: &str) {
        let own = names::parameter_name(&field.member);
        let name = if name.is_empty() { &own } else { name };
        self.error(
            field.name_tokens(),
            format!(
                "the definition has no parameter `{name}`: remove the field, or keep it out of TL with \
                 `#[tl(skip)]`"
            ),
        );
    }

    /// Reports that `field`, for the parameter `shown`, belongs after the field `before`.
    pub(super) fn moved(&self, field: &Field<'_>, shown: &str, before: Option<&str>) {
        let place = match before {
            Some(before) => format!("after `{before}`"),
            None => "in front of all others".to_owned(),
        };
        self.error(
            field.name_tokens(),
            format!("the definition has `{shown}` {place}, not here: move the field there"),
        );
    }

    /// Reports that several fields are in the wrong order. `field` is the first of them.
    pub(super) fn reordered(&self, field: &Field<'_>, parameters: &[String]) {
        let order: Vec<_> = parameters.iter().map(|it| format!("`{it}`")).collect();
        self.error(
            field.name_tokens(),
            format!(
                "the fields are in another order than the definition's: write {}",
                order.join(", ")
            ),
        );
    }

    /// Reports that `field` has the same name as `first`.
    pub(super) fn duplicate(&self, field: &Field<'_>, first: &Field<'_>, name: &str) {
        field::second_parameter(self.context, field, first, name);
    }

    /// The line that the fields spell, as far as the macro can see.
    fn own_line(&self) -> String {
        let definition = &self.line.definition;
        let mut line = definition.name.value.clone();
        for field in self.constructor.fields.iter().filter(|it| it.attrs.skip.is_none()) {
            let name = &field.tl_name;
            let parameter = definition.parameters.iter().find(|it| it.name.value == *name);
            let condition = parameter.and_then(|it| it.condition.as_ref());
            let condition = condition.map(ToString::to_string).unwrap_or_default();
            let ty = match &field.attrs.conversion {
                Some(given) => {
                    let own = shape::option_argument(field.ty()).unwrap_or(field.ty());
                    let (vectors, _) = conversion::around(own, &given.value);
                    predict::shown_as(vectors, &given.value)
                }
                None => predict::shown(field.ty()),
            };
            // If no parameter has the field's name, the field is probably for one without a name.
            let has_name =
                parameter.is_some() || definition.parameters.iter().all(Parameter::is_named);
            let (name, colon) = if has_name { (name.as_str(), ":") } else { ("", "") };
            line.extend([" ", name, colon, &condition, &ty]);
        }
        format!("{line} = {};", definition.result)
    }
}
