//! CRC32 (IEEE) in `const` code. A constructor id is the CRC32 of the definition.

/// Computes the CRC32 (IEEE) of bytes that are added piece by piece.
///
/// ```
/// assert_eq!(tl_syntax::Crc::new().add(b"1234").add(b"56789").finish(), 0xcbf4_3926);
/// ```
#[derive(Clone, Copy)]
pub struct Crc(u32);

/// The effect of a byte on the CRC if 0, 1, 2 or 3 bytes follow it.
static TABLES: [[u32; 256]; 4] = tables();

const fn tables() -> [[u32; 256]; 4] {
    let mut tables = [[0; 256]; 4];
    let mut byte: u32 = 0;
    while byte < 256 {
        let mut sum = byte;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 != 0 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
            bit += 1;
        }
        tables[0][byte as usize] = sum;
        byte += 1;
    }
    let mut byte = 0;
    while byte < 256 {
        let mut following = 1;
        while following < 4 {
            let sum: u32 = tables[following - 1][byte];
            tables[following][byte] = sum >> 8 ^ tables[0][low_byte(sum)];
            following += 1;
        }
        byte += 1;
    }
    tables
}

impl Crc {
    /// Begins with no bytes.
    #[must_use]
    pub const fn new() -> Self {
        Self(!0)
    }

    /// Adds `bytes`. Adds four bytes at a time: const evaluation is slow, and destructuring a slice takes fewer steps
    /// than function calls.
    #[must_use]
    pub const fn add(self, bytes: &[u8]) -> Self {
        let tables = &TABLES;
        let mut sum = self.0;
        let mut rest = bytes;
        while let [a, b, c, d, after @ ..] = rest {
            let [low, second, third, high] = sum.to_le_bytes();
            sum = tables[3][(low ^ *a) as usize]
                ^ tables[2][(second ^ *b) as usize]
                ^ tables[1][(third ^ *c) as usize]
                ^ tables[0][(high ^ *d) as usize];
            rest = after;
        }
        while let [byte, after @ ..] = rest {
            sum = sum >> 8 ^ tables[0][low_byte(sum ^ *byte as u32)];
            rest = after;
        }
        Self(sum)
    }

    /// Gives the sum.
    #[must_use]
    pub const fn finish(self) -> u32 {
        !self.0
    }
}

impl Default for Crc {
    fn default() -> Self {
        Self::new()
    }
}

const fn low_byte(sum: u32) -> usize {
    (sum & 0xff) as usize
}

#[cfg(test)]
mod tests {
    use super::Crc;

    /// The check value of CRC-32/ISO-HDLC in the catalogue of CRC algorithms.
    #[test]
    fn check_value() {
        assert_eq!(Crc::new().add(b"123456789").finish(), 0xcbf4_3926);
        assert_eq!(Crc::new().finish(), 0);
    }

    #[test]
    fn pieces_of_any_length_add_up() {
        let text = b"The quick brown fox jumps over the lazy dog";
        for split in 0..text.len() {
            let (front, back) = text.split_at(split);
            assert_eq!(Crc::new().add(front).add(back).finish(), 0x414f_a339);
        }
    }
}
