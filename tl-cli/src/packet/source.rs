//! The bytes of a packet: from a file, a pipe, or standard input.

use std::fs::{self, File};
use std::io::{self, Read};

use super::hex;

/// The longest packet, in bytes.
const MAX_LEN: usize = 256 << 20;

/// Reads all of standard input.
pub(super) fn standard_input() -> Result<Vec<u8>, String> {
    all_of(io::stdin().lock(), "standard input")
}

/// Reads the file, pipe or device `name`; `None` if there is none of this name.
pub(super) fn file(name: &str) -> Option<Result<Vec<u8>, String>> {
    let metadata = fs::metadata(name).ok()?;
    if metadata.is_dir() {
        // Any packet of hex may be a folder's name, too.
        let is_packet = name.len() >= 8 && hex::is_hex(name);
        return (!is_packet).then(|| Err(format!("`{name}` is a folder: name a file in it")));
    }
    let shown = format!("`{name}`");
    let file = File::open(name).map_err(|error| format!("cannot read {shown}: {error}"));
    Some(file.and_then(|it| all_of(it, &shown)))
}

/// Says whether `name` is that of a file, pipe or device, and no hex.
pub(super) fn is_file(name: &str) -> bool {
    !hex::is_hex(name) && fs::metadata(name).is_ok_and(|it| !it.is_dir())
}

fn all_of(source: impl Read, shown: &str) -> Result<Vec<u8>, String> {
    let limit = u64::try_from(MAX_LEN).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    let result = source.take(limit).read_to_end(&mut bytes);
    result.map_err(|error| format!("cannot read {shown}: {error}"))?;
    match bytes.len() {
        0 => Err(format!("{shown} is empty: a packet is expected")),
        1..=MAX_LEN => Ok(bytes),
        _ => Err(format!(
            "{shown} is longer than 256 MiB: for a file of many packets, use `tl summary`"
        )),
    }
}
