//! A packet as people paste it: hex, base64, a bytes literal, or the bytes themselves.
//!
//! The rule, in this order:
//! 1. A text that is a quoted literal (`b'\xf5Z'`, `"\xf5Z"`) is one, also after other words.
//! 2. A text of hex digits is hex. An odd number of them is an error, not base64.
//! 3. A text of base64's characters is base64.
//! 4. A file or standard input that is no text is the packet itself.

mod base64;
mod hex;
mod literal;

use std::fmt;
use std::path::Path;
use std::{fs, io};

/// How a packet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Hex,
    Base64,
    Literal,
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
            Self::Raw => "raw bytes",
        })
    }
}

/// Reads the packet that `words` of the command line give: the name of a file, `-` for standard input, or the packet.
pub(crate) fn read(words: &[String], form: Option<Form>) -> Result<Packet, String> {
    match words {
        [] => from_bytes(standard_input()?, form),
        [one] if one == "-" => from_bytes(standard_input()?, form),
        [one] if Path::new(one).is_file() => {
            let bytes = fs::read(one).map_err(|error| format!("cannot read {one}: {error}"))?;
            from_bytes(bytes, form)
        }
        [one] if form == Some(Form::Raw) => Err(format!("there is no file `{one}`")),
        words => from_text(&words.join(" "), form).map_err(|error| no_file(words, error)),
    }
}

fn standard_input() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = io::Read::read_to_end(&mut io::stdin(), &mut bytes);
    result.map_err(|error| format!("cannot read standard input: {error}"))?;
    Ok(bytes)
}

/// Adds that there is no such file, if the text looks like the name of one.
fn no_file(words: &[String], error: String) -> String {
    match words {
        [name] if name.contains(['/', '.', '\\']) && !name.contains(['\'', '"']) => {
            format!("there is no file `{name}`, and as a packet, {error}")
        }
        _ => error,
    }
}

fn from_bytes(bytes: Vec<u8>, form: Option<Form>) -> Result<Packet, String> {
    let text = str::from_utf8(&bytes).ok().filter(|it| form.is_some() || is_text(it));
    match (form, text) {
        (Some(Form::Raw), _) | (None, None) => Ok(Packet::new(bytes, Form::Raw)),
        (form, Some(text)) => from_text(text, form),
        (Some(form), None) => Err(format!("it is no text, and {form} was asked for")),
    }
}

/// Whether it has no control characters, but for those between words.
fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| !it.is_control() || matches!(it, '\t' | '\n' | '\r'))
}

fn from_text(text: &str, form: Option<Form>) -> Result<Packet, String> {
    let text = text.trim();
    let literal = literal::find(text);
    let form = match form {
        Some(form) => form,
        None if literal.is_some() => Form::Literal,
        None if hex::is_hex(text) => Form::Hex,
        None => Form::Base64,
    };
    let bytes = match (form, literal) {
        (Form::Hex, _) => hex::decode(text)?,
        (Form::Literal, Some(start)) => literal::decode(&text[start..])?,
        _ => base64::decode(text)?,
    };
    Ok(Packet::new(bytes, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Form, Vec<u8>) {
        let packet = from_text(text, None).unwrap();
        (packet.form, packet.bytes)
    }

    fn error(text: &str) -> String {
        from_text(text, None).map(|it| it.bytes).unwrap_err()
    }

    const BYTES: [u8; 4] = [0xf5, 0x5a, 0x53, 0x30];

    #[test]
    fn hex_is_read_however_it_is_spaced() {
        let texts = ["f55a5330", "F5 5A 53 30", "0xf55a5330", "f55a\n5330\n", "\tf5:5a:53:30 "];
        for text in texts.into_iter().chain(["0xf5, 0x5A, 0x53, 0x30,", "[0xf5,0x5a,0x53,0x30]"]) {
            assert_eq!(of(text), (Form::Hex, BYTES.to_vec()), "{text}");
        }
        assert_eq!(error("f55a533"), "hex has two digits per byte, and 7 are an odd number");
    }

    #[test]
    fn base64_is_read_in_both_alphabets() {
        // f5 5a 53 30 = 111101 010101 101001 010011 001100 00(0000)
        for text in ["9VpTMA==", "9VpTMA", "9VpT\nMA==\n"] {
            assert_eq!(of(text), (Form::Base64, BYTES.to_vec()), "{text}");
        }
        // fb ff be = 111110 111111 111110 111110
        assert_eq!(of("+/++").1, [0xfb, 0xff, 0xbe]);
        assert_eq!(of("-_--").1, [0xfb, 0xff, 0xbe]);
    }

    #[test]
    fn hex_comes_before_base64() {
        assert_eq!(of("deadbeef").0, Form::Hex);
        let packet = from_text("deadbeef", Some(Form::Base64)).unwrap();
        // d=29 e=30 a=26 d=29 b=27 e=30 e=30 f=31
        assert_eq!(packet.bytes, [0x75, 0xe6, 0x9d, 0x6d, 0xe7, 0x9f]);
    }

    #[test]
    fn literals_of_python_c_and_rust_are_read() {
        let literals = [
            r"b'\xf5ZS0'",
            r#"b"\xf5ZS0""#,
            r#""\xf5ZS0""#,
            r#""\xf5" "ZS0""#,
            r"(b'\xf5'\n b'ZS0')".replace(r"\n", "\n").leak(),
            r#""\365Z\1230";"#,
            r"Remaining bytes: b'\xf5ZS0'",
        ];
        for literal in literals {
            assert_eq!(of(literal), (Form::Literal, BYTES.to_vec()), "{literal}");
        }
        assert_eq!(of(r"b'\n\r\t\\\'\x00\0é'").1, b"\n\r\t\\'\0\0\xc3\xa9");
        assert_eq!(error(r"b'\xf5Z"), "the literal has no `'` at its end");
        assert_eq!(error(r"b'\xfg'"), "`\\x` has two hex digits: `\\xfg` has not");
        assert_eq!(error(r"b'\q'"), "`\\q` is no escape of a bytes literal");
        assert_eq!(error(r"b'a' b"), "`b` follows the literal");
    }

    #[test]
    fn what_is_no_text_is_raw() {
        let of = |bytes: &[u8]| from_bytes(bytes.to_vec(), None).unwrap();
        assert_eq!(of(&BYTES).form, Form::Raw);
        assert_eq!(of(b"\xc5sw4\0\0\0\0").form, Form::Raw);
        assert_eq!(of(b"sw4\0").form, Form::Raw);
        assert_eq!(of(b"f55a5330\r\n").bytes, BYTES);
        assert_eq!(from_bytes(b"f55a5330".to_vec(), Some(Form::Raw)).unwrap().bytes, b"f55a5330");
        assert_eq!(of(b"").bytes, b"");
    }

    #[test]
    fn another_text_is_an_error() {
        assert_eq!(
            error("phone call!"),
            "`!` at character 11 is in no packet: write hex, base64 or a bytes literal such as `b'\\xf5Z'`"
        );
        assert_eq!(error("hello"), "it is no base64: Invalid input length: 5");
        assert_eq!(error(" "), "the packet is empty");
    }
}
