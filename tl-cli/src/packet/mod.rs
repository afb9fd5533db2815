//! Parses a pasted packet: hex, base64, a bytes literal, or the bytes themselves.
//!
//! The rule, in this order: 1. A text whose lines begin with offsets is a dump, as `xxd` and `hexdump -C` make it. 2. A
//! text that is a quoted literal (`b'\xf5Z'`, `"\xf5Z"`) is one, also after other words. 3. A list of numbers,
//! `{0xf5, 0x5a}` or `[245, 90]`, is a list of bytes. 4. A text of hex digits is hex. An odd number of them is an
//! error, not base64. 5. A text of base64's characters is base64. 6. If a file or standard input is not text, it is the
//! packet itself.
//!
//! A text with two meanings is an error.

mod base64;
mod hex;
mod hexdump;
mod list;
mod literal;
mod source;

use std::fmt;

use crate::ids;

/// How a packet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Hex,
    Base64,
    Literal,
    Dump,
    List,
    Raw,
}

/// A packet, and how it was written.
pub(crate) struct Packet {
    /// The bytes from `offset` on.
    pub(crate) bytes: Vec<u8>,
    pub(crate) form: Form,
    pub(crate) offset: usize,
}

impl Packet {
    fn new(bytes: Vec<u8>, form: Form) -> Self {
        Self { bytes, form, offset: 0 }
    }

    /// The packet from byte `offset` on.
    pub(crate) fn skip(mut self, offset: usize) -> Result<Self, String> {
        let len = self.bytes.len();
        if offset > len {
            return Err(format!("byte {offset} is behind the packet of {len} bytes"));
        }
        self.bytes.drain(..offset);
        Ok(Self { offset, ..self })
    }
}

/// Shows the form as errors do: "read as hex".
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hex => "hex",
            Self::Base64 => "base64",
            Self::Literal => "a bytes literal",
            Self::Dump => "a hex dump",
            Self::List => "a list of bytes",
            Self::Raw => "raw bytes",
        })
    }
}

/// Reads the packet that `words` of the command line give: the name of a file, `-` for standard input, or the packet.
pub(crate) fn read(words: &[String], form: Option<Form>) -> Result<Packet, String> {
    let is_raw = form == Some(Form::Raw);
    match words {
        [] => from_bytes(source::standard_input()?, form),
        [one] if one == "-" => from_bytes(source::standard_input()?, form),
        [one] => match source::file(one) {
            Some(bytes) => from_bytes(bytes?, form),
            None if is_raw => Err(format!("there is no file `{one}`")),
            None => from_argument(one, form).map_err(|error| no_file(one, error)),
        },
        _ if is_raw => Err("`--raw` reads one file or standard input".to_owned()),
        words => match words.iter().find(|it| source::is_file(it)) {
            Some(name) => Err(format!(
                "`{name}` is the name of a file: give it alone, since one packet is read"
            )),
            None => from_argument(&words.join(" "), form),
        },
    }
}

/// Reads the packet of the command line. A text with the id of a constructor may be the message of a client.
fn from_argument(text: &str, form: Option<Form>) -> Result<Packet, String> {
    from_text(text, form).map_err(|error| match ids::find(text) {
        Some(id) if text.len() <= 1000 => {
            format!("{error}; `tl show {id:08x}` shows the constructor of an id")
        }
        _ => error,
    })
}

/// Adds that there is no such file, if the text looks like the name of one.
fn no_file(name: &str, error: String) -> String {
    let is_name = name.contains(['/', '.', '\\']) || error.starts_with("it is no base64");
    if name.len() <= 255 && is_name && !name.contains(['\'', '"']) {
        return format!("there is no file `{name}`, and as a packet, {error}");
    }
    error
}

/// The beginning of a text, for a message.
fn shown(text: &str) -> String {
    let mut shown = text.chars().take(60).collect::<String>().escape_debug().to_string();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

fn from_bytes(bytes: Vec<u8>, form: Option<Form>) -> Result<Packet, String> {
    let text = str::from_utf8(&bytes).ok().filter(|it| form.is_some() || is_text(it));
    match (form, text) {
        (Some(Form::Raw), _) | (None, None) => Ok(Packet::new(bytes, Form::Raw)),
        (form, Some(text)) => from_text(text, form),
        (Some(form), None) => Err(format!("it is no text, and {form} was asked for")),
    }
}

/// Whether the only control characters are tabs and line ends.
fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| !it.is_control() || matches!(it, '\t' | '\n' | '\r'))
}

/// Reads a line of a log to `bytes`: a packet that is written as a text.
pub(crate) fn read_line(line: &[u8], bytes: &mut Vec<u8>) -> Result<(), String> {
    bytes.clear();
    if hex::decode_digits(line, bytes) {
        return Ok(());
    }
    let text = str::from_utf8(line).ok().filter(|it| is_text(it));
    let text = text.ok_or("it is no text: hex, base64 or a literal is expected")?;
    *bytes = from_text(text, None)?.bytes;
    Ok(())
}

/// Reads a packet that is written as a text.
pub(crate) fn from_text(text: &str, form: Option<Form>) -> Result<Packet, String> {
    // Windows editors write a byte order mark.
    let text = text.trim_start_matches('\u{feff}').trim();
    match form {
        Some(Form::Base64) => return Ok(Packet::new(base64::decode(text)?, Form::Base64)),
        Some(_) => return Ok(Packet::new(hex::decode(text)?, Form::Hex)),
        None => {}
    }
    if let Some(bytes) = hexdump::decode(text) {
        return Ok(Packet::new(bytes?, Form::Dump));
    }
    if let Some(start) = literal::find(text) {
        return Ok(Packet::new(literal::decode(&text[start..])?, Form::Literal));
    }
    if let Some(bytes) = list::decode(text) {
        return Ok(Packet::new(bytes?, Form::List));
    }
    if hex::is_hex(text) {
        return Ok(Packet::new(hex::decode(text)?, Form::Hex));
    }
    Ok(Packet::new(base64::decode(text)?, Form::Base64))
}

#[cfg(test)]
mod tests;
