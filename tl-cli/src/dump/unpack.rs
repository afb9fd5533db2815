//! Packed data: gzip, which the protocol names, or zlib, which some clients send.

use std::io::{self, Read};

use flate2::bufread::{GzDecoder, ZlibDecoder};

/// Maximum number of unpacked bytes per packet.
const MAX_UNPACKED: usize = 16 << 20;

/// Unpacks the parts of a packet, up to a limit for all of them.
pub(super) struct Unpacker {
    left: usize,
}

/// The content of packed data.
pub(super) struct Unpacked {
    pub(super) content: Vec<u8>,
    /// The number of bytes after the end of the packed data.
    pub(super) trailing: usize,
}

impl Unpacker {
    pub(super) fn new() -> Self {
        Self { left: MAX_UNPACKED }
    }

    pub(super) fn unpack(&mut self, packed: &[u8]) -> Result<Unpacked, String> {
        match *packed {
            [0x1f, 0x8b, ..] => {
                self.read(GzDecoder::new(packed), |decoder| decoder.into_inner().len())
            }
            [first, second, ..] if is_zlib(first, second) => {
                self.read(ZlibDecoder::new(packed), |decoder| decoder.into_inner().len())
            }
            _ => Err("it begins as neither gzip nor zlib does".to_owned()),
        }
    }

    fn read<D: Read>(
        &mut self,
        mut decoder: D,
        trailing: impl FnOnce(D) -> usize,
    ) -> Result<Unpacked, String> {
        let limit = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        let mut content = Vec::new();
        let result = (&mut decoder).take(limit).read_to_end(&mut content);
        result.map_err(|error: io::Error| error.to_string())?;
        let left = self.left.checked_sub(content.len());
        self.left = left.ok_or("a packet is unpacked up to 16 MiB in all, and this is more")?;
        Ok(Unpacked { content, trailing: trailing(decoder) })
    }
}

/// RFC 1950: the method is deflate, and the two bytes are a multiple of 31.
fn is_zlib(first: u8, second: u8) -> bool {
    first & 0x0f == 8 && u16::from_be_bytes([first, second]).is_multiple_of(31)
}
