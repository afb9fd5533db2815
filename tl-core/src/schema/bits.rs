//! The bits of a flags word, with the names of the parameters that depend on them.

use crate::schema::event::{Bits, Name};
use crate::schema::source::Source;

/// The parameters that depend on the flags word `word` of a constructor.
pub(super) struct BitsOf<S: Source> {
    pub(super) source: S,
    pub(super) definition: S::Definition,
    pub(super) word: S::Name,
}

impl<S: Source> Bits for BitsOf<S> {
    fn each(&self, give: &mut dyn FnMut(u32, &str)) {
        for parameter in self.source.parameters(self.definition) {
            let parts = S::parts(&parameter);
            if let Some((_, bit)) = parts.condition.filter(|(word, _)| *word == self.word) {
                give(bit, parts.name.text());
            }
        }
    }
}

/// A word that no parameter depends on.
pub(super) struct NoBits;

impl Bits for NoBits {
    fn each(&self, _: &mut dyn FnMut(u32, &str)) {}
}
