//! The `bytes` in a packet, which may hold another packet.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Combinator, Schema};
use crate::reader::Reader;
use crate::schema::dump::header_len;
use crate::schema::event::{Event, Path, Value, Visitor};

/// A value of the type `bytes` in a packet. Made by [`Schema::for_each_bytes`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BytesValue<'a> {
    /// The constructor or function that has the value.
    pub constructor: Option<&'a Combinator>,
    /// The name of the parameter, as in `packed_data`, or the place in a vector, as in `[0]`.
    pub name: String,
    /// The offset of the value in the packet: that of its length.
    pub offset: usize,
    /// The bytes, without their length and padding.
    pub content: &'a [u8],
}

impl Schema {
    /// Gives each value of the type `bytes` in `packet` to `give`, in order: some hold a packet of their own. Of a
    /// broken packet it gives those in front of the fault. It keeps the default [limits](crate::Limits).
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("gzip_packed#3072cfa1 packed_data:bytes = Object;")?;
    /// let packet = [0xa1, 0xcf, 0x72, 0x30, 2, 0x1f, 0x8b, 0];
    /// schema.for_each_bytes(&packet, |value| {
    ///     assert_eq!((value.name.as_str(), value.offset), ("packed_data", 4));
    ///     assert_eq!(value.content, [0x1f, 0x8b]);
    /// });
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    pub fn for_each_bytes<'a>(&'a self, packet: &'a [u8], mut give: impl FnMut(BytesValue<'a>)) {
        let give = &mut give;
        let mut visitor = BytesVisitor { schema: self, packet, around: Vec::new(), give };
        // A dump shows the fault, and the values in front of it have been given.
        let _ = self.walk(Reader::new(packet), usize::MAX, &mut visitor);
    }
}

/// Gives the `bytes` among the events.
struct BytesVisitor<'a, 'g> {
    schema: &'a Schema,
    packet: &'a [u8],
    /// The depths and the ids of the constructors around the next event.
    around: Vec<(usize, u32)>,
    give: &'g mut dyn FnMut(BytesValue<'a>),
}

impl Visitor for BytesVisitor<'_, '_> {
    fn visit(&mut self, event: &Event<'_>) {
        while self.around.last().is_some_and(|(depth, _)| *depth >= event.depth) {
            self.around.pop();
        }
        match event.value {
            Value::Constructor { id, .. } => self.around.push((event.depth, id)),
            Value::Bytes(content) => self.bytes(event, content.len()),
            _ => {}
        }
    }
}

impl BytesVisitor<'_, '_> {
    fn bytes(&mut self, event: &Event<'_>, len: usize) {
        let header = header_len(event.bytes);
        let start = event.offset + header;
        let Some(content) = self.packet.get(start..start + len) else { return };
        let around = self.around.last().and_then(|(_, id)| self.schema.constructor(*id));
        let name = name(event.path);
        (self.give)(BytesValue { constructor: around, name, offset: event.offset, content });
    }
}

/// `query`, `[0]`
fn name(path: Path<'_>) -> String {
    match path {
        Path::Parameter { name, .. } => name.text().to_string(),
        Path::Item(index, _) => alloc::format!("[{index}]"),
        Path::Root(_) | Path::Items(_) => String::new(),
    }
}
