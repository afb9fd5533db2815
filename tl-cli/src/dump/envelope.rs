//! What `bytes` hold: a packet of its own, or one that is packed.

use std::io::{self, Read};

use flate2::read::GzDecoder;
use tl_core::schema::{BytesValue, Schema};

use super::{after_prefix, id_at};
use crate::output::Output;

/// The id of `gzip_packed`.
const GZIP: u32 = 0x3072_cfa1;

/// How many bytes all that is packed in a packet may have, unpacked.
const MAX_UNPACKED: usize = 16 << 20;

/// How many packets within a packet are shown, and how deep they may be within each other.
const MAX_OBJECTS: usize = 1000;
const MAX_DEPTH: usize = 16;

/// Shows packets, and those within them.
pub(super) struct Envelopes<'s> {
    schema: &'s Schema,
    is_all: bool,
    /// How many bytes may still be unpacked.
    unpackable: usize,
    /// How many packets within others may still be shown.
    objects: usize,
    depth: usize,
    /// Whether all that has been shown is right.
    is_right: bool,
}

impl<'s> Envelopes<'s> {
    pub(super) fn new(schema: &'s Schema, is_all: bool) -> Self {
        let (unpackable, objects) = (MAX_UNPACKED, MAX_OBJECTS);
        Self { schema, is_all, unpackable, objects, depth: 0, is_right: true }
    }

    /// Shows `packet`, which the place `path` holds. Gives whether all is right so far.
    pub(super) fn objects(
        &mut self,
        packet: &[u8],
        path: &str,
        output: &mut Output,
    ) -> io::Result<bool> {
        let mut rest = packet;
        while let Some(after) = after_prefix(self.schema, rest) {
            self.object(&rest[..rest.len() - after.len()], path, output)?;
            output.heading(format_args!("{path}the query after it, {} bytes", after.len()))?;
            rest = after;
        }
        self.object(rest, path, output)?;
        Ok(self.is_right)
    }

    fn object(&mut self, packet: &[u8], path: &str, output: &mut Output) -> io::Result<()> {
        let dump = self.schema.dump(packet).all_items(self.is_all).colored(output.is_colored);
        output.write(dump)?;
        self.is_right &= dump.check().is_ok();
        let mut values = Vec::new();
        let mut left_out = 0_usize;
        self.schema.for_each_bytes(packet, |value| {
            if !self.is_envelope(&value) {
                return;
            }
            match self.objects.checked_sub(1).filter(|_| self.depth < MAX_DEPTH) {
                Some(objects) => {
                    self.objects = objects;
                    values.push(value);
                }
                None => left_out += 1,
            }
        });
        self.depth += 1;
        for value in values {
            self.envelope(&value, path, output)?;
        }
        self.depth -= 1;
        if left_out > 0 {
            output.heading(format_args!("{left_out} more packets in `bytes` are not shown"))?;
        }
        Ok(())
    }

    /// Whether the bytes hold a packet.
    fn is_envelope(&self, value: &BytesValue<'_>) -> bool {
        is_packed(value)
            || id_at(value.content, 0).is_some_and(|it| self.schema.constructor(it).is_some())
    }

    fn envelope(
        &mut self,
        value: &BytesValue<'_>,
        path: &str,
        output: &mut Output,
    ) -> io::Result<()> {
        let constructor = value.constructor.map_or("", |it| it.name());
        let place = format!("{path}{constructor}.{}", value.name);
        let len = value.content.len();
        let inner = format!("{place} > ");
        if !is_packed(value) {
            output.heading(format_args!("{place} at {:06x}, {len} bytes", value.offset))?;
            return self.objects(value.content, &inner, output).map(drop);
        }
        match self.unpacked(value.content) {
            Ok(content) => {
                let unpacked = content.len();
                output.heading(format_args!(
                    "{place} at {:06x}, {len} bytes, unpacked {unpacked}",
                    value.offset
                ))?;
                self.objects(&content, &inner, output).map(drop)
            }
            Err(error) => {
                output.heading(format_args!("{place} at {:06x}, {len} bytes", value.offset))?;
                self.is_right = false;
                output.line(format_args!("error: it cannot be unpacked: {error}"))
            }
        }
    }

    fn unpacked(&mut self, packed: &[u8]) -> Result<Vec<u8>, String> {
        let mut content = Vec::new();
        let limit = u64::try_from(self.unpackable).unwrap_or(u64::MAX).saturating_add(1);
        let result = GzDecoder::new(packed).take(limit).read_to_end(&mut content);
        result.map_err(|error| error.to_string())?;
        match self.unpackable.checked_sub(content.len()) {
            Some(unpackable) => {
                self.unpackable = unpackable;
                Ok(content)
            }
            None => Err("it is more than 16 MiB".to_owned()),
        }
    }
}

fn is_packed(value: &BytesValue<'_>) -> bool {
    value.constructor.is_some_and(|it| it.id() == GZIP)
}
