//! Bytes in hex.

use core::fmt::{self, Display};

/// Shows all the bytes, two digits each.
pub(crate) struct Hex<'a>(pub &'a [u8]);

impl Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chunks(32).try_for_each(|bytes| {
            let mut text = [0; 64];
            text.as_chunks_mut().0.iter_mut().zip(bytes).for_each(|(to, it)| *to = digits(*it));
            write_ascii(f, &text[..2 * bytes.len()])
        })
    }
}

/// The two digits of a byte, from a table: with `{:02x}`, they would take most of the time of a dump.
pub(crate) fn digits(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

/// Writes a text of ASCII characters.
pub(crate) fn write_ascii(f: &mut fmt::Formatter<'_>, text: &[u8]) -> fmt::Result {
    str::from_utf8(text).map_or(Err(fmt::Error), |text| f.write_str(text))
}

/// The maximum number of bytes that [`ShortHex`] shows.
const SHOWN: usize = 32;

/// Shows the first bytes. If there are more, it also shows their number.
pub(crate) struct ShortHex<'a>(pub &'a [u8]);

impl fmt::Debug for ShortHex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => f.write_str("empty"),
            bytes if bytes.len() <= SHOWN => Hex(bytes).fmt(f),
            bytes => write!(f, "{}… ({} bytes)", Hex(&bytes[..SHOWN]), bytes.len()),
        }
    }
}

/// Says that a text cannot be parsed as a value of a fixed size in hex: it has a wrong number of digits, or another
/// character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidHex {
    digits: usize,
}

impl Display for InvalidHex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} hex digits", self.digits)
    }
}

impl core::error::Error for InvalidHex {}

/// Returns the bytes of the hex digits `text`, which may be in upper or lower case.
pub(crate) fn parse<const N: usize>(text: &str) -> Result<[u8; N], InvalidHex> {
    parse_digits(text.as_bytes()).ok_or(InvalidHex { digits: 2 * N })
}

fn parse_digits<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_chunks().0) {
        *byte = parse_pair(*pair)?;
    }
    Some(bytes)
}

/// The byte of two hex digits.
pub(crate) fn parse_pair(pair: [u8; 2]) -> Option<u8> {
    let [high, low] = pair.map(|digit| char::from(digit).to_digit(16));
    u8::try_from(high? << 4 | low?).ok()
}
