//! The lines of a dump as data.

use core::fmt;
use core::ops::Range;

use crate::error::DecodeError;
use crate::schema::dump::{Dump, PathText, ValueText, padding};
use crate::schema::event::{Event, EventValue, Visitor};

/// Holds a line of a [`Dump`] as data. [`Dump::for_each_line`] makes it.
#[derive(Clone, Copy)]
pub struct DumpLine<'a>(&'a Event<'a>);

impl Dump<'_> {
    /// Passes each line of the dump to `give`, in order, and returns the number of bytes. It is for a page or a tool
    /// with its own display of packets.
    ///
    /// # Errors
    /// The errors of [`check`](Self::check). The lines before the fault have been passed to `give`.
    ///
    /// ```
    /// use tl_core::{Bytes, TlObject};
    ///
    /// #[derive(TlObject)]
    /// #[tl(definition = "signal#0644b4da data:bytes = Signal;")]
    /// struct Signal {
    ///     data: Bytes,
    /// }
    ///
    /// let packet = [0xda, 0xb4, 0x44, 0x06, 2, b'h', b'i', 0];
    /// let mut contents = Vec::new();
    /// let len = tl_core::dump::<Signal>(&packet).for_each_line(|line| {
    ///     contents.extend(line.content().map(|it| (line.name().to_string(), &packet[it])));
    /// });
    /// assert_eq!(len, Ok(8));
    /// assert_eq!(contents, [("data:bytes".to_owned(), b"hi".as_slice())]);
    /// ```
    pub fn for_each_line(&self, mut give: impl FnMut(&DumpLine<'_>)) -> Result<usize, DecodeError> {
        self.walk(&mut LineVisitor(&mut give))
    }
}

struct LineVisitor<'g>(&'g mut dyn FnMut(&DumpLine<'_>));

impl Visitor for LineVisitor<'_> {
    fn visit(&mut self, event: &Event<'_>) {
        // The bit already has its name in the line of the flags word.
        if !matches!(event.value, EventValue::True) {
            (self.0)(&DumpLine(event));
        }
    }
}

impl DumpLine<'_> {
    /// Returns the number of values around this one.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.depth
    }

    /// Returns the range of the bytes in the packet. For an object it is the range of the id: the lines of its fields
    /// follow, one level deeper.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.0.offset..self.0.offset + self.0.bytes.len()
    }

    /// Returns the name and the type, as in `date:int`, `[0]:User`, or `… 4 more` for items that share a line.
    #[must_use]
    pub fn name(&self) -> impl fmt::Display + '_ {
        PathText(self.0.path)
    }

    /// Returns the text after the name: ` = 5` for a value, `: pong#347773c5` for an object.
    #[must_use]
    pub fn value(&self) -> impl fmt::Display + '_ {
        ValueText(self.0)
    }

    /// Returns the name and the id of the constructor or function, if the line begins an object.
    #[must_use]
    pub fn constructor(&self) -> Option<(&str, u32)> {
        match self.0.value {
            EventValue::Constructor { name, id } => Some((name.text(), id)),
            _ => None,
        }
    }

    /// Returns the constructor id, if the line is an object that the schema does not have.
    #[must_use]
    pub fn unknown(&self) -> Option<u32> {
        match &self.0.value {
            EventValue::Unknown(object) => Some(object.id()),
            _ => None,
        }
    }

    /// Returns the range of the content in the packet, without length and padding, if the value is of the type
    /// `bytes`.
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
