//! `string` and `bytes`: a length, the content, and padding to a multiple of four
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use bytes::Bytes;

use super::Reader;
use crate::error::{DecodeError, DecodeErrorKind};

impl<'de> Reader<'de> {
    /// Reads the content of a `string` or of `bytes`: length, content, padding, in any of the three
    /// length forms and with any padding.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs a tenth of decoding")]
    pub fn read_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        match self.rest {
            &[length @ ..=253, ..] => {
                let length = usize::from(length);
                // The content follows the one byte of its length; both are padded together.
                match self.rest.split_at_checked((length + 4) & !3) {
                    Some((padded, rest)) => {
                        self.rest = rest;
                        Ok(&padded[1..=length])
                    }
                    None => Err(self.length_past_end(length as u64, 1)),
                }
            }
            _ => self.read_long_bytes(),
        }
    }

    fn read_long_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        // The length follows its mark, in three bytes or in seven.
        let (header, length) = if let [0xff, ..] = self.rest {
            match self.rest.first_chunk() {
                Some(bytes) => (8, u64::from_le_bytes(*bytes) >> 8),
                None => return Err(self.unexpected_end(8)),
            }
        } else {
            match self.rest.first_chunk() {
                Some(bytes) => (4, u64::from(u32::from_le_bytes(*bytes) >> 8)),
                None => return Err(self.unexpected_end(4)),
            }
        };
        let padded =
            usize::try_from(length).ok().and_then(|length| length.checked_next_multiple_of(4));
        let content = padded.and_then(|padded| self.rest[header..].split_at_checked(padded));
        match content {
            Some((padded, rest)) => {
                self.rest = rest;
                // `length` fits: its multiple of four is that of a slice.
                Ok(&padded[..usize::try_from(length).unwrap_or(padded.len())])
            }
            None => Err(self.length_past_end(length, header)),
        }
    }

    /// Reads the content of a `string` that has to be UTF-8.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call a string costs 4 % of decoding")]
    pub fn read_str(&mut self) -> Result<&'de str, DecodeError> {
        match self.split_ascii() {
            Some((text, rest)) => {
                self.rest = rest;
                Ok(text)
            }
            None => self.read_any_str(),
        }
    }

    /// A short string of ASCII, and the bytes after it.
    #[cfg(feature = "ascii")]
    #[inline]
    fn split_ascii(&self) -> Option<(&'de str, &'de [u8])> {
        // From here on the search for other bytes takes longer than the check of UTF-8.
        let &[length @ ..=32, ..] = self.rest else {
            return None;
        };
        let length = usize::from(length);
        let (padded, rest) = self.rest.split_at_checked((length + 4) & !3)?;
        let text = ascii::AsciiStr::from_ascii(&padded[1..=length]).ok()?;
        Some((text.as_str(), rest))
    }

    #[cfg(not(feature = "ascii"))]
    #[inline]
    #[expect(clippy::unused_self, reason = "in place of the one above")]
    fn split_ascii(&self) -> Option<(&'de str, &'de [u8])> {
        None
    }

    fn read_any_str(&mut self) -> Result<&'de str, DecodeError> {
        if let Some((text, rest)) = self.split_short_str() {
            self.rest = rest;
            return Ok(text);
        }
        let before = self.rest;
        match self.read_bytes() {
            Ok(bytes) => match core::str::from_utf8(bytes) {
                Ok(text) => Ok(text),
                Err(error) => {
                    self.rest = before;
                    Err(self.invalid_utf8(error.valid_up_to()))
                }
            },
            Err(error) => Err(error),
        }
    }

    /// A string whose length is below 128, and the bytes after it.
    ///
    /// Such a length is ASCII itself. If it is checked along with the content, the check reaches the next aligned
    /// word three bytes sooner, and it goes byte by byte up to there.
    fn split_short_str(&self) -> Option<(&'de str, &'de [u8])> {
        let &[length @ ..=127, ..] = self.rest else {
            return None;
        };
        let length = usize::from(length);
        let (padded, rest) = self.rest.split_at_checked((length + 4) & !3)?;
        let text = core::str::from_utf8(&padded[..=length]).ok()?;
        Some((text.get(1..)?, rest))
    }

    /// Reads the content of a `string` or of `bytes`: a slice of the input if the input is [`Bytes`], else a copy.
    pub fn read_shared_bytes(&mut self) -> Result<Bytes, DecodeError> {
        self.read_or_go_back(|reader| {
            let content = reader.read_bytes()?;
            reader.share(content)
        })
    }

    /// Reads a `bytes` whose content is read with `read`, to its end: an object inside of `bytes`.
    ///
    /// ```
    /// use tl_core::Reader;
    ///
    /// let mut reader = Reader::new(&[4, 7, 0, 0, 0, 0, 0, 0]);
    /// assert_eq!(reader.read_bytes_with(|content| content.read::<i32>())?, 7);
    /// # Ok::<(), tl_core::DecodeError>(())
    /// ```
    pub fn read_bytes_with<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        self.read_or_go_back(|reader| {
            let start = reader.offset() + header_len(reader.rest);
            let content = reader.read_bytes()?;
            reader.read_inner(content, start + content.len(), read)
        })
    }

    /// A string of `length` bytes, whose length takes `header` bytes, is longer than the rest of the input.
    #[cold]
    fn length_past_end(&self, length: u64, header: usize) -> DecodeError {
        let left = self.rest.len() - header;
        let padded = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(header + 3) & !3;
        self.end_error(DecodeErrorKind::LengthPastEnd { length, left }, padded)
    }

    /// The next string is valid up to its byte `valid_up_to`.
    #[cold]
    fn invalid_utf8(&self, valid_up_to: usize) -> DecodeError {
        let offset = self.offset() + header_len(self.rest) + valid_up_to;
        DecodeError::new(DecodeErrorKind::InvalidUtf8, offset)
    }
}

/// The number of bytes that the length of the string at the beginning of `rest` takes.
fn header_len(rest: &[u8]) -> usize {
    match rest {
        [0xff, ..] => 8,
        [0xfe, ..] => 4,
        _ => 1,
    }
}
