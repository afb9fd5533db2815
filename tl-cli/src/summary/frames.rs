//! Packets one after another: one per line, or each after its length.

use std::fmt;
use std::io::{self, BufRead, Read};

use crate::arguments::Framing;
use crate::packet;

/// Maximum length of a line and of a packet, in bytes. A larger length usually means that the framing is wrong.
const MAX_LEN: usize = 64 << 20;

/// The highest bit of a length of the intermediate transport, and of the first byte of the abridged transport. It asks
/// for a quick acknowledgement.
const QUICK_ACK: u32 = 1 << 31;
const SHORT_QUICK_ACK: u8 = 1 << 7;

/// The place of a packet in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The number of the line, from 1.
    Line(u64),
    /// The offset of the length.
    Byte(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Byte(offset) => write!(f, "byte {offset}"),
        }
    }
}

/// A fault of a frame.
#[derive(Debug)]
pub(super) enum FrameError {
    /// This packet cannot be read, but the next one can.
    Packet(String),
    /// This packet, and everything after it, cannot be read.
    Rest(String),
    Io(io::Error),
}

impl From<io::Error> for FrameError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads packets from `source`.
pub(super) struct Frames<R> {
    source: R,
    framing: Framing,
    /// The number of lines that have been read.
    line: u64,
    /// The number of bytes that have been read.
    offset: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(source: R, framing: Framing) -> Self {
        Self { source, framing, line: 0, offset: 0, buffer: Vec::new() }
    }

    /// The number of bytes that have been read.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// The place of the next packet, or of the line that was read last.
    pub(super) fn place(&self) -> Place {
        match self.framing {
            Framing::Lines => Place::Line(self.line),
            _ => Place::Byte(self.offset),
        }
    }

    /// Reads the next packet to `packet`. Gives its place, or `None` at the end.
    pub(super) fn next(&mut self, packet: &mut Vec<u8>) -> Result<Option<Place>, FrameError> {
        if self.framing == Framing::Lines {
            return self.next_line(packet);
        }
        if self.offset == 0 {
            self.skip_mark()?;
        }
        let place = self.place();
        let Some(len) = self.length()? else { return Ok(None) };
        if len > MAX_LEN {
            return Err(FrameError::Rest(format!(
                "a packet of {len} bytes is longer than 64 MiB: the framing is likely another one"
            )));
        }
        packet.clear();
        // Memory grows with the bytes that are there, not with the length.
        let taken = u64::try_from(len).unwrap_or(u64::MAX);
        let read = self.source.by_ref().take(taken).read_to_end(packet)?;
        self.offset += u64::try_from(read).unwrap_or(u64::MAX);
        if read < len {
            return Err(FrameError::Rest(format!(
                "the input ends in a packet of {len} bytes, after {read} of them"
            )));
        }
        Ok(Some(place))
    }

    /// Reads the next line that is not empty.
    fn next_line(&mut self, packet: &mut Vec<u8>) -> Result<Option<Place>, FrameError> {
        loop {
            self.buffer.clear();
            let limit = u64::try_from(MAX_LEN).unwrap_or(u64::MAX);
            let read = self.source.by_ref().take(limit).read_until(b'\n', &mut self.buffer)?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            self.offset += u64::try_from(read).unwrap_or(u64::MAX);
            if read == MAX_LEN && self.buffer.last() != Some(&b'\n') {
                self.offset += skip_line(&mut self.source)?;
                return Err(FrameError::Packet("the line is longer than 64 MiB".to_owned()));
            }
            let line = self.buffer.trim_ascii();
            if line.is_empty() {
                continue;
            }
            packet::read_line(line, packet).map_err(FrameError::Packet)?;
            return Ok(Some(self.place()));
        }
    }

    /// Reads the first bytes of the transports: `ef` or `eeeeeeee`.
    fn skip_mark(&mut self) -> Result<(), FrameError> {
        let start = self.source.fill_buf()?;
        let len = match (self.framing, start) {
            (Framing::Abridged, [0xef, ..]) => 1,
            (Framing::Intermediate, [0xee, 0xee, 0xee, 0xee, ..]) => 4,
            (Framing::Intermediate, [0xdd, 0xdd, 0xdd, 0xdd, ..]) => {
                let message =
                    "it begins with dddddddd: the padded intermediate transport is not read";
                return Err(FrameError::Rest(message.to_owned()));
            }
            _ => 0,
        };
        self.source.consume(len);
        self.offset += u64::try_from(len).unwrap_or(u64::MAX);
        Ok(())
    }

