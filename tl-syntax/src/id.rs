//! The rule that computes a constructor id from a definition.
//!
//! Telegram's rule: the definition on one line with single spaces, without the id and the `;`; each
//! `name:word.N?true` goes; a parameter whose whole type is `bytes` is written `string`; `<` becomes a space, `>`,
//! `{` and `}` go. A parameter without a name is its type. TON's rule keeps `bytes` and `?true`, and `(` and `)` go.
//! The id is the CRC32 of the text.

use crate::crc::Crc;

/// A dialect of TL: it decides how a definition is written, and how its id is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// Telegram's: its API, MTProto, secret chats, e2e.
    #[default]
    Telegram,
    /// TON's: ADNL, the lite server, the overlay.
    Ton,
}

impl Dialect {
    /// Says whether ids leave out `name:word.N?true`.
    #[must_use]
    pub const fn ids_leave_out_true(self) -> bool {
        matches!(self, Self::Telegram)
    }

    /// Gives the type in the text of the id for a parameter whose whole type is `ty`: `string` for `bytes`.
    #[must_use]
    pub const fn type_in_id(self, ty: &str) -> &str {
        match (self, ty.as_bytes()) {
            (Self::Telegram, b"bytes") => "string",
            _ => ty,
        }
    }
}

/// Computes the id of a definition from its text, which is added piece by piece.
///
/// ```
/// use tl_syntax::{Dialect, IdHasher};
///
/// // photoPathSize type:string bytes:bytes = PhotoSize
/// let mut id = IdHasher::new(Dialect::Telegram);
/// id.text("photoPathSize");
/// id.parameter("type", "", "string");
/// id.parameter("bytes", "", "bytes");
/// id.text(" = PhotoSize");
/// assert_eq!(id.finish(), 0xd8214d41);
/// ```
#[derive(Clone, Copy)]
pub struct IdHasher {
    crc: Crc,
    dialect: Dialect,
}

impl IdHasher {
    /// Begins with no text.
    #[must_use]
    pub const fn new(dialect: Dialect) -> Self {
        Self { crc: Crc::new(), dialect }
    }

    /// Adds ` name:ty`, or ` name:word.N?ty` if the condition is `word.N?`, unless ids leave it out. A parameter
    /// without a name is ` ty`.
    pub const fn parameter(&mut self, name: &str, condition: &str, ty: &str) {
        let is_true = !condition.is_empty() && matches!(ty.as_bytes(), b"true");
        if is_true && self.dialect.ids_leave_out_true() {
            return;
        }
        self.text(" ");
        self.text(name);
        if !name.is_empty() {
            self.text(":");
        }
        self.text(condition);
        self.text(self.dialect.type_in_id(ty));
    }

    /// Adds text as schemas write it: of brackets, only `<` leaves a space.
    pub const fn text(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((before, bracket, after)) = cut_at_bracket(rest) {
            self.crc = self.crc.add(before);
            if bracket == b'<' {
                self.crc = self.crc.add(b" ");
            }
            rest = after;
        }
        self.crc = self.crc.add(rest);
    }

    /// Gives the id of the text.
    #[must_use]
    pub const fn finish(self) -> u32 {
        self.crc.finish()
    }
}

/// The bytes before the first bracket, the bracket, and the bytes after it.
const fn cut_at_bracket(text: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let mut index = 0;
    while index < text.len() {
        if let b'<' | b'>' | b'{' | b'}' | b'(' | b')' = text[index] {
            let (before, rest) = text.split_at(index);
            return Some((before, text[index], rest.split_at(1).1));
        }
        index += 1;
    }
    None
}
