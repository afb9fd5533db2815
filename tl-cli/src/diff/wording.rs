//! The words for changes, in text and in Markdown.

use tl_syntax::{Definition, Parameter};

use super::compare::{Changed, Evidence};
use super::parameters::ParameterChange;
use super::{Status, TypeDiff};

/// The kind of a change: a sign in text, a word in Markdown.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Added,
    Removed,
    Changed,
}

/// Writes the words of changes, with schema text between `quote`s.
pub(super) struct Words {
    pub(super) quote: &'static str,
}

impl Words {
    /// `PhoneCall (new)`
    pub(super) fn ty(&self, ty: &TypeDiff<'_>) -> String {
        let name = self.quoted(ty.name);
        match ty.status {
            Status::Added => format!("{name} (new)"),
            Status::Removed => format!("{name} (removed)"),
            Status::Changed => name,
            Status::Renamed(old) => self.arrow(old, ty.name) + " (renamed)",
        }
    }

    /// `phoneCall`, or `phoneCall → call (renamed: the same id)`
    pub(super) fn name(&self, changed: &Changed<'_>) -> String {
        let (old, new) = (&changed.old.name.value, &changed.new.name.value);
        match changed.renamed_by {
            None => self.quoted(new),
            Some(Evidence::Id) => self.arrow(old, new) + " (renamed: the same id)",
            Some(Evidence::Parameters) => self.arrow(old, new) + " (renamed: the same parameters)",
        }
    }

    /// The differences of a definition, each with its kind.
    pub(super) fn details(&self, changed: &Changed<'_>) -> Vec<(Kind, String)> {
        let Changed { old, new, .. } = changed;
        let mut details = Vec::new();
        if let Some((old, new)) = changed.new_id() {
            let ids = self.arrow(&format!("{old:08x}"), &format!("{new:08x}"));
            details.push((Kind::Changed, format!("id {ids}")));
        }
        if changed.has_new_variables {
            let variables = self.arrow(&variables(old), &variables(new));
            details.push((Kind::Changed, format!("type variables {variables}")));
        }
        details.extend(changed.parameters.iter().map(|it| self.parameter(it)));
        if changed.has_new_result {
            let results = self.arrow(&old.result.to_string(), &new.result.to_string());
            details.push((Kind::Changed, format!("result {results}")));
        }
        details
    }

    fn parameter(&self, change: &ParameterChange<'_>) -> (Kind, String) {
        match change {
            ParameterChange::Added { new, after } => {
                (Kind::Added, format!("{} {}", self.quoted(&new.to_string()), self.place(*after)))
            }
            ParameterChange::Removed { old } => (Kind::Removed, self.quoted(&old.to_string())),
            ParameterChange::Changed { old, new } => (Kind::Changed, self.parameters(old, new)),
            ParameterChange::Renamed { old, new } => {
                (Kind::Changed, self.parameters(old, new) + " (renamed)")
            }
            ParameterChange::Moved { new, after } => {
                let text = self.quoted(&new.to_string());
                (Kind::Changed, format!("{text} (moved) {}", self.place(*after)))
            }
        }
    }

    fn parameters(&self, old: &Parameter, new: &Parameter) -> String {
        self.arrow(&old.to_string(), &new.to_string())
    }

    /// "after id"
    fn place(&self, after: Option<&Parameter>) -> String {
        match after {
            None => "at the beginning".to_owned(),
            Some(it) if it.is_named() => format!("after {}", self.quoted(&it.name.value)),
            Some(it) => format!("after {}", self.quoted(&it.to_string())),
        }
    }

    fn arrow(&self, old: &str, new: &str) -> String {
        format!("{} → {}", self.quoted(old), self.quoted(new))
    }

    pub(super) fn quoted(&self, text: &str) -> String {
        format!("{0}{text}{0}", self.quote)
    }
}

/// `{X:Type}`, or `none`
fn variables(definition: &Definition) -> String {
    let names = definition.variables.iter().map(|it| format!("{{{}:Type}}", it.value));
    let text = names.collect::<Vec<_>>().join(" ");
    if text.is_empty() { "none".to_owned() } else { text }
}
