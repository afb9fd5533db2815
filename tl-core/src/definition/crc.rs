//! The id that a definition spells.

use super::Definition;

impl Definition {
    /// Sets the id to the one that the definition spells.
    #[must_use]
    pub const fn with_computed_id(mut self) -> Self {
        self.id = 0;
        self
    }
}
