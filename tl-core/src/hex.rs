//! Bytes as people read them.

use core::fmt::{self, Display};

/// Shows all the bytes, two digits each.
pub(crate) struct Hex<'a>(pub &'a [u8]);

impl Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// How many bytes are shown where there may be any number of them.
const SHOWN: usize = 32;

/// Shows the first bytes, and how many there are where there are more.
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
