//! A packet, shown with the meaning of its bytes.

use core::fmt;

use crate::encode::Encode;
use crate::error::DecodeError;
use crate::hex::{Hex, ShortHex};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::schema::definition::Type;
use crate::schema::event::{Bits, Event, EventValue, NoopVisitor, Path, Visitor};
use crate::schema::hex_column::HexColumn;
#[cfg(feature = "schema")]
use crate::schema::read::{Schema, SchemaType};
use crate::schema::source::Derived;
use crate::schema::walk::walk;
use crate::types::flags::bit as is_set;

/// Shows each byte of `packet`, a value of the type `T`: offset, bytes, field, type and value. If the packet is
/// broken, the dump shows everything before the fault, and then the error.
///
/// If a packet is wrong, look at its dump first. A dump uses only the definitions, not the decoder. Both read the
/// same bytes and find the same fault. The only exception is [`Limits::allocation`], for which the dump counts only
/// vectors.
///
/// The default limits apply, or [others](Dump::with_limits). A dump shows the first 16 items of each vector, or
/// [all](Dump::all_items). Its offsets are in hex, and those of errors in decimal: the line `000018` is "at byte 24".
/// The line of an error begins with the first byte that no earlier line has shown. This byte may be before the fault.
///
/// ```
/// use tl_core::TlObject;
///
/// #[derive(TlObject)]
/// #[tl(id = 0x7d748d04, name = "dataJSON", type = "DataJSON")]
/// struct DataJson {
///     data: String,
/// }
///
/// let packet = [0x04, 0x8d, 0x74, 0x7d, 2, b'{', b'}', 0];
/// let expected = "\
/// 000000  04 8d 74 7d              DataJSON: dataJSON#7d748d04
/// 000004  02 7b 7d+00                data:string = \"{}\"
/// ";
/// assert_eq!(tl_core::dump::<DataJson>(&packet).to_string(), expected);
/// ```
#[must_use]
pub fn dump<T: Encode>(packet: &[u8]) -> Dump<'_> {
    Dump::new(DefinitionsOf::Type(const { &T::TYPE }), packet)
}

/// Displays a packet with the meaning of its bytes. [`dump`] makes it, or a run-time schema.
///
/// Each line has the offset in hex, the bytes (`+` before padding, `…` if there are more), and the field with its
/// type and value. The indentation is the number of objects around it.
#[derive(Clone, Copy)]
pub struct Dump<'a> {
    definitions: DefinitionsOf<'a>,
    packet: &'a [u8],
    limits: Limits,
    shown_items: usize,
    is_colored: bool,
}

/// The definitions for the packet.
#[derive(Clone, Copy, Debug)]
enum DefinitionsOf<'a> {
    /// A derived type: the type of the packet.
    Type(&'a Type),
    /// A schema: the id of the packet names its constructor or function.
    #[cfg(feature = "schema")]
    Schema(&'a Schema),
    /// A type of a schema.
    #[cfg(feature = "schema")]
    SchemaType(&'a Schema, &'a SchemaType),
}

/// The number of items that are shown of each vector.
const SHOWN_ITEMS: usize = 16;

#[cfg(feature = "schema")]
impl Schema {
    /// Shows each byte of `packet` with the definitions of this schema, as [`dump`] does for a derived type. The id
    /// at its beginning names its constructor or function.
    #[must_use]
    pub fn dump<'a>(&'a self, packet: &'a [u8]) -> Dump<'a> {
        Dump::new(DefinitionsOf::Schema(self), packet)
    }

    /// Shows `packet`, a value of the type `ty` of this schema ([`ty`](Self::ty)): a vector, a bare constructor, a
    /// number.
    ///
    /// ```
    /// use tl_core::schema::Schema;
    ///
    /// let schema = Schema::parse("pair int int = Pair;")?;
    /// let expected = "\
    /// 000000                           pair: pair#b0bc7842
    /// 000000  01 00 00 00                int = 1
    /// 000004  02 00 00 00                int = 2
    /// ";
    /// let ty = schema.ty("pair")?;
    /// assert_eq!(schema.dump_as(&ty, &[1, 0, 0, 0, 2, 0, 0, 0]).to_string(), expected);
    /// # Ok::<(), tl_core::schema::SchemaError>(())
    /// ```
    #[must_use]
    pub fn dump_as<'a>(&'a self, ty: &'a SchemaType, packet: &'a [u8]) -> Dump<'a> {
        Dump::new(DefinitionsOf::SchemaType(self, ty), packet)
    }
}

