//! Schemas that find the ends of objects with constructors unknown to compiled types.

use alloc::string::String;
use alloc::vec::Vec;
use core::panic::{RefUnwindSafe, UnwindSafe};

use super::Reader;
use crate::error::{DecodeError, DecodeErrorKind, Expected, Failure};
use crate::schema::definition::Definition;

/// Knows constructors that compiled types may not have.
pub(crate) trait KnownConstructors: Send + Sync + UnwindSafe + RefUnwindSafe {
    /// Skips the body of the constructor `id`; `None` if it is not known.
    fn skip_body(&self, id: u32, reader: &mut Reader<'_>) -> Option<Result<(), DecodeError>>;

    /// Describes the constructor `id` and its source, as in "`peerUser` of layer 195".
    fn describe(&self, id: u32) -> Option<String>;
}

impl dyn KnownConstructors + '_ {
    /// Makes the error of the constructor id `found`, which ends at byte `end` and is not in `expected`.
    #[cold]
    pub(super) fn refused(
        &self,
        found: u32,
        expected: &'static Expected,
        end: usize,
    ) -> DecodeError {
        match self.describe(found) {
            Some(known) => {
                let offset = end.saturating_sub(4);
                Failure::refused(found, expected, offset).known_as(known).into()
            }
            None => DecodeError::refused(found, expected, end),
        }
    }
}

impl<'de> Reader<'de> {
    /// Makes a reader that uses `known` to find the ends of objects unknown to compiled types.
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
    #[expect(clippy::unused_self, reason = "with the feature, it is a field")]
    pub(super) fn known(&self) -> Option<&'de dyn KnownConstructors> {
        None
    }

    /// Makes the error of the constructor id `found`, which has just been read and is not in `definitions`.
    #[cold]
    pub(crate) fn unknown_constructor_of(
        &self,
        found: u32,
        definitions: &'static [Definition],
    ) -> DecodeError {
        let offset = self.offset().saturating_sub(4);
        let expected: Vec<_> = definitions.iter().map(Definition::constructor_name).collect();
        let failure = Failure::new(DecodeErrorKind::unexpected(found, expected), offset);
        match self.known().and_then(|it| it.describe(found)) {
            Some(known) => failure.known_as(known).into(),
            None => failure.into(),
        }
    }

    /// Skips the rest of an object after its constructor id `id`. Limits and errors are the same as for an
    /// [`Unknown`](crate::Unknown), but nothing is copied.
    pub(crate) fn skip_whole_object(&mut self, id: u32) -> Result<(), DecodeError> {
        let offset = self.offset();
        let body = self.body_of(id)?;
        if self.shared.is_none() {
            self.allocate(body.len() + 4)?;
        }
        self.rest = &self.rest[body.len()..];
        check_aligned(body.len() + 4, offset)
    }

    /// Returns the body of the constructor `id`, which begins at the current offset. If the reader has a schema with
    /// this constructor, the schema finds its end. If not, the body is the rest of the input.
    pub(super) fn body_of(&mut self, id: u32) -> Result<&'de [u8], DecodeError> {
        let Some(known) = self.known() else { return Ok(self.rest) };
        // A walk keeps no unknown objects, so skipping allocates nothing and needs no limit.
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

/// Checks that the length of an object, `len` bytes, is a multiple of four. `offset` is that of its body, for the
/// error.
pub(crate) fn check_aligned(len: usize, offset: usize) -> Result<(), DecodeError> {
    if len.is_multiple_of(4) {
        return Ok(());
    }
    Err(DecodeError::new(DecodeErrorKind::Misaligned { len }, offset))
}
