//! Reads the texts of schemas and JSON up to a maximum length, since a pipe or a device may have no end; shows names of
//! files.

use std::io::{self, Read};

/// The longest text, in bytes.
const MAX_LEN: usize = 256 << 20;

/// The name of a file for messages, with escapes for control characters, which a terminal would obey.
pub(crate) fn shown(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Reads all of `source`; a longer text is an error.
pub(crate) fn read_all(source: impl Read) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MAX_LEN).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    source.take(limit).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_LEN {
        return Err(io::Error::other("it is longer than 256 MiB"));
    }
    Ok(bytes)
}
