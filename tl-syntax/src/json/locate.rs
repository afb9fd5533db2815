//! Computes the location of a value in the JSON text.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::location::{Error, Location};

/// The number of bytes between two recorded locations. It is small, since a whole schema may be one line.
const STEP: usize = 256;

/// The text of a file, with the line and the column of each place.
pub(super) struct Locations<'a> {
    file: Arc<str>,
    text: &'a str,
    /// The line and the column of each `STEP`th byte.
    known: Vec<(usize, usize)>,
}

/// A text in the file, and its place.
pub(super) struct Text<'a> {
    pub(super) value: Cow<'a, str>,
    pub(super) location: Location,
}

impl<'a> Locations<'a> {
    pub(super) fn new(file: &str, text: &'a str) -> Self {
        let mut known = Vec::with_capacity(text.len() / STEP + 1);
        let mut place = (1, 1);
        for (index, byte) in text.bytes().enumerate() {
            if index % STEP == 0 {
                known.push(place);
            }
            place = after(place, byte);
        }
        Self { file: file.into(), text, known }
    }

    /// The place of the byte at `offset`.
    pub(super) fn at(&self, offset: usize) -> Location {
        let step = (offset / STEP).min(self.known.len().saturating_sub(1));
        let place = self.known.get(step).copied().unwrap_or((1, 1));
        let between = self.text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        let (line, column) = between.iter().fold(place, |place, byte| after(place, *byte));
        Location { file: Arc::clone(&self.file), line, column }
    }

    /// The place of a value, which is a part of the text. The place of a string is that of its first character.
    pub(super) fn of(&self, value: &RawValue) -> Location {
        let (start, own) = (self.text.as_ptr().addr(), value.get().as_ptr().addr());
        let quote = usize::from(value.get().starts_with('"'));
        self.at(own.saturating_sub(start) + quote)
    }

    /// The place of an error of `serde_json`, which counts columns in bytes.
    pub(super) fn of_error(&self, error: &serde_json::Error) -> Location {
        let lines = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start: usize = lines.map(str::len).sum();
        self.at(start + error.column().saturating_sub(1))
    }

    /// A string without control characters, which no name and no type has.
    pub(super) fn text(&self, value: &'a RawValue, what: &str) -> Result<Text<'a>, Error> {
        let location = self.of(value);
        let text = match value.get().strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
            Some(plain) if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
            _ => parsed::<String>(value).map(Cow::Owned),
        };
        match text {
            Some(value) if !value.contains(char::is_control) => Ok(Text { value, location }),
            _ => Err(Error::at(&location, format!("{what} is a string without line ends"))),
        }
    }

    /// A number, also in quotes.
    pub(super) fn number(&self, value: &'a RawValue, what: &str) -> Result<i64, Error> {
        let quoted = || parsed::<String>(value)?.parse().ok();
        parsed(value)
            .or_else(quoted)
            .ok_or_else(|| Error::at(&self.of(value), format!("{what} is a decimal number")))
    }
}

/// The place after a byte that is at `place`.
fn after((line, column): (usize, usize), byte: u8) -> (usize, usize) {
    match byte {
        b'\n' => (line + 1, 1),
        // The bytes of a character after its first.
        0x80..=0xbf => (line, column),
        _ => (line, column + 1),
    }
}

fn parsed<T: DeserializeOwned>(value: &RawValue) -> Option<T> {
    serde_json::from_str(value.get()).ok()
}
