//! `string` and `bytes`: a length, the content, and padding to a multiple of four
//! ([wire format, 2](https://core.telegram.org/mtproto/serialize#base-types)).

use alloc::boxed::Box;

use bytes::Bytes;

use super::{Reader, end_error, unexpected_end};
use crate::error::{DecodeError, DecodeErrorKind, Failure};

impl<'de> Reader<'de> {
    /// Reads a `string` or a `bytes`, and returns its content: it accepts all three length forms and any padding.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call per string is a tenth of decoding")]
    pub fn read_bytes(&mut self) -> Result<&'de [u8], DecodeError> {
        match split_bytes(self.rest) {
            Some((content, rest)) => {
                self.rest = rest;
                Ok(content)
            }
            None => Err(bytes_past_end(self.rest, self.end, self.is_inner).into()),
        }
    }

    /// Reads the content of a `string`, which must be UTF-8.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "measured: a call per string costs 4 % of decoding")]
    pub fn read_str(&mut self) -> Result<&'de str, DecodeError> {
        match split_ascii(self.rest).or_else(|| split_str(self.rest)) {
            Some((text, rest)) => {
                self.rest = rest;
                Ok(text)
            }
            None => Err(not_a_str(self.rest, self.end, self.is_inner).into()),
        }
    }

    /// Reads the content of a `string` or a `bytes`. If the input is [`Bytes`], the result is a slice of it, else a
    /// copy.
    pub fn read_shared_bytes(&mut self) -> Result<Bytes, DecodeError> {
        self.read_or_go_back(|reader| {
            let content = reader.read_bytes()?;
            reader.share(content)
        })
    }

    /// Reads a `bytes`, and its whole content with `read`: for example an object inside of `bytes`.
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
}

/// Splits `rest` into the content of the string at its beginning and the bytes after it; `None` if it is cut off.
#[inline(always)]
#[expect(clippy::inline_always, reason = "part of `read_bytes`")]
fn split_bytes(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    match rest {
        &[length @ ..=253, ..] => {
            let length = usize::from(length);
            // Length byte and content are padded together.
            let (padded, rest) = rest.split_at_checked((length | 3) + 1)?;
            Some((&padded[1..=length], rest))
        }
        _ => split_long_bytes(rest),
    }
}

fn split_long_bytes(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let (header, length) = long_length(rest)?;
    let length = usize::try_from(length).ok()?;
    let (padded, rest) = rest[header..].split_at_checked(length.checked_next_multiple_of(4)?)?;
    Some((&padded[..length], rest))
}

/// The size of a length of more than one byte, and the length. After its first byte, the length takes three bytes or
/// seven.
fn long_length(rest: &[u8]) -> Option<(usize, u64)> {
    match rest {
        [0xff, ..] => Some((8, u64::from_le_bytes(*rest.first_chunk()?) >> 8)),
        _ => Some((4, u64::from(u32::from_le_bytes(*rest.first_chunk()?) >> 8))),
    }
}

/// Splits off a short ASCII string.
#[cfg(feature = "ascii")]
#[inline]
fn split_ascii(rest: &[u8]) -> Option<(&str, &[u8])> {
    // For longer strings, the ASCII check takes longer than the UTF-8 check.
    let &[length @ ..=32, ..] = rest else {
        return None;
    };
    let length = usize::from(length);
    let (padded, rest) = rest.split_at_checked((length | 3) + 1)?;
    let text = ascii::AsciiStr::from_ascii(&padded[1..=length]).ok()?;
    Some((text.as_str(), rest))
}

#[cfg(not(feature = "ascii"))]
#[inline]
fn split_ascii(_: &[u8]) -> Option<(&str, &[u8])> {
    None
}

/// Splits off a string; `None` if it is cut off or not UTF-8.
///
/// The UTF-8 check includes the length byte if it is below 128, since it is an ASCII byte then. Up to the next aligned
/// word the check goes byte by byte. Usually the length byte is itself at the beginning of four aligned bytes, so the
/// check has fewer single bytes if it begins there.
fn split_str(rest: &[u8]) -> Option<(&str, &[u8])> {
    let (content, after) = split_bytes(rest)?;
    if let [..=127, ..] = rest {
        let text = core::str::from_utf8(&rest[..=content.len()]).ok()?;
        return Some((text.get(1..)?, after));
    }
    Some((core::str::from_utf8(content).ok()?, after))
}

/// Makes the error of a string at the beginning of `rest` that is cut off.
#[cold]
fn bytes_past_end(rest: &[u8], end: usize, is_inner: bool) -> Box<Failure> {
    let (header, length) = match rest {
        [length @ ..=253, ..] => (1, u64::from(*length)),
        _ => match long_length(rest) {
            Some(found) => found,
            None => return unexpected_end(header_len(rest), rest.len(), end, is_inner),
        },
    };
    let padded = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(header + 3) & !3;
    let kind = DecodeErrorKind::LengthPastEnd { length, left: rest.len() - header };
    end_error(kind, padded, rest.len(), end, is_inner)
}

/// Makes the error of a string at the beginning of `rest` that is cut off or not UTF-8.
#[cold]
fn not_a_str(rest: &[u8], end: usize, is_inner: bool) -> Box<Failure> {
    let Some((content, _)) = split_bytes(rest) else {
        return bytes_past_end(rest, end, is_inner);
    };
    let valid = core::str::from_utf8(content).map_or_else(|it| it.valid_up_to(), str::len);
    let offset = end - rest.len() + header_len(rest) + valid;
    Failure::new(DecodeErrorKind::InvalidUtf8, offset)
}

/// The size of the length of the string at the beginning of `rest`, in bytes.
fn header_len(rest: &[u8]) -> usize {
    match rest {
        [0xff, ..] => 8,
        [..=253, ..] => 1,
        _ => 4,
    }
}
