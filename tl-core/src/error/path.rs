//! The path from the outermost value to the faulty one: `phoneCall.connections[2].ip`.

#[cfg(feature = "schema")]
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::{self, DebugStruct};

/// The steps of a path, innermost first: a step is added at each level as the error travels up.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// The first steps, without an allocation.
    inline: [Option<Step>; 4],
    spilled: Vec<Step>,
}

/// One step of a path.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    Field(FieldPath),
    /// An item of a vector.
    Item(usize),
}

/// Names one step of the path to a faulty value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathStep<'a> {
    /// A field of an object.
    Field {
        /// The constructor's name.
        constructor: &'a str,
        /// The field's name.
        field: &'a str,
    },
    /// An item of a vector, by its index.
    Item(usize),
}

/// A field of a constructor.
#[derive(Clone)]
pub(super) enum FieldPath {
    /// The names of the constructor and of the field.
    Names(&'static str, &'static str),
    /// Both names in one string, `help.config.date`, which is split when the path is displayed.
    Joined(&'static str),
    /// Both names, from a run-time schema.
    #[cfg(feature = "schema")]
    Read(Box<str>),
}

impl FieldPath {
    /// The names of the constructor and of the field.
    fn names(&self) -> (&str, &str) {
        let text = match self {
            Self::Names(constructor, field) => return (constructor, field),
            Self::Joined(text) => text,
            #[cfg(feature = "schema")]
            Self::Read(text) => &**text,
        };
        text.rsplit_once('.').unwrap_or(("", text))
    }
}

impl PartialEq for FieldPath {
    fn eq(&self, other: &Self) -> bool {
        self.names() == other.names()
    }
}

impl Eq for FieldPath {}

impl Path {
    pub(super) const EMPTY: &'static Self =
        &Self { inline: [None, None, None, None], spilled: Vec::new() };

    /// Adds a step at the outer end of the path.
    pub(super) fn push(&mut self, step: Step) {
        match self.inline.iter_mut().find(|it| it.is_none()) {
            Some(free) => *free = Some(step),
            None => self.spilled.push(step),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.inline[0].is_none()
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = PathStep<'_>> {
        self.outermost_first().map(|step| match step {
            Step::Field(field) => {
                let (constructor, field) = field.names();
                PathStep::Field { constructor, field }
            }
            Step::Item(index) => PathStep::Item(*index),
        })
    }

    fn outermost_first(&self) -> impl Iterator<Item = &Step> {
        self.spilled.iter().rev().chain(self.inline.iter().rev().flatten())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.outermost_first().enumerate() {
            match step {
                Step::Field(field) => {
                    let (constructor, field) = field.names();
                    let constructor = if index == 0 { constructor } else { "" };
                    write!(f, "{constructor}.{field}")?;
                }
                Step::Item(item) => {
                    let vector = if index == 0 { "vector" } else { "" };
                    write!(f, "{vector}[{item}]")?;
                }
            }
        }
        Ok(())
    }
}

/// Ends the `Debug` output of an error with the path, unless it is empty.
pub(super) fn finish_debug(mut shown: DebugStruct<'_, '_>, path: &Path) -> fmt::Result {
    if !path.is_empty() {
        shown.field("path", &format_args!("{path}"));
    }
    shown.finish()
}

/// Writes `phoneCall.id: ` before a message, or nothing if the path is empty.
pub(super) fn write_prefix(path: &Path, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if path.is_empty() { Ok(()) } else { write!(f, "{path}: ") }
}
