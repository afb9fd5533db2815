//! `tl summary`: reads a log of packets in constant memory.

mod frames;
mod packet;
mod progress;
mod record;
mod table;
mod tally;

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};

use crate::Failure;
use crate::arguments::{Framing, SummaryArguments};
use crate::inputs::{catalog, only_one_stdin};
use crate::output::Output;
use crate::report::Reporter;
use crate::schemas::Catalog;
use crate::texts::shown;
use frames::{FrameError, Frames, Place};
use packet::Packet;
use progress::Progress;
use record::Record;
use tally::Tally;

/// Reads all packets and shows their numbers, or a line of JSON for each. A packet that is wrong is a failure.
pub(crate) fn run(
    arguments: &SummaryArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    let stdin = if arguments.files.is_empty() { &["-".to_owned()][..] } else { &[] };
    only_one_stdin(&[stdin, &arguments.files, &arguments.schemas.schemas].concat())?;
    let catalog = catalog(&arguments.schemas, reporter)?;
    let is_right = summarise(&catalog, arguments, output, reporter)?;
    // It takes milliseconds to free a schema, and the process ends.
    std::mem::forget(catalog);
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

/// Gives whether all packets are right.
fn summarise(
    catalog: &Catalog,
    arguments: &SummaryArguments,
    output: &mut Output,
    reporter: &Reporter,
) -> Result<bool, Failure> {
    // Ids are looked up for each packet, which is fast once the schemas are read.
    for group in &catalog.groups {
        let _ = group.schema();
    }
    let files: Vec<&str> = arguments.files.iter().map(String::as_str).collect();
    let files = if files.is_empty() { vec!["-"] } else { files };
    if files == ["-"] && io::stdin().is_terminal() {
        let message = "no packets are given: name a file, or put them into standard input";
        return Err(Failure::Usage(message.to_owned()));
    }
    let is_bar_seen = !(arguments.jsonl && io::stdout().is_terminal());
    let progress = Progress::new(&files, is_bar_seen);
    let mut summary = Summary {
        catalog,
        framing: arguments.framing,
        records: arguments.jsonl,
        file: None,
        tally: Tally::default(),
        output,
    };
    let result = files.iter().try_for_each(|file| {
        summary.file = (files.len() > 1).then_some(*file);
        summary.read_file(file, &progress)
    });
    progress.finish();
    let is_something_read = summary.tally.packets + summary.tally.failed > 0;
    if result.is_ok() || is_something_read {
        summary.finish(reporter)?;
    }
    result?;
    Ok(summary.tally.failed == 0)
}

/// The packets that are read, and their counts.
struct Summary<'c, 'o> {
    catalog: &'c Catalog,
    framing: Framing,
    /// Whether each packet is written as a line of JSON.
    records: bool,
    /// The name of the present file, if there are several.
    file: Option<&'c str>,
    tally: Tally,
    output: &'o mut Output,
}

/// The size of the buffer of a file: large, so that system calls are rare.
const BUFFER: usize = 1 << 18;

impl Summary<'_, '_> {
    fn read_file(&mut self, name: &str, progress: &Progress) -> Result<(), Failure> {
        let read = |error| Failure::Input(format!("cannot read `{name}`: {error}"));
        if name == "-" {
            let source = BufReader::with_capacity(BUFFER, io::stdin().lock());
            return self.read(source, "standard input", progress);
        }
        let file = File::open(name).map_err(read)?;
        if file.metadata().map_err(read)?.is_dir() {
            return Err(Failure::Input(format!("`{name}` is a folder: name a file in it")));
        }
        self.read(BufReader::with_capacity(BUFFER, file), &format!("`{name}`"), progress)
    }

    fn read(
        &mut self,
        source: impl BufRead,
        name: &str,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let mut frames = Frames::new(source, self.framing);
        let mut bytes = Vec::new();
        loop {
            let before = frames.offset();
            let next = frames.next(&mut bytes);
            progress.advance(frames.offset() - before);
            match next {
                Ok(Some(place)) => self.packet(place, &bytes)?,
                Ok(None) => return Ok(()),
                Err(FrameError::Packet(message)) => {
                    self.check_first(&frames, &message)?;
                    self.fault(frames.place(), &message)?;
                }
                Err(FrameError::Rest(message)) => {
                    let place = Place::Byte(before);
                    return self.fault(place, &message).map_err(Failure::Output);
                }
                Err(FrameError::Io(error)) => {
                    return Err(Failure::Input(format!("cannot read {name}: {error}")));
                }
            }
        }
    }

    /// Refuses a file whose first line is no text: it likely has frames.
    fn check_first(&self, frames: &Frames<impl BufRead>, message: &str) -> Result<(), Failure> {
        if self.tally.packets + self.tally.failed > 0 || frames.place() != Place::Line(1) {
            return Ok(());
        }
        if !message.starts_with("it is no text") {
            return Ok(());
        }
        Err(Failure::Usage(
            "the first line is no text: say how packets follow each other, with `--framing`"
                .to_owned(),
        ))
    }

    fn packet(&mut self, place: Place, bytes: &[u8]) -> io::Result<()> {
        let packet = Packet::of(self.catalog, self.framing, bytes);
        self.tally.add(packet.kind, bytes.len(), || packet.title(bytes));
        if let Some(message) = packet.fault() {
            self.tally.fail(self.shown(place), &message);
        }
        if self.records {
            return self.record(&Record::of(self.file, place, &packet, bytes));
        }
        Ok(())
    }

    /// Counts a place at which no packet can be read.
    fn fault(&mut self, place: Place, message: &str) -> io::Result<()> {
        self.tally.fail(self.shown(place), message);
        if self.records {
            return self.record(&Record::of_error(self.file, place, message));
        }
        Ok(())
    }

    fn shown(&self, place: Place) -> String {
        match self.file {
            Some(file) => format!("{}, {place}", shown(file)),
            None => place.to_string(),
        }
    }

    fn record(&mut self, record: &Record<'_>) -> io::Result<()> {
        let json = serde_json::to_string(record).map_err(io::Error::other)?;
        self.output.line(json)
    }

    fn finish(&mut self, reporter: &Reporter) -> io::Result<()> {
        if !self.records {
            return table::write(&self.tally, self.output);
        }
        self.output.finish()?;
        let Tally { failed, packets, .. } = &self.tally;
        if *failed > 0 {
            reporter.error(&format!("{failed} failures, {packets} packets"));
        }
        Ok(())
    }
}
