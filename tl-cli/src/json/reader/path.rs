//! The path of the present value, as errors show it.

use std::fmt;

/// The steps, outermost first.
#[derive(Default)]
pub(super) struct Path(Vec<Step>);

pub(super) enum Step {
    Field { constructor: String, field: String },
    Item(usize),
}

impl Step {
    pub(super) fn field(constructor: &str, field: &str) -> Self {
        Self::Field { constructor: constructor.to_owned(), field: field.to_owned() }
    }
}

impl Path {
    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }
}

/// Writes `phoneCall.connections[2].port: `, or nothing for the outermost value.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Field { constructor, field } => {
                    let constructor = if index == 0 { constructor } else { "" };
                    write!(f, "{constructor}.{field}")?;
                }
                Step::Item(item) => {
                    let vector = if index == 0 { "vector" } else { "" };
                    write!(f, "{vector}[{item}]")?;
                }
            }
        }
        if self.0.is_empty() { Ok(()) } else { f.write_str(": ") }
    }
}
