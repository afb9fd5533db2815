//! The bytes of a dump's line.

use core::fmt;

use crate::hex::{digits, write_ascii};

/// The number of bytes of an event that a line shows. They take three characters each.
const SHOWN: usize = 8;
const HEX_WIDTH: usize = 3 * SHOWN;

/// Shows the first bytes in hex, and spaces up to the width of the column. The bytes after `content` are padding.
pub(super) struct HexColumn<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) content: usize,
}

impl fmt::Display for HexColumn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b' '; HEX_WIDTH];
        let cells = text.as_chunks_mut::<3>().0;
        for (cell, byte) in cells.iter_mut().zip(self.bytes) {
            let [high, low] = digits(*byte);
            *cell = [high, low, b' '];
        }
        if let Some([.., before]) = self.content.checked_sub(1).and_then(|it| cells.get_mut(it))
            && self.content < self.bytes.len()
        {
            *before = b'+';
        }
        // More bytes than fit: `…` replaces the last space.
        if self.bytes.len() > SHOWN {
            write_ascii(f, &text[..HEX_WIDTH - 1])?;
            return f.write_str("…");
        }
        write_ascii(f, &text)
    }
}