impl<'a> Dump<'a> {
    fn new(definitions: DefinitionsOf<'a>, packet: &'a [u8]) -> Self {
        Self {
            definitions,
            packet,
            limits: Limits::DEFAULT,
            shown_items: SHOWN_ITEMS,
            is_colored: false,
        }
    }

    /// Shows with the colours of a terminal, or without.
    #[must_use]
    pub fn colored(self, is_colored: bool) -> Self {
        Self { is_colored, ..self }
    }

    /// Shows all items of each vector, or the first 16 and the number of the others.
    #[must_use]
    pub fn all_items(self, is_all: bool) -> Self {
        Self { shown_items: if is_all { usize::MAX } else { SHOWN_ITEMS }, ..self }
    }

    /// Walks within `limits` instead of the default ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Walks through the packet without showing it, and returns its number of bytes, or the fault.
    ///
    /// # Errors
    /// The packet is cut, has an id that its type does not have, exceeds a limit, or has bytes after its value. The
    /// error has the offset and the path.
    pub fn check(&self) -> Result<usize, DecodeError> {
        self.walk(&mut NoopVisitor)
    }

    pub(super) fn walk(&self, visitor: &mut dyn Visitor) -> Result<usize, DecodeError> {
        let reader = Reader::with_limits(self.packet, self.limits);
        match self.definitions {
            DefinitionsOf::Type(ty) => walk(Derived, reader, ty, self.shown_items, visitor),
            #[cfg(feature = "schema")]
            DefinitionsOf::Schema(schema) => schema.walk(reader, self.shown_items, visitor),
            #[cfg(feature = "schema")]
            DefinitionsOf::SchemaType(schema, ty) => {
                walk(schema, reader, ty, self.shown_items, visitor)
            }
        }
    }
}

/// Shows the packet's definitions and length, in short.
impl fmt::Debug for Dump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dump")
            .field("definitions", &self.definitions)
            .field("packet", &ShortHex(self.packet))
            .field("limits", &self.limits)
            .field("is_colored", &self.is_colored)
            .finish()
    }
}

impl fmt::Display for Dump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = DumpFormatter { f, is_colored: self.is_colored, end: 0, result: Ok(()) };
        let walked = self.walk(&mut lines);
        lines.result?;
        let Err(error) = walked else { return Ok(()) };
        let color = Color::new(self.is_colored, Color::RED);
        // The bytes of the faulty value that were read before the fault have no line yet.
        let offset = error.offset().min(lines.end);
        let bytes = self.packet.get(offset..).unwrap_or_default();
        let bytes = HexColumn { bytes, content: usize::MAX };
        writeln!(f, "{offset:06x}  {bytes} {color}error: {error}{}", color.end())
    }
}

/// Writes a line per event, and keeps the first failure.
struct DumpFormatter<'f, 'b> {
    f: &'f mut fmt::Formatter<'b>,
    is_colored: bool,
    /// The end of the last event.
    end: usize,
    result: fmt::Result,
}

impl Visitor for DumpFormatter<'_, '_> {
    fn visit(&mut self, event: &Event<'_>) {
        // The bit already has its name in the line of the flags word.
        let is_bit = matches!(event.value, EventValue::True);
        if self.result.is_ok() && !is_bit {
            self.end = event.offset + event.bytes.len();
            self.result = self.line(event);
        }
    }
}

/// The number of content bytes of a string that a line shows.
const CONTENT: usize = 48;

impl DumpFormatter<'_, '_> {
    fn line(&mut self, event: &Event<'_>) -> fmt::Result {
        let dim = Color::new(self.is_colored, Color::DIM);
        let name = Color::new(self.is_colored, Color::CYAN);
        let content = event.bytes.len() - padding(event);
        let bytes = HexColumn { bytes: event.bytes, content };
        write!(self.f, "{:06x}  {dim}{bytes}{} ", event.offset, dim.end())?;
        // Not a format width, which has a maximum.
        (0..event.depth).try_for_each(|_| self.f.write_str("  "))?;
        write!(self.f, "{name}{}{}", PathText(event.path), name.end())?;
        writeln!(self.f, "{}", ValueText(event))
    }
}

/// The number of padding bytes at the end of a string.
pub(super) fn padding(event: &Event<'_>) -> usize {
    let content = match event.value {
        EventValue::Text(text) => text.len(),
        EventValue::Bytes(bytes) => bytes.len(),
        _ => return 0,
    };
    event.bytes.len().saturating_sub(header_len(event.bytes) + content)
}

/// The size of the length at the beginning of a string, in bytes.
fn header_len(string: &[u8]) -> usize {
    match string {
        [0xff, ..] => 8,
        [0xfe, ..] => 4,
        _ => 1,
    }
}

