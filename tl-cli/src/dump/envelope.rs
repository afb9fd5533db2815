//! Packets in `bytes`: as they are, or packed.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;
use std::ops::Range;

use tl_core::schema::{Dump, Schema};
use tl_core::{DecodeError, DecodeErrorKind};

use super::find::Subject;
use super::id_at;
use super::sink::Sink;
use super::unpack::Unpacker;
use crate::json;

/// The id of `gzip_packed`.
const GZIP: u32 = 0x3072_cfa1;

/// How many packets within a packet are shown, and how deep they may be within each other.
const MAX_OBJECTS: usize = 1000;
const MAX_DEPTH: usize = 16;

/// Shows packets, and those within them.
pub(super) struct Envelopes<'a, 'c> {
    subject: &'a Subject<'c>,
    sink: &'a mut dyn Sink,
    unpacker: Unpacker,
    /// How many packets within others may still be shown.
    objects: usize,
    depth: usize,
    /// Offset of the object that is shown, in the outermost packet.
    start: usize,
    /// The faults, in the order in which they are shown.
    pub(super) faults: Vec<Fault>,
}

/// A fault of a packet, or of one in it.
pub(super) enum Fault {
    /// An error, the bytes at its place, and the length of the packet. `start` is the packet's offset in the outermost
    /// one; a packet within it has none.
    Packet { error: DecodeError, rest: Vec<u8>, len: usize, start: Option<usize> },
    /// Packed data that cannot be unpacked.
    Packed,
}

/// A value of the type `bytes` that holds a packet.
struct Envelope {
    /// `adnl.message.query.query`
    place: String,
    offset: usize,
    content: Range<usize>,
    is_packed: bool,
}

impl<'a, 'c> Envelopes<'a, 'c> {
    pub(super) fn new(subject: &'a Subject<'c>, sink: &'a mut dyn Sink) -> Self {
        let (unpacker, objects) = (Unpacker::new(), MAX_OBJECTS);
        Self { subject, sink, unpacker, objects, depth: 0, start: 0, faults: Vec::new() }
    }

    /// Shows the outermost packet.
    pub(super) fn outermost(&mut self, packet: &[u8]) -> io::Result<()> {
        let (object, padding) = packet.split_at(packet.len().saturating_sub(self.subject.padding));
        if after_prefix(self.subject.schema, object).is_some() {
            return self.objects(object, "");
        }
        self.object(self.subject.dump(object), object, "")?;
        if padding.is_empty() {
            return Ok(());
        }
        let (offset, len) = (object.len(), padding.len());
        self.sink.heading(&format_args!("padding at {offset:06x}, {len} bytes"))
    }

    pub(super) fn heading(&mut self, text: &dyn Display) -> io::Result<()> {
        self.sink.heading(text)
    }

    /// Shows `packet`, which is at `path`: an object, and the queries after prefixes.
    fn objects(&mut self, packet: &[u8], path: &str) -> io::Result<()> {
        let schema = self.subject.schema;
        let mut rest = packet;
        while let Some(after) = after_prefix(schema, rest).filter(|_| self.objects > 0) {
            self.objects -= 1;
            let prefix = &rest[..rest.len() - after.len()];
            self.object(schema.dump(prefix), prefix, path)?;
            if self.depth == 0 {
                self.start += prefix.len();
            }
            let len = after.len();
            self.sink.heading(&format_args!("{path}the query after it, {len} bytes"))?;
            rest = after;
        }
        self.object(schema.dump(rest), rest, path)
    }

    fn object(&mut self, dump: Dump<'_>, packet: &[u8], path: &str) -> io::Result<()> {
        if let Err(error) = self.sink.packet(dump, packet)? {
            let rest = packet.get(error.offset()..).unwrap_or_default();
            let (rest, len) = (rest[..rest.len().min(8)].to_vec(), packet.len());
            let start = (self.depth == 0).then_some(self.start);
            self.faults.push(Fault::Packet { error, rest, len, start });
        }
        let (envelopes, left_out) = self.within(dump, packet);
        self.depth += 1;
        for envelope in envelopes {
            self.envelope(&envelope, packet, path)?;
        }
        self.depth -= 1;
        match left_out {
            0 => Ok(()),
            _ => {
                self.sink.heading(&format_args!("{left_out} more packets in `bytes` are not shown"))
            }
        }
    }

