//! The lines of a dump as data.

use core::fmt;
use core::ops::Range;

use crate::error::DecodeError;
use crate::schema::dump::{Dump, PathText, ValueText, padding};
use crate::schema::event::{Event, EventValue, Visitor};

/// A line of a [`Dump`], as data. Made by [`Dump::for_each_line`].
#[derive(Clone, Copy)]
pub struct DumpLine<'a>(&'a Event<'a>);

impl Dump<'_> {
    /// Gives each line of the dump to `give`, in order, and then the number of bytes, for a page or a tool that shows
    /// packets its own way.
    ///
    /// # Errors
    /// Those of [`check`](Self::check). The lines before the fault have been given.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("gzip_packed#3072cfa1 packed_data:bytes = Object;")?;
    /// let packet = [0xa1, 0xcf, 0x72, 0x30, 2, 0x1f, 0x8b, 0];
    /// let mut contents = Vec::new();
    /// let len = schema.dump(&packet).for_each_line(|line| {
    ///     contents.extend(line.content().map(|it| (line.name().to_string(), &packet[it])));
    /// });
    /// assert_eq!(len, Ok(8));
    /// assert_eq!(contents, [("packed_data:bytes".to_owned(), &[0x1f, 0x8b][..])]);
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn for_each_line(&self, mut give: impl FnMut(&DumpLine<'_>)) -> Result<usize, DecodeError> {
        self.walk(&mut LineVisitor(&mut give))
    }
}

struct LineVisitor<'g>(&'g mut dyn FnMut(&DumpLine<'_>));

impl Visitor for LineVisitor<'_> {
    fn visit(&mut self, event: &Event<'_>) {
        // The line of the flags word names the bit.
        if !matches!(event.value, EventValue::True) {
            (self.0)(&DumpLine(event));
        }
    }
}

impl DumpLine<'_> {
    /// Gives the number of values around this one.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.depth
    }

    /// Gives the range of the bytes in the packet. The range of an object has only its id: the lines of its fields
    /// follow, one level deeper.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.0.offset..self.0.offset + self.0.bytes.len()
    }

    /// Gives the name and the type, as in `date:int`, `[0]:User`, or `… 4 more` for items that are shown as one line.
    #[must_use]
    pub fn name(&self) -> impl fmt::Display + '_ {
        PathText(self.0.path)
    }

    /// Gives the text after the name: ` = 5` for a value, `: pong#347773c5` for an object.
    #[must_use]
    pub fn value(&self) -> impl fmt::Display + '_ {
        ValueText(self.0)
    }

    /// Gives the name and the id of the constructor or function, if the line is the beginning of an object.
    #[must_use]
    pub fn constructor(&self) -> Option<(&str, u32)> {
        match self.0.value {
            EventValue::Constructor { name, id } => Some((name.text(), id)),
            _ => None,
        }
    }

    /// Gives the constructor id, if the line is an object that the schema does not have.
    #[must_use]
    pub fn unknown(&self) -> Option<u32> {
        match &self.0.value {
            EventValue::Unknown(object) => Some(object.id()),
            _ => None,
        }
    }

    /// Gives the range of the content in the packet, if the value is of the type `bytes`: without length and padding.
    #[must_use]
    pub fn content(&self) -> Option<Range<usize>> {
        let EventValue::Bytes(content) = self.0.value else { return None };
        let end = self.range().end - padding(self.0);
        Some(end - content.len()..end)
    }
}

/// Shows range, name and value.
impl fmt::Debug for DumpLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DumpLine({:?}, {}{})", self.range(), self.name(), self.value())
    }
}