    /// Reads the length of a packet, in bytes; `None` at the end.
    fn length(&mut self) -> Result<Option<usize>, FrameError> {
        if self.source.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let length = match self.framing {
            Framing::Abridged => {
                let [first] = self.bytes()?;
                match first & !SHORT_QUICK_ACK {
                    0x7f => {
                        let [a, b, c] = self.bytes()?;
                        u32::from_le_bytes([a, b, c, 0]) * 4
                    }
                    quarter => u32::from(quarter) * 4,
                }
            }
            Framing::Intermediate => u32::from_le_bytes(self.bytes()?) & !QUICK_ACK,
            _ => u32::from_le_bytes(self.bytes()?),
        };
        Ok(Some(usize::try_from(length).unwrap_or(usize::MAX)))
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], FrameError> {
        let mut bytes = [0; N];
        match self.source.read_exact(&mut bytes) {
            Ok(()) => {
                self.offset += u64::try_from(N).unwrap_or(u64::MAX);
                Ok(bytes)
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(FrameError::Rest("the input ends in the length of a packet".to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Reads to the end of the line. Gives the number of bytes.
fn skip_line(source: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = source.fill_buf()?;
        let end = buffer.iter().position(|it| *it == b'\n');
        let len = end.map_or(buffer.len(), |it| it + 1);
        source.consume(len);
        skipped += u64::try_from(len).unwrap_or(u64::MAX);
        if end.is_some() || len == 0 {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All packets with their places, and the error at the end.
    fn read(framing: Framing, input: &[u8]) -> (Vec<(u64, Vec<u8>)>, Option<String>) {
        let (mut packets, mut packet) = (Vec::new(), Vec::new());
        let mut frames = Frames::new(input, framing);
        loop {
            match frames.next(&mut packet) {
                Ok(Some(Place::Line(place) | Place::Byte(place))) => {
                    packets.push((place, packet.clone()));
                }
                Ok(None) => return (packets, None),
                Err(FrameError::Packet(message)) => packets.push((0, message.into_bytes())),
                Err(FrameError::Rest(message)) => return (packets, Some(message)),
                Err(FrameError::Io(error)) => panic!("{error}"),
            }
        }
    }

    /// <https://core.telegram.org/mtproto/mtproto-transports>
    #[test]
    fn frames_of_the_transports_are_read() {
        let four = |place| (place, vec![1, 2, 3, 4]);
        // A quarter of the length, also with the bit of a quick acknowledgement.
        let (packets, error) = read(
            Framing::Abridged,
            &[0xef, 1, 1, 2, 3, 4, 0x81, 1, 2, 3, 4, 0x7f, 1, 0, 0, 1, 2, 3, 4],
        );
        assert_eq!((packets, error), (vec![four(1), four(6), four(11)], None));
        let mut input = vec![0xee; 4];
        input.extend([4, 0, 0, 0, 1, 2, 3, 4, 4, 0, 0, 0x80, 1, 2, 3, 4]);
        assert_eq!(read(Framing::Intermediate, &input), (vec![four(4), four(12)], None));
        assert_eq!(read(Framing::Intermediate, &input[4..]), (vec![four(0), four(8)], None));
        let (packets, error) = read(Framing::U32, &input[4..]);
        assert_eq!(packets, [four(0)]);
        assert!(error.unwrap().starts_with("a packet of 2147483652 bytes is longer than 64 MiB"));
    }

    #[test]
    fn a_broken_frame_ends_the_input() {
        for (framing, input, expected) in [
            (Framing::U32, &[4, 0, 0][..], "the input ends in the length of a packet"),
            (
                Framing::U32,
                &[8, 0, 0, 0, 1],
                "the input ends in a packet of 8 bytes, after 1 of them",
            ),
            (Framing::Abridged, &[0x7f, 1], "the input ends in the length of a packet"),
            // 64 MiB are said to be there.
            (
                Framing::U32,
                &[0, 0, 0, 4],
                "the input ends in a packet of 67108864 bytes, after 0 of them",
            ),
        ] {
            assert_eq!(read(framing, input), (Vec::new(), Some(expected.to_owned())));
        }
        let (_, error) = read(Framing::Intermediate, &[0xdd; 8]);
        assert!(error.unwrap().starts_with("it begins with dddddddd"));
    }

    #[test]
    fn lines_are_read_in_any_form() {
        let input = b"01020304\n\n AQIDBA== \r\nb'\\x01\\x02\\x03\\x04'\n?\n0x01020304";
        let (packets, error) = read(Framing::Lines, input);
        let places: Vec<_> = packets.iter().map(|(place, _)| *place).collect();
        assert_eq!((places, error), (vec![1, 3, 4, 0, 6], None));
        let is_packet = |(place, packet): &(u64, Vec<u8>)| *place == 0 || *packet == [1, 2, 3, 4];
        assert!(packets.iter().all(is_packet), "{packets:?}");
    }
}
