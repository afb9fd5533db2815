//! How long a value is: it is encoded, and nothing is kept but the number of bytes.
//!
//! So that there is one description of each type's bytes, and nothing that could disagree with it.

use crate::buffer::Buffer;
use crate::writer::Writer;

/// The number of bytes that `encode` writes.
#[inline]
pub(crate) fn length_of(encode: impl FnOnce(&mut Writer<Counter>)) -> usize {
    let mut writer = Writer::new(Counter { len: 0 });
    encode(&mut writer);
    writer.written()
}

/// Counts the bytes that it is given, and keeps none.
pub(crate) struct Counter {
    /// Wide enough for what no memory holds: the same text can be written a thousand times over.
    len: u64,
}

impl Buffer for Counter {
    const COUNTS: bool = true;

    #[inline]
    fn put_slice(&mut self, bytes: &[u8]) {
        self.len = self.len.wrapping_add(bytes.len() as u64);
    }

    #[inline]
    fn skip(&mut self, len: usize) {
        self.len = self.len.wrapping_add(len as u64);
    }

    #[inline]
    fn position(&self) -> usize {
        usize::try_from(self.len).unwrap_or(usize::MAX)
    }

    fn rewind(&mut self, _: usize) {}
}
