//! Why a line of another layer is not read, or not written, in words.

use std::fmt;

use tl_syntax::Parameter;

/// Why a line is not read, or not written. `Display` writes it in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The name of the parameter that does not fit; `None` if it is the definition as a whole.
    pub parameter: Option<String>,
    text: String,
}

impl Reason {
    pub(crate) fn general(text: impl Into<String>) -> Self {
        Self { parameter: None, text: text.into() }
    }

    pub(crate) fn borrowed(parameter: &str) -> Self {
        let text = format!(
            "`{parameter}` is gone, and its type borrows text, but the item has no lifetime"
        );
        Self { parameter: Some(parameter.to_owned()), text }
    }

    pub(crate) fn other_spelling(parameter: &str, ty: &str) -> Self {
        let text = format!("`{parameter}:{ty}` is gone, and its Rust type has another name");
        Self { parameter: Some(parameter.to_owned()), text }
    }

    pub(crate) fn foreign_id() -> Self {
        Self::general("its line does not spell its id, which the compiler would prove")
    }

    pub(crate) fn repeated_id(other: &str) -> Self {
        Self::general(format!("a newer layer has another line of its id, `{other}`"))
    }

    pub(crate) fn other_line(written: Option<u32>) -> Self {
        Self::general(format!("it is read, but {} is written for the layer", of_layer(written)))
    }

    pub(crate) fn line_too_early(written: Option<u32>) -> Self {
        Self::general(format!(
            "the layer does not have it, but {} is written for it",
            of_layer(written)
        ))
    }

    fn of(parameter: &Parameter, text: String) -> Self {
        let name = &parameter.name.value;
        Self { parameter: parameter.is_named().then(|| name.clone()), text }
    }

    pub(super) fn other_type(old: &Parameter, new: &Parameter) -> Self {
        Self::of(new, format!("`{old}` is now `{new}`"))
    }

    pub(super) fn may_be_absent(old: &Parameter, new: &Parameter) -> Self {
        Self::of(new, format!("`{old}` is now `{new}`, which is always present and has no default"))
    }

    pub(super) fn no_default(new: &Parameter) -> Self {
        Self::of(new, format!("`{new}` is new, always present, and has no default"))
    }

    pub(super) fn no_type(old: &Parameter) -> Self {
        Self::of(old, format!("`{old}` is gone, and so is its type"))
    }

    pub(super) fn unnamed(parameter: &Parameter) -> Self {
        Self::of(parameter, format!("`{parameter}` has no name, so it cannot be matched"))
    }

    pub(super) fn same_id(old: Option<&Parameter>, new: Option<&Parameter>) -> Self {
        let differs = match (old, new) {
            (Some(old), Some(new)) => format!("`{old}` is now `{new}`"),
            (Some(old), None) => format!("`{old}` is gone"),
            (None, Some(new)) => format!("`{new}` is new"),
            (None, None) => "it differs".to_owned(),
        };
        let text = format!("{differs}, and the id is the same: packets cannot be distinguished");
        match new.or(old) {
            Some(parameter) => Self::of(parameter, text),
            None => Self::general(text),
        }
    }

    pub(super) fn bare(parameter: &Parameter, constructor: &str) -> Self {
        let text = format!(
            "`{parameter}` has no id for `{constructor}`, which differs: packets cannot be distinguished"
        );
        Self::of(parameter, text)
    }

    pub(super) fn no_value(old: &Parameter) -> Self {
        Self::of(old, format!("`{old}` is gone, and the old line needs a value"))
    }

    pub(super) fn shared_bit(new: &Parameter) -> Self {
        let text = format!(
            "`{new}` shares its bit with a value that the old line needs, but the old line has no such parameter"
        );
        Self::of(new, text)
    }

    pub(super) fn lost(new: &Parameter) -> Self {
        Self::of(new, format!("`{new}` is always present, but the old line has no such parameter"))
    }
}

fn of_layer(layer: Option<u32>) -> String {
    layer.map_or_else(|| "the newest line".to_owned(), |it| format!("the line of layer {it}"))
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A condition for writing a value as an old line. `Display` writes it as a part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The parameter is optional now, and the old line always has it.
    Set(String),
    /// The parameter is new, and the old line does not have it.
    Unset(String),
    /// The parameter is a `long` now, and an `int` in the old line, or it is a vector of them. The second text is the type
    /// in the old line.
    Fits(String, String),
    /// The parameter is left out.
    LeftOut(String),
}

impl Limit {
    /// The name of the parameter.
    #[must_use]
    pub fn parameter(&self) -> &str {
        let (Self::Set(name) | Self::Unset(name) | Self::Fits(name, _) | Self::LeftOut(name)) =
            self;
        name
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Set(name) => write!(f, "if `{name}` is set"),
            Self::Unset(name) => write!(f, "if `{name}` is not set"),
            Self::Fits(name, ty) => write!(f, "if `{name}` fits into `{ty}`"),
            Self::LeftOut(name) => write!(f, "without `{name}`"),
        }
    }
}