    /// The envelopes in a packet that are to be shown, and the number of the others.
    fn within(&mut self, dump: Dump<'_>, packet: &[u8]) -> (Vec<Envelope>, usize) {
        let (mut envelopes, mut left_out) = (Vec::new(), 0);
        // The depths, names and ids of the constructors around the next line.
        let mut around: Vec<(usize, String, u32)> = Vec::new();
        // The fault has been shown; the lines before it are given.
        let _ = dump.all_items(true).for_each_line(|line| {
            while around.last().is_some_and(|(depth, ..)| *depth >= line.depth()) {
                around.pop();
            }
            if let Some((name, id)) = line.constructor() {
                around.push((line.depth(), name.to_owned(), id));
            }
            let Some(content) = line.content() else { return };
            let (constructor, id) = around.last().map_or(("", 0), |(_, name, id)| (name, *id));
            let is_packed = id == GZIP;
            if !is_packed && !self.is_object(&packet[content.clone()]) {
                return;
            }
            let Some(objects) = self.objects.checked_sub(1).filter(|_| self.depth < MAX_DEPTH)
            else {
                left_out += 1;
                return;
            };
            self.objects = objects;
            let name = line.name().to_string();
            let name = name.split(':').next().unwrap_or_default();
            let (place, offset) = (format!("{constructor}.{name}"), line.range().start);
            envelopes.push(Envelope { place, offset, content, is_packed });
        });
        (envelopes, left_out)
    }

    /// Whether the bytes begin as a packet.
    fn is_object(&self, content: &[u8]) -> bool {
        id_at(content, 0).is_some_and(|it| self.subject.schema.constructor(it).is_some())
    }

    fn envelope(&mut self, envelope: &Envelope, packet: &[u8], path: &str) -> io::Result<()> {
        let Envelope { place, offset, content, is_packed } = envelope;
        let (content, len) = (&packet[content.clone()], content.len());
        let title = format!("{path}{place} at {offset:06x}, {len} bytes");
        let inner = format!("{path}{place} > ");
        if !is_packed {
            self.sink.heading(&title)?;
            return self.objects(content, &inner);
        }
        let (content, error) = match self.unpacker.unpack(content) {
            Ok(unpacked) => {
                self.sink.heading(&format_args!("{title}, unpacked {}", unpacked.content.len()))?;
                let trailing = unpacked.trailing;
                let error = (trailing > 0)
                    .then(|| format!("{trailing} bytes follow the packed data in `bytes`").into());
                (unpacked.content, error)
            }
            Err(error) => {
                self.sink.heading(&title)?;
                let error: Cow<'_, str> = format!("it cannot be unpacked: {error}").into();
                (Vec::new(), Some(error))
            }
        };
        if !content.is_empty() {
            self.objects(&content, &inner)?;
        }
        if let Some(error) = error {
            self.faults.push(Fault::Packed);
            self.sink.error(&error)?;
        }
        Ok(())
    }
}

/// The bytes after a function that is a prefix of another, such as `liteServer.waitMasterchainSeqno`.
pub(crate) fn after_prefix<'p>(schema: &Schema, packet: &'p [u8]) -> Option<&'p [u8]> {
    let prefix = schema.constructor(id_at(packet, 0)?).filter(|it| json::is_prefix(it))?;
    let error = schema.dump(packet).check().err()?;
    match error.kind() {
        DecodeErrorKind::TrailingBytes { left } if prefix.is_function() => {
            let rest = packet.get(packet.len() - left..)?;
            schema.constructor(id_at(rest, 0)?).map(|_| rest)
        }
        _ => None,
    }
}
