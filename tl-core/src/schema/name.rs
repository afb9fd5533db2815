//! The name of a constructor, as messages write it.

use core::fmt;

/// Names a constructor, as in `phoneCall#30535af5`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ConstructorName {
    /// The name with its namespace.
    pub name: &'static str,
    /// The constructor id.
    pub id: u32,
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
