//! A packet with what its bytes mean.

use alloc::string::String;
use core::fmt::{self, Write};

use super::walk::{Label, Piece, Value, Visitor, Walk};
use super::{Definition, Type};
use crate::encode::Encode;
use crate::error::DecodeError;
use crate::hex::ShortHex;
use crate::limits::Limits;
use crate::reader::Reader;

/// Shows `packet`, which is to be a `T`, byte by byte with its definitions: offset, bytes, field, type
/// and value. On a broken packet, all that is known up to the fault, and then what is wrong.
///
/// The first place to look when a packet is not what it should be. The definitions alone are used, not
/// the decoder; both read the same bytes and stop at the same fault, but for
/// [`Limits::allocation`], of which the dump counts only vectors. It keeps the default limits, or
/// [those given](Dump::with_limits). Offsets are in hex, those of errors in decimal: the line at `000018`
/// is "at byte 24". An error's line begins with the first byte that no line has shown, which may be some
/// before the fault.
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
    Dump { ty: T::TYPE, packet, limits: Limits::DEFAULT, is_colored: false }
}

/// A packet to be displayed with what its bytes mean. Made by [`dump`].
///
/// A line has the offset in hex, the bytes (a `+` before padding, `…` where there are more), and the
/// field with its type and value, indented by the objects around it.
#[derive(Clone, Copy)]
pub struct Dump<'a> {
    ty: Type,
    packet: &'a [u8],
    limits: Limits,
    is_colored: bool,
}

impl Dump<'_> {
    /// Shows with the colours of a terminal, or without.
    #[must_use]
    pub fn colored(self, is_colored: bool) -> Self {
        Self { is_colored, ..self }
    }

    /// Walks within `limits` instead of the default ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Walks through the packet without showing it: the number of bytes, or what is wrong.
    pub fn check(&self) -> Result<usize, DecodeError> {
        struct Blind;
        impl Visitor for Blind {
            fn visit(&mut self, _: &Piece<'_>) {}
        }
        self.walk(&mut Blind)
    }

    fn walk(&self, visitor: &mut dyn Visitor) -> Result<usize, DecodeError> {
        let reader = Reader::with_limits(self.packet, self.limits);
        let mut walk = Walk { reader, visitor, depth: 0 };
        walk.value(&self.ty, Label::Root(&self.ty))?;
        walk.finish()
    }
}

/// Says what is dumped, in short.
impl fmt::Debug for Dump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dump")
            .field("ty", &self.ty)
            .field("packet", &ShortHex(self.packet))
            .field("limits", &self.limits)
            .field("is_colored", &self.is_colored)
            .finish()
    }
}

impl fmt::Display for Dump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Lines { f, is_colored: self.is_colored, end: 0, result: Ok(()) };
        let walked = self.walk(&mut lines);
        lines.result?;
        let Err(error) = walked else { return Ok(()) };
        let color = Color::new(self.is_colored, Color::RED);
        // What was read of a value before its fault has had no line yet.
        let offset = error.offset().min(lines.end);
        let bytes = hex(self.packet.get(offset..).unwrap_or_default(), usize::MAX);
        writeln!(f, "{offset:06x}  {bytes:<HEX_WIDTH$} {color}error: {error}{}", color.end())
    }
}

/// Writes a line a piece, and keeps the first failure.
struct Lines<'f, 'b> {
    f: &'f mut fmt::Formatter<'b>,
    is_colored: bool,
    /// Where the last piece ends.
    end: usize,
    result: fmt::Result,
}

impl Visitor for Lines<'_, '_> {
    fn visit(&mut self, piece: &Piece<'_>) {
        if self.result.is_ok() {
            self.end = piece.offset + piece.bytes.len();
            self.result = self.line(piece);
        }
    }
}

/// How many bytes of a piece a line shows, and how many characters they take.
const SHOWN: usize = 8;
const HEX_WIDTH: usize = 3 * SHOWN;

/// How many bytes of a string's content a line shows.
const CONTENT: usize = 48;

