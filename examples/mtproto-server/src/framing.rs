//! Frames: the transports "abridged" and "intermediate", <https://core.telegram.org/mtproto/mtproto-transports>.
//!
//! A frame's memory grows with the bytes that arrive, not with the length that it announces.

use std::io;
use std::time::Duration;

use tl_core::{Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::time::timeout;

use crate::error::{Error, Result};
use crate::limits;

/// The form of the frames, which the client chooses with its first bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Transport {
    /// The length in words, in one byte or in four.
    Abridged,
    /// The length in bytes, in four bytes.
    Intermediate,
}

/// The first byte of a connection with [`Transport::Abridged`].
pub const ABRIDGED: u8 = 0xef;

/// The first four bytes of a connection with [`Transport::Intermediate`].
pub const INTERMEDIATE: [u8; 4] = [0xee; 4];

/// In front of a length that does not fit in one byte.
const LONG: u8 = 0x7f;

impl Transport {
    /// Reads which transport the client has chosen.
    pub async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Self> {
        let first = stream.read_u8().await?;
        if first == ABRIDGED {
            return Ok(Self::Abridged);
        }
        let mut rest = [0; 3];
        stream.read_exact(&mut rest).await?;
        match [first, rest[0], rest[1], rest[2]] {
            INTERMEDIATE => Ok(Self::Intermediate),
            _ => Err(Error::Protocol("this transport is not supported")),
        }
    }

    /// Reads a frame that begins within `idle`, or `None` if the peer has closed the connection between two frames.
    pub async fn read_frame(
        self,
        stream: &mut (impl AsyncRead + Unpin),
        idle: Duration,
    ) -> Result<Option<Bytes>> {
        let first = match timeout(idle, stream.read_u8()).await {
            Err(_) => return Err(Error::TimedOut("a silent peer")),
            Ok(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            Ok(first) => first?,
        };
        let rest = timeout(limits::SLOW, async {
            let len = self.read_len(first, stream).await?;
            read_data(len, stream).await
        });
        rest.await.map_err(|_| Error::TimedOut("a slow frame"))?.map(Some)
    }

    async fn read_len(self, first: u8, stream: &mut (impl AsyncRead + Unpin)) -> Result<usize> {
        if self == Self::Abridged && first != LONG {
            return Ok(4 * usize::from(first));
        }
        let mut rest = [0; 3];
        stream.read_exact(&mut rest).await?;
        let [a, b, c] = rest;
        let len = match self {
            Self::Abridged => 4 * u64::from(u32::from_le_bytes([a, b, c, 0])),
            Self::Intermediate => u64::from(u32::from_le_bytes([first, a, b, c])),
        };
        usize::try_from(len).map_err(|_| Error::Protocol("the frame is too long"))
    }

    /// Appends a frame to `out`. Its data is a multiple of four bytes long.
    pub fn write_frame(self, data: &[u8], out: &mut Vec<u8>) -> Result<()> {
        let too_long = |_| Error::Protocol("an answer is too long for a frame");
        match (self, u8::try_from(data.len() / 4)) {
            (Self::Abridged, Ok(words)) if words < LONG => out.push(words),
            (Self::Abridged, _) => {
                let words = u32::try_from(data.len() / 4).map_err(too_long)?;
                let [a, b, c, 0] = words.to_le_bytes() else {
                    return Err(Error::Protocol("an answer is too long for a frame"));
                };
                out.extend([LONG, a, b, c]);
            }
            (Self::Intermediate, _) => {
                let len = u32::try_from(data.len()).map_err(too_long)?;
                out.extend(len.to_le_bytes());
            }
        }
        out.extend(data);
        Ok(())
    }
}

async fn read_data(len: usize, stream: &mut (impl AsyncRead + Unpin)) -> Result<Bytes> {
    if len == 0 || len > limits::FRAME || !len.is_multiple_of(4) {
        return Err(Error::Protocol("a frame cannot have this length"));
    }
    let mut data = BytesMut::with_capacity(len.min(limits::FRAME_START));
    let mut stream = stream.take(len as u64);
    while data.len() < len {
        if stream.read_buf(&mut data).await? == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
    }
    Ok(data.freeze())
}
