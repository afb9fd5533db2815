//! `tl dump`: a packet with the meaning of its bytes.

mod cause;
mod envelope;
mod find;
mod named;
pub(crate) mod sink;
mod unknown;
mod unpack;

use std::io;

use crate::Failure;
use crate::arguments::DumpArguments;
use crate::html::HtmlSink;
use crate::inputs;
use crate::output::Output;
use crate::packet::Packet;
use crate::report::Reporter;
use crate::schemas::Catalog;
pub(crate) use cause::layers_of;
pub(crate) use envelope::after_prefix;
use envelope::{Envelopes, Fault};
pub(crate) use find::{Subject, by_id, find};
pub(crate) use named::{by_name, no_type, types};
use sink::{Sink, TextSink};
pub(crate) use unknown::{report as report_unknown, transport_error};

/// Shows the packet and the packets in it. A fault is a failure.
pub(crate) fn run(
    arguments: &DumpArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let (catalog, packet) = inputs::packet(&arguments.input, reporter)?;
    let is_right = dump(&catalog, &packet, arguments, output, reporter)?;
    // It takes milliseconds to free a schema, and the process ends.
    std::mem::forget(catalog);
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

/// Shows `packet` and the packets in it. Gives whether all of it is right.
fn dump(
    catalog: &Catalog,
    packet: &Packet,
    arguments: &DumpArguments,
    output: &mut Output,
    reporter: &Reporter,
) -> Result<bool, Failure> {
    let subject = match arguments.named() {
        Some(named) => Some(by_name(catalog, named, &packet.bytes)?),
        None => find(catalog, &packet.bytes),
    };
    let shown = Shown { catalog, packet, subject };
    let notes = if arguments.html {
        let mut page = HtmlSink::begin(output, arguments.all, &shown.title(), &shown.subtitle())?;
        let notes = shown.show(&mut page)?;
        notes.iter().try_for_each(|it| page.message(it.is_error(), it.text()))?;
        page.end()?;
        notes
    } else {
        shown.show(&mut TextSink { output, is_all: arguments.all })?
    };
    // The packet is shown before its errors.
    output.finish()?;
    for note in &notes {
        note.report(reporter);
    }
    Ok(notes.is_empty())
}

/// A message about a packet. A packet that is right has none.
enum Note {
    Error(String),
    Help(String),
    /// A fault that has been shown in its place.
    Fault,
}

impl Note {
    fn is_error(&self) -> bool {
        matches!(self, Self::Error(_))
    }

    fn report(&self, reporter: &Reporter) {
        match self {
            Self::Error(text) => reporter.error(text),
            Self::Help(text) => reporter.help(text),
            Self::Fault => {}
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Error(text) | Self::Help(text) => text,
            Self::Fault => "",
        }
    }
}

/// A packet that is shown, with its type if that is known.
struct Shown<'a, 'c> {
    catalog: &'c Catalog,
    packet: &'a Packet,
    subject: Option<Subject<'c>>,
}

impl Shown<'_, '_> {
    fn show(&self, sink: &mut dyn Sink) -> io::Result<Vec<Note>> {
        let Self { catalog, packet, subject } = self;
        let Some(subject) = subject else {
            unknown::show(packet, sink)?;
            return Ok(unknown::explain(catalog, packet));
        };
        let mut envelopes = Envelopes::new(subject, sink);
        envelopes.outermost(&packet.bytes)?;
        if let Some(older) = subject.older_constructor(&packet.bytes) {
            let (name, id) = (older.name(), older.id());
            let layers = layers_of(&older);
            envelopes.heading(&format_args!("`{name}#{id:08x}` is {layers}"))?;
        }
        let mut notes: Vec<_> = envelopes.faults.iter().map(|_| Note::Fault).collect();
        if let Some(Fault::Packet { error, rest, len, start }) = envelopes.faults.first() {
            let start = start.map(|it| packet.offset + it);
            let place = cause::Place { rest, len: *len, start };
            notes.extend(cause::of(catalog, subject, error, &place).map(Note::Help));
        }
        Ok(notes)
    }

    /// The name of the packet's constructor.
    fn title(&self) -> String {
        let name = self.subject.as_ref().map(|it| it.name(&self.packet.bytes));
        name.unwrap_or_else(|| "A packet of an unknown type".to_owned())
    }

    fn subtitle(&self) -> String {
        let Packet { bytes, form, .. } = self.packet;
        let schema = self.subject.as_ref().map(|it| format!(", by {}", it.group.title));
        format!("{} bytes, read as {form}{}", bytes.len(), schema.unwrap_or_default())
    }
}

pub(crate) fn id_at(packet: &[u8], offset: usize) -> Option<u32> {
    let bytes = packet.get(offset..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests;