impl Lines<'_, '_> {
    fn line(&mut self, piece: &Piece<'_>) -> fmt::Result {
        let dim = Color::new(self.is_colored, Color::DIM);
        let name = Color::new(self.is_colored, Color::CYAN);
        let indent = 2 * piece.depth;
        let content = piece.bytes.len() - padding(piece);
        write!(
            self.f,
            "{:06x}  {dim}{:<HEX_WIDTH$}{} ",
            piece.offset,
            hex(piece.bytes, content),
            dim.end()
        )?;
        write!(self.f, "{:indent$}{name}{}{}", "", Name(piece.label), name.end())?;
        writeln!(self.f, "{}", Meaning(piece))
    }
}

/// The first of `bytes`, of which those after `content` are padding.
fn hex(bytes: &[u8], content: usize) -> String {
    let mut hex = String::new();
    for (index, byte) in bytes.iter().take(SHOWN).enumerate() {
        let separator = match index {
            0 => "",
            index if index == content => "+",
            _ => " ",
        };
        // Writing to a string cannot fail.
        let _ = write!(hex, "{separator}{byte:02x}");
    }
    if bytes.len() > SHOWN {
        hex.push('…');
    }
    hex
}

/// How many bytes at the end of a string are padding.
fn padding(piece: &Piece<'_>) -> usize {
    let content = match piece.value {
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        _ => return 0,
    };
    let header = match piece.bytes {
        [0xff, ..] => 8,
        [0xfe, ..] => 4,
        _ => 1,
    };
    piece.bytes.len().saturating_sub(header + content)
}

struct Name<'a>(Label<'a>);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Label::Root(ty) => ty.fmt(f),
            Label::Parameter(parameter) => parameter.fmt(f),
            Label::Item(index, ty) => write!(f, "[{index}]:{ty}"),
        }
    }
}

struct Meaning<'a>(&'a Piece<'a>);

impl fmt::Display for Meaning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.value {
            Value::Int(value) => write!(f, " = {value}"),
            Value::Long(value) => write!(f, " = {value}"),
            Value::Double(value) => write!(f, " = {value:?}"),
            Value::Wide(value) => write!(f, " = {value}"),
            Value::Bool(value) => write!(f, " = {value}"),
            Value::Word(word, definition) => self.word(f, *word, definition),
            Value::Text(text) => write_text(f, text),
            Value::Bytes(bytes) => write_bytes(f, bytes),
            Value::Constructor(name) => write!(f, ": {name}"),
            Value::Count(1) => f.write_str(": 1 item"),
            Value::Count(count) => write!(f, ": {count} items"),
            Value::Unknown(id) => {
                write!(f, ": constructor #{id:08x}, {} bytes", self.0.bytes.len().saturating_sub(4))
            }
            Value::Opaque => write!(f, ": {} bytes", self.0.bytes.len()),
        }
    }
}

impl Meaning<'_> {
    /// ` = 0b100100 (p2p_allowed, bit 2)`; a plain number where no parameter depends on the word.
    fn word(&self, f: &mut fmt::Formatter<'_>, word: u32, definition: &Definition) -> fmt::Result {
        let Label::Parameter(parameter) = self.0.label else { return write!(f, " = {word}") };
        let conditions = || {
            let conditions =
                definition.parameters().filter_map(|it| Some((it.name, it.condition?)));
            conditions.filter(|(_, condition)| condition.word == parameter.name)
        };
        if conditions().next().is_none() {
            return write!(f, " = {word}");
        }
        write!(f, " = {word:#b}")?;
        let mut separator = " (";
        for bit in (0..32).filter(|bit| crate::private::bit(word, *bit)) {
            let mut names = conditions().filter(|(_, it)| it.bit == bit).map(|(name, _)| name);
            match names.next() {
                Some(name) => write!(f, "{separator}{name}")?,
                None => write!(f, "{separator}bit {bit}")?,
            }
            separator = ", ";
            for name in names {
                write!(f, "{separator}{name}")?;
            }
        }
        if word == 0 { Ok(()) } else { f.write_str(")") }
    }
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
    shown.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
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
