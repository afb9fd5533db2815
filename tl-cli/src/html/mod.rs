//! Writes a packet as a page: bytes and fields side by side, in one self-contained file.

mod bytes;
mod escape;
mod fields;
mod rows;

use std::fmt::{Display, Write};
use std::io;

use tl_core::DecodeError;
use tl_core::schema::Dump;

use crate::dump::sink::Sink;
use crate::output::Output;
use escape::Escaped;
use rows::Lines;

/// Maximum number of lines of a page: a browser shows this many without delay.
const MAX_ROWS: usize = 10_000;

/// Writes the parts of a packet as a page.
pub(crate) struct HtmlSink<'o> {
    output: &'o mut Output,
    is_all: bool,
    /// The number of lines on the page so far.
    rows: usize,
    /// The number of headings on the page so far.
    headings: usize,
    /// Whether the next packet has the last heading.
    is_titled: bool,
}

impl<'o> HtmlSink<'o> {
    /// Begins a page. `subtitle` says where the packet is from.
    pub(crate) fn begin(
        output: &'o mut Output,
        is_all: bool,
        title: &str,
        subtitle: &str,
    ) -> io::Result<Self> {
        let (title, subtitle) = (Escaped(title), Escaped(subtitle));
        output.write(format_args!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<header>\n\
             <h1>{title}</h1>\n<p class=\"dim\">{subtitle}</p>\n</header>\n\
             <p class=\"tools\"><button type=\"button\" id=\"expand\">Expand all</button>\n\
             <button type=\"button\" id=\"collapse\">Collapse all</button></p>\n<main>\n",
            include_str!("page.css")
        ))?;
        Ok(Self { output, is_all, rows: 0, headings: 0, is_titled: false })
    }

    /// Writes a message about the packet.
    pub(crate) fn message(&mut self, is_error: bool, text: &str) -> io::Result<()> {
        let class = if is_error { "error" } else { "dim" };
        self.output.line(format_args!("<p class=\"{class}\">{}</p>", Escaped(text)))
    }

    /// Ends the page.
    pub(crate) fn end(self) -> io::Result<()> {
        let script = include_str!("page.js");
        self.output.write(format_args!("</main>\n<script>\n{script}</script>\n</body>\n</html>\n"))
    }
}

impl Sink for HtmlSink<'_> {
    fn heading(&mut self, text: &dyn Display) -> io::Result<()> {
        self.is_titled = true;
        self.headings += 1;
        let number = self.headings;
        self.output.line(format_args!("<h2 id=\"h{number}\">{}</h2>", Escaped(text)))
    }

    fn packet(&mut self, dump: Dump<'_>, packet: &[u8]) -> io::Result<Result<(), DecodeError>> {
        let limit = MAX_ROWS.saturating_sub(self.rows);
        let Lines { rows, left_out, result } =
            Lines::of(dump.all_items(self.is_all), packet, limit);
        let mut section = String::new();
        let label = if self.is_titled {
            format!("aria-labelledby=\"h{}\"", self.headings)
        } else {
            "aria-label=\"The packet\"".to_owned()
        };
        // Writing to a string cannot fail.
        let _ = writeln!(section, "<section {label}>\n<div class=\"panes\">");
        bytes::write(&mut section, &rows, packet, self.rows);
        fields::write(&mut section, &rows, self.rows, left_out);
        section.push_str("</div>\n</section>\n");
        self.rows += rows.len();
        self.is_titled = false;
        self.output.write(section)?;
        Ok(result)
    }

    fn error(&mut self, text: &dyn Display) -> io::Result<()> {
        self.output.line(format_args!("<p class=\"error\">error: {}</p>", Escaped(text)))
    }
}
