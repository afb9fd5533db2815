//! Schemas and JSON, up to a length: a pipe or a device may have no end.

use std::io::{self, Read};

/// The longest text, in bytes.
const MAX_LEN: usize = 256 << 20;

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
