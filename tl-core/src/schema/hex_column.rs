//! The bytes of a dump's line.

use core::fmt;

use crate::hex::{digits, write_ascii};

/// How many bytes of an event a line shows, and how many characters they take.
const SHOWN: usize = 8;
const HEX_WIDTH: usize = 3 * SHOWN;

/// The first bytes in hex, and spaces up to the width of the column. The bytes after `content` are padding.
pub(super) struct HexColumn<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) content: usize,
}

impl fmt::Display for HexColumn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b' '; HEX_WIDTH];
        let places = text.as_chunks_mut::<3>().0;
        for (place, byte) in places.iter_mut().zip(self.bytes) {
            let [high, low] = digits(*byte);
            *place = [high, low, b' '];
        }
        if let Some([.., before]) = self.content.checked_sub(1).and_then(|it| places.get_mut(it))
            && self.content < self.bytes.len()
        {
            *before = b'+';
        }
        // More bytes than places: the last space is a sign of it.
        if self.bytes.len() > SHOWN {
            write_ascii(f, &text[..HEX_WIDTH - 1])?;
            return f.write_str("…");
        }
        write_ascii(f, &text)
    }
}
