//! The name of a constructor, as messages write it.

use core::fmt;

use crate::schema::definition::Definition;

/// Names a constructor, as in `phoneCall#30535af5`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ConstructorName {
    /// The name with its namespace.
    pub name: &'static str,
    /// The constructor id.
    pub id: u32,
}

impl ConstructorName {
    pub(crate) const fn of(definition: &Definition) -> Self {
        Self { name: definition.name, id: definition.id }
    }
}

impl fmt::Display for ConstructorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{:08x}", self.name, self.id)
    }
}

impl fmt::Debug for ConstructorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
