//! The ends of objects that compiled types do not know, found by schemas.

use alloc::string::String;
use alloc::vec::Vec;
use core::panic::{RefUnwindSafe, UnwindSafe};

use super::Reader;
use crate::error::{DecodeError, DecodeErrorKind, Expected, Failure};
use crate::schema::definition::Definition;
use crate::schema::name::ConstructorName;

/// Knows constructors that compiled types may lack.
pub(crate) trait KnownConstructors: Send + Sync + UnwindSafe + RefUnwindSafe {
    /// Skips the body of the constructor `id`; `None` if it is not known.
    fn skip_body(&self, id: u32, reader: &mut Reader<'_>) -> Option<Result<(), DecodeError>>;

    /// Names the constructor `id` and where it is from, as in "`peerUser` of layer 195".
    fn describe(&self, id: u32) -> Option<String>;
}

impl dyn KnownConstructors + '_ {
    /// The error of the constructor id `found`, at byte `offset`: none of `expected` has it.
    #[cold]
    pub(super) fn refused(
        &self,
        found: u32,
        expected: &'static Expected,
        offset: usize,
    ) -> DecodeError {
        match self.describe(found) {
            Some(known) => Failure::refused(found, expected, offset).known_as(known).into(),
            None => DecodeError::refused(found, expected, offset),
        }
    }
}

impl<'de> Reader<'de> {
    /// Skips objects that compiled types do not know, if `known` knows them.
    #[cfg(feature = "schema")]
    pub(crate) fn with_known(self, known: &'de dyn KnownConstructors) -> Self {
        Self { known: Some(known), ..self }
    }

    #[cfg(feature = "schema")]
    #[inline]
    pub(super) fn known(&self) -> Option<&'de dyn KnownConstructors> {
        self.known
    }

    #[cfg(not(feature = "schema"))]
    #[inline]
    #[expect(clippy::unused_self, reason = "the other has a field")]
    pub(super) fn known(&self) -> Option<&'de dyn KnownConstructors> {
        None
    }

    /// The constructor id `found` has just been read, and is that of none of `definitions`.
    #[cold]
    pub(crate) fn unknown_constructor_of(
        &self,
        found: u32,
        definitions: &'static [Definition],
    ) -> DecodeError {
        let offset = self.offset().saturating_sub(4);
        let expected: Vec<_> = definitions.iter().map(ConstructorName::of).collect();
        let failure = Failure::new(DecodeErrorKind::unexpected(found, expected), offset);
        match self.known().and_then(|it| it.describe(found)) {
            Some(known) => failure.known_as(known).into(),
            None => failure.into(),
        }
    }

    /// Skips the rest of an object whose constructor id `id` has just been read. The limits and the errors are those of
    /// an [`Unknown`](crate::Unknown), and nothing is copied.
    pub(crate) fn skip_whole_object(&mut self, id: u32) -> Result<(), DecodeError> {
        let offset = self.offset();
        let body = self.body_of(id)?;
        if self.shared.is_none() {
            self.allocate(body.len() + 4)?;
        }
        self.rest = &self.rest[body.len()..];
        check_aligned(body.len() + 4, offset)
    }

    /// The body of the constructor `id`, which comes next: it ends where a schema says, or else at the end of the
    /// input.
    pub(super) fn body_of(&mut self, id: u32) -> Result<&'de [u8], DecodeError> {
        let Some(known) = self.known() else { return Ok(self.rest) };
        // Skipping allocates nothing: a walk keeps no unknown objects.
        let mut body = Self { allocation: usize::MAX, ..self.clone() };
        let skipped = known.skip_body(id, &mut body);
        self.empty_items = body.empty_items;
        match skipped {
            Some(Ok(())) => Ok(&self.rest[..self.rest.len() - body.rest.len()]),
            Some(Err(error)) => Err(error),
            None => Ok(self.rest),
        }
    }
}

/// Checks that an object of `len` bytes, whose body begins at `offset`, is a multiple of four.
pub(crate) fn check_aligned(len: usize, offset: usize) -> Result<(), DecodeError> {
    if len.is_multiple_of(4) {
        return Ok(());
    }
    Err(DecodeError::new(DecodeErrorKind::Misaligned { len }, offset))
}
