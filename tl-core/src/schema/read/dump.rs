//! The dump of a packet by a schema that is read at run time.

use core::fmt;

use super::{Form, ReadType, Schema};
use crate::error::DecodeError;
use crate::hex::ShortHex;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::schema::dump::{SHOWN_ITEMS, write_dump};
use crate::schema::event::{Event, Visitor};
use crate::schema::walk::walk;

impl Schema {
    /// Shows `packet` byte by byte with the definitions of this schema, as [`dump`](crate::dump) does with those of a
    /// derived type. The id at its beginning says which constructor or function it is.
    #[must_use]
    pub fn dump<'a>(&'a self, packet: &'a [u8]) -> SchemaDump<'a> {
        SchemaDump {
            schema: self,
            packet,
            limits: Limits::DEFAULT,
            shown_items: SHOWN_ITEMS,
            is_colored: false,
        }
    }
}

/// A packet to be displayed with what its bytes mean. Made by [`Schema::dump`].
#[derive(Clone, Copy)]
pub struct SchemaDump<'a> {
    pub(super) schema: &'a Schema,
    pub(super) packet: &'a [u8],
    limits: Limits,
    shown_items: usize,
    is_colored: bool,
}

impl SchemaDump<'_> {
    /// Shows with the colours of a terminal, or without.
    #[must_use]
    pub fn colored(self, is_colored: bool) -> Self {
        Self { is_colored, ..self }
    }

    /// Shows all items of each vector, or the first 16 and the number of the others.
    #[must_use]
    pub fn all_items(self, is_all: bool) -> Self {
        Self { shown_items: if is_all { usize::MAX } else { SHOWN_ITEMS }, ..self }
    }

    /// Walks within `limits` instead of the default ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Walks through the packet without showing it: gives the number of bytes, or the fault.
    ///
    /// # Errors
    /// The packet is cut, has an id that its type does not have, exceeds a limit, or has bytes after its value. The
    /// error has the offset and the path.
    pub fn check(&self) -> Result<usize, DecodeError> {
        struct NoopVisitor;
        impl Visitor for NoopVisitor {
            fn visit(&mut self, _: &Event<'_>) {}
        }
        self.walk(&mut NoopVisitor)
    }

    pub(super) fn walk(&self, visitor: &mut dyn Visitor) -> Result<usize, DecodeError> {
        let reader = Reader::with_limits(self.packet, self.limits);
        let constructor = reader.peek_id().and_then(|id| self.schema.constructor(id));
        let name = constructor.map_or("Object", |it| &it.ty);
        let ty = ReadType { form: Form::Any, text: name.into() };
        walk(self.schema, reader, &ty, self.shown_items, visitor)
    }
}

impl fmt::Display for SchemaDump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_dump(f, self.packet, self.is_colored, |visitor| self.walk(visitor))
    }
}

/// Says what is dumped, in short.
impl fmt::Debug for SchemaDump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchemaDump")
            .field("packet", &ShortHex(self.packet))
            .field("limits", &self.limits)
            .field("is_colored", &self.is_colored)
            .finish()
    }
}
