//! Standard output, with colours or without.

use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};

/// Standard output.
pub(crate) struct Output {
    writer: BufWriter<io::Stdout>,
    pub(crate) is_colored: bool,
}

impl Output {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let choice = match color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            color => color,
        };
        let writer = BufWriter::with_capacity(1 << 16, io::stdout());
        Self { writer, is_colored: choice != ColorChoice::Never }
    }

    pub(crate) fn write(&mut self, text: impl Display) -> io::Result<()> {
        write!(self.writer, "{text}")
    }

    pub(crate) fn line(&mut self, text: impl Display) -> io::Result<()> {
        writeln!(self.writer, "{text}")
    }

    /// A line in bold.
    pub(crate) fn bold(&mut self, text: impl Display) -> io::Result<()> {
        let (start, end) = if self.is_colored { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        writeln!(self.writer, "{start}{text}{end}")
    }

    /// Bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// The heading of a part, after an empty line.
    pub(crate) fn heading(&mut self, text: impl Display) -> io::Result<()> {
        self.line("")?;
        self.bold(text)
    }

    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