/// The name and the type of a value, as its line shows them.
pub(super) struct PathText<'a>(pub(super) Path<'a>);

impl fmt::Display for PathText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Path::Root(ty) => ty.fmt(f),
            Path::Parameter { shown, .. } => shown.fmt(f),
            Path::Item(index, ty) => write!(f, "[{index}]:{ty}"),
            Path::Items(count) => write!(f, "… {} more", Grouped(count)),
        }
    }
}

/// A number with its digits in groups of three: `1,048,570`.
struct Grouped(usize);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 1000, self.0 % 1000) {
            (0, last) => write!(f, "{last}"),
            (first, last) => write!(f, "{},{last:03}", Self(first)),
        }
    }
}

/// The text of a line after the name.
pub(super) struct ValueText<'a>(pub(super) &'a Event<'a>);

impl fmt::Display for ValueText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.value {
            EventValue::Int(value) | EventValue::Length(value) => write!(f, " = {value}"),
            EventValue::Long(value) => write!(f, " = {value}"),
            EventValue::Double(value) => write!(f, " = {value:?}"),
            EventValue::Int128(value) => write!(f, " = {value}"),
            EventValue::Int256(value) => write!(f, " = {value}"),
            EventValue::Int512(value) => write!(f, " = {value}"),
            EventValue::Bool(value) => write!(f, " = {value}"),
            EventValue::Word(word, bits) => write_word(f, *word, *bits),
            EventValue::Text(text) => write_text(f, text),
            EventValue::Bytes(bytes) => write_bytes(f, bytes),
            EventValue::Constructor { name, id } => write!(f, ": {}#{id:08x}", name.text()),
            EventValue::Count(1) => f.write_str(": 1 item"),
            EventValue::Count(count) => write!(f, ": {count} items"),
            EventValue::Unknown(object) => {
                write!(f, ": constructor #{:08x}, {} bytes", object.id(), object.body().len())
            }
            EventValue::More | EventValue::True => Ok(()),
            EventValue::Opaque => write!(f, ": {} bytes", self.0.bytes.len()),
        }
    }
}

/// ` = 0b100100 (p2p_allowed, bit 2)`; a plain number if no parameter depends on the word.
fn write_word(f: &mut fmt::Formatter<'_>, word: u32, bits: &dyn Bits) -> fmt::Result {
    let mut has_bits = false;
    bits.each(&mut |_, _| has_bits = true);
    if !has_bits {
        return write!(f, " = {word}");
    }
    write!(f, " = {word:#b}")?;
    let mut separator = " (";
    for bit in (0..32).filter(|bit| is_set(word, *bit)) {
        let (mut result, mut is_named) = (Ok(()), false);
        bits.each(&mut |it, name| {
            if it == bit && !name.is_empty() && result.is_ok() {
                result = write!(f, "{separator}{name}");
                (separator, is_named) = (", ", true);
            }
        });
        result?;
        if !is_named {
            write!(f, "{separator}bit {bit}")?;
            separator = ", ";
        }
    }
    if word == 0 { Ok(()) } else { f.write_str(")") }
}

/// ` = "127.0.0.1"`
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let end = text.char_indices().map(|(start, char)| start + char.len_utf8());
    let end = end.take_while(|end| *end <= CONTENT).last().unwrap_or(0);
    write!(f, " = {:?}", &text[..end])?;
    write_rest(f, text.len(), end)
}

/// ` = 64617461 "data"`
fn write_bytes(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    let shown = &bytes[..bytes.len().min(CONTENT / 2)];
    f.write_str(" = ")?;
    write!(f, "{}", Hex(shown))?;
    if !shown.is_empty() && shown.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        write!(f, " \"{}\"", shown.escape_ascii())?;
    }
    write_rest(f, bytes.len(), shown.len())
}

fn write_rest(f: &mut fmt::Formatter<'_>, len: usize, shown: usize) -> fmt::Result {
    if len > shown { write!(f, "… ({len} bytes)") } else { Ok(()) }
}

/// An escape sequence of a terminal, or nothing.
#[derive(Clone, Copy)]
struct Color(&'static str);

impl Color {
    const DIM: &str = "\x1b[2m";
    const CYAN: &str = "\x1b[36m";
    const RED: &str = "\x1b[31m";

    fn new(is_colored: bool, sequence: &'static str) -> Self {
        Self(if is_colored { sequence } else { "" })
    }

    fn end(self) -> &'static str {
        if self.0.is_empty() { "" } else { "\x1b[0m" }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
