//! The writer of a packet's parts: as text, or as a page.

use std::fmt::Display;
use std::io;

use tl_core::DecodeError;
use tl_core::schema::Dump;

use crate::output::Output;

/// Takes the parts of a packet, in order: as text, or as a page.
pub(crate) trait Sink {
    /// The heading of a packet within another.
    fn heading(&mut self, text: &dyn Display) -> io::Result<()>;

    /// A packet.
    fn packet(&mut self, dump: Dump<'_>, bytes: &[u8]) -> io::Result<Result<(), DecodeError>>;

    /// An error that is in no packet.
    fn error(&mut self, text: &dyn Display) -> io::Result<()>;
}

/// Shows the parts as text.
pub(super) struct TextSink<'o> {
    pub(super) output: &'o mut Output,
    pub(super) is_all: bool,
}

impl Sink for TextSink<'_> {
    fn heading(&mut self, text: &dyn Display) -> io::Result<()> {
        self.output.heading(text)
    }

    fn packet(&mut self, dump: Dump<'_>, _: &[u8]) -> io::Result<Result<(), DecodeError>> {
        let dump = dump.all_items(self.is_all).colored(self.output.is_colored);
        self.output.write(dump)?;
        Ok(dump.check().map(drop))
    }

    fn error(&mut self, text: &dyn Display) -> io::Result<()> {
        self.output.line(format_args!("error: {text}"))
    }
}
